// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub_wire.h"
#include "core/receipt.h"
#include "support/sample_pass.h"

#include <QTest>

using namespace th::core;
using namespace th::core::journal;
using th::test::sampleKey;

namespace {

struct Signed {
    SoftwareKey hub = sampleKey(1);
    PublicKey device = sampleKey(2).publicKey();
    Receipt receipt{{}, device, 42, Hash{9}, 1'630'983'600'123};
    Bytes bytes = signReceipt(receipt, hub);
};

wire::SignedRequest sampleRequest()
{
    wire::SignedRequest request;
    request.hub.fill(1);
    request.method = "POST";
    request.target = "/v1/journal";
    request.milliseconds = 1'630'983'600'123;
    request.nonce.fill(2);
    request.body.fill(3);
    return request;
}

} // namespace

class ReceiptTest : public QObject {
    Q_OBJECT
private slots:
    void a_receipt_opens_to_what_was_signed()
    {
        const Signed given;
        const auto opened = openReceipt(given.bytes, given.hub.publicKey(), given.device);
        QVERIFY(opened.has_value());
        QCOMPARE(opened->seq, std::uint64_t{42});
        QCOMPARE(opened->head, given.receipt.head);
        QCOMPARE(opened->receivedMilliseconds, given.receipt.receivedMilliseconds);
        QVERIFY(opened->hub == given.hub.publicKey());
        QVERIFY(given.bytes.size() <= maxReceiptBytes);
    }

    void every_altered_byte_closes_it()
    {
        const Signed given;
        for (std::size_t i = 0; i < given.bytes.size(); ++i) {
            Bytes altered = given.bytes;
            altered[i] ^= 1;
            QVERIFY2(!openReceipt(altered, given.hub.publicKey(), given.device), qPrintable(QString::number(i)));
        }
        Bytes longer = given.bytes;
        longer.push_back(0);
        QVERIFY(!openReceipt(longer, given.hub.publicKey(), given.device));
        QVERIFY(!openReceipt(ByteView(given.bytes).first(given.bytes.size() - 1), given.hub.publicKey(), given.device));
    }

    void another_hubs_or_another_devices_receipt_is_nothing()
    {
        const Signed given;
        QVERIFY(!openReceipt(given.bytes, sampleKey(3).publicKey(), given.device));
        QVERIFY(!openReceipt(given.bytes, given.hub.publicKey(), sampleKey(3).publicKey()));
    }

    /// docs/formats/receipt.md shows these bytes.
    void the_bytes_are_those_of_the_page()
    {
        const Signed given;
        QCOMPARE(QByteArray::fromStdString(toHex(ByteView(given.bytes).first(4))), QByteArray("87015820"));
        QCOMPARE(QByteArray::fromStdString(toHex(ByteView(given.bytes).subspan(70, 4))), QByteArray("182a5820"));
        QCOMPARE(given.bytes.size(), std::size_t{181});
    }

    void what_a_device_signs_of_a_request_names_each_part()
    {
        const Bytes original = wire::toBeSigned(sampleRequest());
        QCOMPARE(toHex(ByteView(original).first(14)), std::string("876c74682d726571756573742d31"));
        const auto differs = [&](auto change) {
            auto request = sampleRequest();
            change(request);
            return wire::toBeSigned(request) != original;
        };
        QVERIFY(differs([](auto &request) { request.hub[0] ^= 1; }));
        QVERIFY(differs([](auto &request) { request.method = "PUT"; }));
        QVERIFY(differs([](auto &request) { request.target += "?"; }));
        QVERIFY(differs([](auto &request) { request.milliseconds += 1; }));
        QVERIFY(differs([](auto &request) { request.nonce[0] ^= 1; }));
        QVERIFY(differs([](auto &request) { request.body[0] ^= 1; }));
    }

