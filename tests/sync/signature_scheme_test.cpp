// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "signature_scheme.h"
#include "support/files.h"
#include "sync/metadata.h"

#include <nlohmann/json.hpp>

using namespace th;
using namespace th::test;
using nlohmann::json;

namespace {

struct Entry {
    sync::MetadataKey key;
    std::string message;
    core::Bytes signature;
    bool holds;
    std::string sameAs;
};

/// Another library's signatures: tests/vectors/make_metadata_signatures.py.
std::map<std::string, Entry> entries()
{
    std::map<std::string, Entry> all;
    const QByteArray file = readAll(sourcePath(QStringLiteral("tests/vectors/metadata-signatures.json")));
    for (const json &entry : json::parse(file.toStdString()))
        all.emplace(entry["name"], Entry{{entry["keytype"], entry["scheme"], entry["public"]},
                                         entry["message"],
                                         *core::fromHex(entry["sig"].get<std::string>()),
                                         entry["holds"],
                                         entry["key"]});
    return all;
}

sync::Signed signedBy(const std::vector<std::pair<std::string, Entry>> &signers)
{
    sync::Signed metadata;
    for (const auto &[id, entry] : signers) {
        metadata.canonical = entry.message;
        metadata.signatures.push_back({id, entry.signature});
    }
    return metadata;
}

} // namespace

class SignatureSchemeTest : public QObject {
    Q_OBJECT
private slots:
    void holdsExactlyWhereTheOtherLibrarySaysSo_data();
    void holdsExactlyWhereTheOtherLibrarySaysSo();
    void oneKeyIsOneKeyHoweverItIsWritten();
    void keysOfAllKindsCountTogether();
    void oneKeyWrittenTwoWaysCountsOnce();
};

void SignatureSchemeTest::holdsExactlyWhereTheOtherLibrarySaysSo_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, entry] : entries())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void SignatureSchemeTest::holdsExactlyWhereTheOtherLibrarySaysSo()
{
    QFETCH(QString, name);
    const Entry entry = entries().at(name.toStdString());
    QCOMPARE(sync::verifies(entry.key, entry.message, entry.signature), entry.holds);
    if (entry.signature.empty())
        return;
    core::Bytes bent = entry.signature;
    bent[bent.size() / 2] ^= 1;
    QVERIFY(!sync::verifies(entry.key, entry.message, bent));
}

void SignatureSchemeTest::oneKeyIsOneKeyHoweverItIsWritten()
{
    const auto all = entries();
    for (const auto &[nameA, a] : all)
        for (const auto &[nameB, b] : all)
            QVERIFY2(sync::sameKey(a.key, b.key) == (a.sameAs == b.sameAs), (nameA + " / " + nameB).c_str());
}

void SignatureSchemeTest::keysOfAllKindsCountTogether()
{
    const auto all = entries();
    std::vector<std::pair<std::string, Entry>> signers;
    sync::RoleKeys role;
    for (const char *name : {"ed25519", "P-256", "RSA-PSS, salt of 32", "RSA of 1024 bits", "no PEM"}) {
        signers.emplace_back(name, all.at(name));
        role.keys[name] = all.at(name).key;
    }
    QCOMPARE(sync::countSignatures(signedBy(signers), role), 3u);
}

void SignatureSchemeTest::oneKeyWrittenTwoWaysCountsOnce()
{
    const auto all = entries();
    for (const auto &[one, other] :
         {std::pair("P-256", "P-256 with its point compressed"), std::pair("P-256", "P-256 under its other type"),
          std::pair("RSA-PSS, salt of 32", "RSA PKCS #1 v1.5")}) {
        sync::RoleKeys role;
        role.keys = {{one, all.at(one).key}, {other, all.at(other).key}};
        QCOMPARE(sync::countSignatures(signedBy({{one, all.at(one)}, {other, all.at(other)}}), role), 1u);
    }
}

QTEST_GUILESS_MAIN(SignatureSchemeTest)
#include "signature_scheme_test.moc"
