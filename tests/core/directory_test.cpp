// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory.h"
#include "support/sample_world.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <functional>

using namespace th::core;
using namespace th::test;
using nlohmann::json;

namespace {

QString complaint(const std::string &text)
{
    const auto parsed = parseDirectory(asBytes(text));
    return parsed ? QStringLiteral("ok") : QString::fromStdString(parsed.error().where + " " + parsed.error().rule);
}

struct Edit {
    const char *name;
    std::function<void(json &)> change;
    const char *complaint; ///< how it begins
};

const std::vector<Edit> edits{
    {"unchanged", [](json &) {}, "ok"},
    {"another format", [](json &d) { d["format"] = "th-directory-2"; }, "/format "},
    {"no format", [](json &d) { d.erase("format"); }, " the member \"format\" is missing"},
    {"an array", [](json &d) { d = json::array(); }, " an object"},
    {"unknown member", [](json &d) { d["extra"] = 1; }, "/extra no such member"},
    {"unknown member of a scope", [](json &d) { d["authorities"][0]["scope"]["except"] = 1; },
     "/authorities/0/scope/except no such member"},
    {"lists that are none", [](json &d) { d["keys"] = 7; }, "/keys an array"},
    {"authority twice", [](json &d) { d["authorities"][1]["code"] = "P01"; }, "/authorities/1/code no code twice"},
    {"authority code", [](json &d) { d["authorities"][1]["code"] = "p01"; }, "/authorities/1/code an authority code"},
    {"empty name", [](json &d) { d["authorities"][1]["name"]["vi"] = ""; }, "/authorities/1/name/vi a text"},
    {"control character", [](json &d) { d["authorities"][1]["name"]["vi"] = "a\nb"; }, "/authorities/1/name/vi a text"},
    {"unknown parent", [](json &d) { d["authorities"][1]["parent"] = "P99"; }, "/authorities/1/parent the code"},
    {"own parent", [](json &d) { d["authorities"][1]["parent"] = "P00001"; }, "/authorities/1/parent at most 8"},
    {"circle of parents",
     [](json &d) {
         d["authorities"][0]["parent"] = "P00001";
         d["authorities"][0]["scope"]["areas"] = {"01.001"};
     },
     "/authorities/0/parent at most 8"},
    {"wider than the parent",
     [](json &d) {
         d["authorities"][2]["scope"]["areas"] = {"01.001.00001", "01"};
     },
     "/authorities/2/scope/areas/1 inside the areas of the parent"},
    {"unknown kind", [](json &d) { d["authorities"][0]["scope"]["kinds"] = {"tourist"}; },
     "/authorities/0/scope/kinds/0 employee, individual or household"},
    {"kind twice",
     [](json &d) {
         d["authorities"][0]["scope"]["kinds"] = {"employee", "employee"};
     },
     "/authorities/0/scope/kinds/1 no kind twice"},
    {"star among others",
     [](json &d) {
         d["authorities"][0]["scope"]["categories"] = {"food", "*"};
     },
     "/authorities/0/scope/categories/1 a category code"},
    {"category twice",
     [](json &d) {
         d["authorities"][0]["scope"]["categories"] = {"food", "food"};
     },
     "/authorities/0/scope/categories/1 no category twice"},
    {"area with an empty part", [](json &d) { d["authorities"][0]["scope"]["areas"] = {"01..1"}; },
     "/authorities/0/scope/areas/0 an area code"},
    {"key too short", [](json &d) { d["keys"][0]["public"] = "00ff"; }, "/keys/0/public 64 hexadecimal digits"},
    {"key of small order", [](json &d) { d["keys"][0]["public"] = "01" + std::string(62, '0'); },
     "/keys/0/public an Ed25519 public key: this point has small order"},
    {"key off the curve", [](json &d) { d["keys"][0]["public"] = "02" + std::string(62, '0'); },
     "/keys/0/public an Ed25519 public key: this is not a canonical point"},
    {"key twice", [](json &d) { d["keys"][1] = d["keys"][0]; }, "/keys/1/public no key twice"},
    {"key of nobody", [](json &d) { d["keys"][0]["authority"] = "P99"; }, "/keys/0/authority the code"},
    {"key ends before it begins", [](json &d) { d["keys"][0]["valid_until"] = "2020-01-01T00:00:00Z"; },
     "/keys/0/valid_until not before valid_from"},
    {"time without a zone", [](json &d) { d["keys"][0]["valid_from"] = "2021-07-01T00:00:00"; },
     "/keys/0/valid_from a time"},
    {"compromised since", [](json &d) { d["keys"][0]["compromised_since"] = "2021-09-01T00:00:00+07:00"; }, "ok"},
    {"series of no key", [](json &d) { d["series"][0]["key"] = "0011223344556677"; }, "/series/0/key the id of a key"},
    {"series twice", [](json &d) { d["series"][1]["code"] = "BD01A"; }, "/series/1/code no code twice"},
    {"device twice", [](json &d) { d["devices"].push_back(d["devices"][0]); }, "/devices/1/id no id twice"},
    {"device of an authority", [](json &d) { d["devices"][0]["authority"] = "P00001"; }, "ok"},
    {"device of nobody", [](json &d) { d["devices"][0]["authority"] = "P9"; }, "/devices/0/authority the code"},
    {"device revoked", [](json &d) { d["devices"][0]["revoked_at"] = "2021-09-01T00:00:00Z"; }, "ok"},
    {"device key twice",
     [](json &d) {
         d["devices"].push_back(d["devices"][0]);
         d["devices"][1]["id"] = "dev-2";
     },
     "/devices/1/public no key twice"},
    {"device suspended, to be wiped",
     [](json &d) {
         d["devices"][0]["suspended_since"] = "2021-09-01T00:00:00Z";
         d["devices"][0]["wipe_ordered_at"] = "2021-09-02T00:00:00Z";
     },
     "ok"},
    {"device suspended at no time", [](json &d) { d["devices"][0]["suspended_since"] = true; },
     "/devices/0/suspended_since a "},
    {"wiping at no time", [](json &d) { d["devices"][0]["wipe_ordered_at"] = nullptr; },
     "/devices/0/wipe_ordered_at a "},
    {"place of a device",
     [](json &d) {
         d["devices"][0]["place"] = {{"checkpoint", "CK-01"}, {"area", "01.001"}};
     },
     "ok"},
    {"place that is none", [](json &d) { d["devices"][0]["place"] = json::object(); },
     "/devices/0/place a checkpoint, an area"},
    {"place with another member",
     [](json &d) {
         d["devices"][0]["place"] = {{"checkpoint", "CK-01"}, {"map", 1}};
     },
     "/devices/0/place/map no such member"},
    {"auditor to whom nothing can be sealed", [](json &d) { d["auditors"][0]["x25519"] = std::string(64, '0'); },
     "/auditors/0/x25519 an X25519 public key"},
};

} // namespace