    void what_a_hub_signs_of_an_answer_names_each_part() // the example of docs/formats/hub.md
    {
        auto hub = SoftwareKey::fromSeed([] {
            std::array<std::uint8_t, 32> seed{};
            seed.fill(7);
            return seed;
        }());
        wire::SignedAnswer sample{{}, "GET", "/v1/hub", {}, 200, blake2b256(asBytes("{}"))};
        sample.nonce.fill(2);
        const Bytes original = wire::toBeSigned(sample);
        QCOMPARE(toHex(original), std::string("876b74682d616e737765722d314063474554672f76312f687562500202020202020202"
                                              "020202020202020218c85820c09da522dac261c3d2566230bed10d2f3ef13f8e765457"
                                              "6c12e857e07f786098"));
        QCOMPARE(toHex(*hub.sign(original)), std::string("53165729d994d4f48590822d0c8cae37d895661381febe39c4d6e5500f82"
                                                         "cdb54646122151a779d78a3f895f3fb8b1f030c43224c0ad2bf68e24b5f7"
                                                         "fe176705"));
        const auto differs = [&](auto change) {
            auto answer = sample;
            change(answer);
            return wire::toBeSigned(answer) != original;
        };
        QVERIFY(differs([](auto &answer) { answer.device = PublicKey{}; }));
        QVERIFY(differs([](auto &answer) { answer.method = "POST"; }));
        QVERIFY(differs([](auto &answer) { answer.target += "?"; }));
        QVERIFY(differs([](auto &answer) { answer.nonce[0] ^= 1; }));
        QVERIFY(differs([](auto &answer) { answer.status = 202; }));
        QVERIFY(differs([](auto &answer) { answer.body[0] ^= 1; }));
    }

    void an_upload_reads_back()
    {
        const Bytes first{1, 2, 3}, second{4}, receipt(181, 7);
        wire::Upload upload{5, {first, second}, receipt};
        const Bytes bytes = wire::encode(upload);
        const auto read = wire::decodeUpload(bytes);
        QVERIFY(read.ok());
        QCOMPARE(read->after, std::uint64_t{5});
        QCOMPARE(read->entries.size(), std::size_t{2});
        QVERIFY(std::ranges::equal(read->entries[0], first) && std::ranges::equal(read->entries[1], second));
        QVERIFY(std::ranges::equal(read->receipt, receipt));
    }

    void an_upload_that_breaks_a_rule_is_refused_by_its_name_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("rule");
        QTest::newRow("empty") << QByteArray("") << QByteArray("cbor.truncated");
        QTest::newRow("version 2") << QByteArray("8402004080") << QByteArray("upload.version");
        QTest::newRow("three items") << QByteArray("83010040") << QByteArray("upload.version");
        QTest::newRow("five thousand entries") << QByteArray("84010040991388") << QByteArray("cbor.truncated");
        QTest::newRow("entry is text") << QByteArray("840100408160") << QByteArray("cbor.unexpected_type");
        QTest::newRow("more follows") << QByteArray("840100408000") << QByteArray("cbor.trailing_bytes");
        QTest::newRow("not the shortest") << QByteArray("8401180040"
                                                        "80")
                                          << QByteArray("cbor.not_shortest_form");
        QTest::newRow("after 2^63-1") << QByteArray("84011b7fffffffffffffff4080") << QByteArray("upload.after");
        QTest::newRow("long receipt") << QByteArray("840100590101") + QByteArray(514, '0') + "80"
                                      << QByteArray("cbor.too_long");
    }
    void an_upload_that_breaks_a_rule_is_refused_by_its_name()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, rule);
        const auto bytes = fromHex(hex.toStdString());
        QVERIFY(bytes.has_value());
        const auto read = wire::decodeUpload(*bytes);
        QVERIFY(!read.ok());
        QCOMPARE(QByteArray::fromStdString(read.error()), rule);
    }

    void too_many_entries_are_refused_before_they_are_read()
    {
        Bytes bytes{0x84, 0x01, 0x00, 0x40, 0x99, 0x10, 0x01};
        bytes.insert(bytes.end(), 4097, 0x40);
        const auto read = wire::decodeUpload(bytes);
        QVERIFY(!read.ok());
        QCOMPARE(read.error(), std::string("cbor.too_long"));
    }
};

QTEST_APPLESS_MAIN(ReceiptTest)
#include "receipt_test.moc"
