// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing.h"
#include "support/files.h"

#include <QTest>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace th::core;

namespace {

/// Bytes, as the system counts them against RLIMIT_AS.
rlim_t addressSpaceInUse()
{
    const QByteArray pages = th::test::readAll(QStringLiteral("/proc/self/statm")).split(' ').first();
    return pages.toULong() * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

template <std::size_t size> std::array<std::uint8_t, size> arrayOf(const std::string &hex)
{
    std::array<std::uint8_t, size> array{};
    const auto bytes = *fromHex(hex);
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

PublicKey keyOf(const char *hex) { return arrayOf<32>(hex); }
std::string zeros(int count) { return std::string(static_cast<std::size_t>(count), '0'); }

QString verdictOn(const PublicKey &key)
{
    const auto checked = checkPublicKey(key);
    if (checked)
        return QStringLiteral("good");
    switch (checked.error()) {
    case KeyFault::NotOnCurve:
        return QStringLiteral("not on curve");
    case KeyFault::SmallOrder:
        return QStringLiteral("small order");
    case KeyFault::MixedOrder:
        return QStringLiteral("mixed order");
    }
    return {};
}

constexpr const char *passphrase = "chốt số 7";

} // namespace

class SigningTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initialiseCrypto(); }

    void wycheproof()
    {
        const QString folder = publicVectors();
        const QByteArray file = readAll(folder + QStringLiteral("/wycheproof_ed25519.json"));
        if (file.isEmpty())
            QSKIP("the public vectors are not here: set TH_VECTORS to their folder");
        const auto suite = nlohmann::json::parse(file.toStdString());
        int run = 0;
        for (const auto &group : suite["testGroups"]) {
            const PublicKey key = arrayOf<32>(group["publicKey"]["pk"]);
            for (const auto &test : group["tests"]) {
                const auto bytes = *fromHex(test["sig"].get<std::string>());
                bool accepted = false;
                if (bytes.size() == 64) // any other length is refused by the type
                    accepted = verifyEd25519(key, *fromHex(test["msg"].get<std::string>()), arrayOf<64>(test["sig"]));
                QVERIFY2(accepted == (test["result"] == "valid"), test.dump().c_str());
                ++run;
            }
        }
        QCOMPARE(run, 151);
    }

    void keysForTheDirectory_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const std::string &hex, const char *expected) {
            QTest::newRow(name) << QByteArray::fromStdString(hex) << QString::fromLatin1(expected);
        };
        const std::string ffs(60, 'f');
        row("RFC 8032 test 1", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "good");
        row("identity", "01" + zeros(62), "small order");
        row("order 2", "ec" + ffs + "7f", "small order");
        row("order 4", zeros(64), "small order");
        row("order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", "small order");
        row("identity, sign bit set", "01" + zeros(60) + "80", "not on curve");
        row("order 2, sign bit set", "ec" + ffs + "ff", "not on curve");
        row("y = p", "ed" + ffs + "7f", "not on curve");
        row("y = p + 1", "ee" + ffs + "7f", "not on curve");
        row("y = 2^255 - 1", "ff" + ffs + "7f", "not on curve");
        row("y = 2: no such x", "02" + zeros(62), "not on curve");
    }
    void keysForTheDirectory()
    {
        QFETCH(QByteArray, hex);
        QTEST(verdictOn(keyOf(hex.constData())), "expected");
    }

    /// CVE-2025-69277: libsodium before 1.0.18-1+deb12u1 took a point of order 2·L for one of prime order.
    void aGoodKeyPlusASmallPointIsMixed()
    {
        const PublicKey good = keyOf("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        const std::string ffs(60, 'f');
        for (const auto &small : {"ec" + ffs + "7f", zeros(64),
                                  std::string("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")}) {
            PublicKey mixed;
            QCOMPARE(crypto_core_ed25519_add(mixed.data(), good.data(), keyOf(small.c_str()).data()), 0);
            QCOMPARE(verdictOn(mixed), QStringLiteral("mixed order"));
        }
    }

    void aKeySurvivesItsFile_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("with passphrase") << QByteArray(passphrase);
        QTest::newRow("without") << QByteArray();
    }
    void aKeySurvivesItsFile()
    {
        QFETCH(QByteArray, word);
        const SoftwareKey key = SoftwareKey::generate();
        const std::string file = std::string(key.wrap(word.toStdString())->view());
        QCOMPARE(std::count(file.begin(), file.end(), '\n'), 1);
        auto opened = SoftwareKey::unwrap(file, word.toStdString());
        QVERIFY(opened.ok());
        QVERIFY(opened->publicKey() == key.publicKey());
        QVERIFY(SoftwareKey::publicKeyNamedIn(file) == key.publicKey());
        const Bytes message{1, 2, 3};
        QVERIFY(verifyEd25519(key.publicKey(), message, *opened->sign(message)));
    }

    void aWrappedKeyDoesNotShowItsSeed()
    {
        std::array<std::uint8_t, 32> seed{};
        seed.fill(0x5a);
        const SoftwareKey key = SoftwareKey::fromSeed(seed);
        const std::string other = std::string(key.wrap(passphrase)->view());
        QVERIFY(other.find(toHex(seed)) == std::string::npos);
        QVERIFY(key.wrap(passphrase)->view() != other); // fresh salt and nonce
    }

    void otherPassphrasesDoNotOpen()
    {
        const SoftwareKey key = SoftwareKey::generate();
        const std::string wrapped = std::string(key.wrap(passphrase)->view());
        QVERIFY(SoftwareKey::unwrap(wrapped, "khác").error() == KeyFileFault::WrongPassphrase);
        QVERIFY(SoftwareKey::unwrap(wrapped, "").error() == KeyFileFault::WrongPassphrase);
        QVERIFY(SoftwareKey::unwrap(key.wrap("")->view(), passphrase).error() == KeyFileFault::WrongPassphrase);
    }

    void withoutMemoryAKeyIsNotWrappedAndNothingIsThrown()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers need the address space that this takes away");