class DirectoryTest : public QObject {
    Q_OBJECT
private slots:
    void checksEveryPart_data()
    {
        QTest::addColumn<const void *>("given");
        for (const Edit &edit : edits)
            QTest::newRow(edit.name) << static_cast<const void *>(&edit);
    }
    void checksEveryPart()
    {
        QFETCH(const void *, given);
        const Edit &edit = *static_cast<const Edit *>(given);
        json document = json::parse(sampleDirectoryJson());
        edit.change(document);
        const QString said = complaint(document.dump());
        QVERIFY2(said.startsWith(QString::fromLatin1(edit.complaint)), qPrintable(said));
    }

    void findsWhatItHolds()
    {
        const Directory directory = sampleDirectory();
        const Series *series = directory.findSeries(SeriesCode("BD01A"));
        QVERIFY(series);
        const AuthorityKey *key = directory.findKey(series->key);
        QVERIFY(key && key->key == sampleKey(1).publicKey());
        const Authority *authority = directory.findAuthority(key->authority);
        QVERIFY(authority);
        QCOMPARE(authority->name.in(Language::Vietnamese), std::string("Công an phường Phúc Xá"));
        QVERIFY(directory.findAuthority(AuthorityCode("P01"))->scope.anyCategory);
        QVERIFY(!authority->scope.anyCategory);
        QVERIFY(!directory.findSeries(SeriesCode("NONE")));
        QCOMPARE(directory.auditors().size(), std::size_t(1));
        QCOMPARE(directory.devices()[0].id, std::string("dev-1"));
        QVERIFY(!Directory().findSeries(SeriesCode("BD01A")));
        QVERIFY(!directory.findDevice(sampleKey(7).publicKey()));
        QCOMPARE(directory.findDevice(directory.devices()[0].key), &directory.devices()[0]);
    }

    void tellsWhatADeviceIsOrderedToDo()
    {
        json document = json::parse(sampleDirectoryJson());
        document["devices"][0]["suspended_since"] = "2021-09-01T00:00:00Z";
        document["devices"][0]["wipe_ordered_at"] = "2021-09-02T00:00:00+07:00";
        document["devices"][0]["place"] = {{"checkpoint", "CK-01"}};
        const auto directory = parseDirectory(asBytes(document.dump()));
        QVERIFY(directory);
        const Device &device = directory->devices()[0];
        QCOMPARE(device.suspendedSince, parseRfc3339("2021-09-01T00:00:00Z"));
        QCOMPARE(device.wipeOrderedAt, parseRfc3339("2021-09-01T17:00:00Z"));
        QCOMPARE(device.place->checkpoint.text, std::string("CK-01"));
        QVERIFY(device.place->area.empty() && !device.revokedAt);
    }

    void refusesWhatIsNotStrictJson()
    {
        QVERIFY(complaint("").startsWith(QStringLiteral(" not JSON")));
        QVERIFY(complaint("{} x").startsWith(QStringLiteral(" not JSON")));
        QVERIFY(complaint("{\"format\":\"\xff\"}").startsWith(QStringLiteral(" not UTF-8")));
        QVERIFY(complaint("// comment\n{}").startsWith(QStringLiteral(" not JSON")));
        QCOMPARE(complaint(R"({"keys":[{"a":1,"a":2}]})"), QStringLiteral("/keys/0 the member \"a\" is there twice"));
        QVERIFY(complaint(std::string(1000, '[')).contains(QStringLiteral("nested more than 16 deep")));
        QVERIFY(complaint(std::string((16u << 20) + 1, ' ')).contains(QStringLiteral("longer than")));
    }
};

QTEST_APPLESS_MAIN(DirectoryTest)
#include "directory_test.moc"