#endif
        const SoftwareKey key = SoftwareKey::generate();
        const std::string boxed(key.wrap(passphrase)->view());
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
        const rlimit little{addressSpaceInUse() + (16U << 20), before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_AS, &little), 0);
        const auto wrapped = key.wrap(passphrase);
        const auto opened = SoftwareKey::unwrap(boxed, passphrase);
        QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
        QVERIFY(!wrapped.ok() && wrapped.error() == KeyFileFault::OutOfMemory);
        QVERIFY(!opened.ok() && opened.error() == KeyFileFault::OutOfMemory);
        QVERIFY(key.wrap(passphrase).ok());
    }

    void secretsAreWipedBeforeTheirMemoryIsGivenBack()
    {
        std::array<char, 32> memory;
        memory.fill('x');
        wipe(memory.data(), memory.size());
        QVERIFY(std::all_of(memory.begin(), memory.end(), [](char c) { return c == 0; }));
        SecretText text("mật");
        text.append(" khẩu");
        QVERIFY(text.view() == "mật khẩu");
    }

    void whatIsNotAKeyFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        const std::string plain = std::string(SoftwareKey::generate().wrap("")->view());
        const std::string other = std::string(SoftwareKey::generate().wrap("")->view());
        const std::string boxed =
            "TH-KEY1$argon2id$m=65536,t=3$" + zeros(32) + '$' + zeros(48) + '$' + zeros(96) + '$' + zeros(64);
        const auto row = [](const char *name, const std::string &file) {
            QTest::newRow(name) << QByteArray::fromStdString(file);
        };
        row("empty", "");
        row("text", "hello");
        row("other magic", "TH-KEY2" + plain.substr(7));
        row("cut", plain.substr(0, plain.size() - 3));
        row("two lines", plain + plain);
        row("public key of another", plain.substr(0, 77) + other.substr(77));
        const auto cost = [&](const char *text) { return "TH-KEY1$argon2id$" + std::string(text) + boxed.substr(28); };
        row("memory of a whole data centre", cost("m=99999999999,t=3"));
        row("years of work", cost("m=65536,t=4000000000"));
        row("no work", cost("m=65536,t=0"));
        row("signed number", cost("m=+65536,t=3"));
        row("leading zero", cost("m=065536,t=3"));
    }
    void whatIsNotAKeyFileIsRefused()
    {
        QFETCH(QByteArray, file);
        QVERIFY(SoftwareKey::unwrap(file.toStdString(), "").error() == KeyFileFault::NotAKeyFile);
        QVERIFY(!SoftwareKey::unwrap(file.toStdString(), passphrase).ok());
    }

    void hashes()
    {
        QCOMPARE(toHex(sha256(asBytes("abc"))),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(toHex(blake2b256(asBytes("abc"))),
                 std::string("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"));
        QVERIFY(blake2b256(asBytes("abc"), Bytes(16, 1)) != blake2b256(asBytes("abc"), Bytes(16, 2)));
        const PublicKey key = keyOf("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        QCOMPARE(toHex(keyId(key)), toHex(sha256(key)).substr(0, 16));
    }

private:
    static QString publicVectors() { return th::test::publicVectors(); }
    static QByteArray readAll(const QString &path) { return th::test::readAll(path); }
};

QTEST_APPLESS_MAIN(SigningTest)
#include "signing_test.moc"
