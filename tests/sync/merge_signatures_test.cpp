// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/repository.h"

#include <QTest>

#include "sync/ceremony.h"

#include <nlohmann/json.hpp>

using namespace th;
using namespace th::test;
using nlohmann::json;

namespace {

core::Bytes bytesOf(const json &document)
{
    const std::string text = document.dump();
    return {text.begin(), text.end()};
}

json read(const core::Bytes &bytes) { return json::parse(bytes.begin(), bytes.end()); }

} // namespace

/// Signatures of one key over one text need not be the same bytes: ECDSA and PSS draw at random.
class MergeSignaturesTest : public QObject {
    Q_OBJECT
private slots:
    void twoSignaturesOfOneKeyAreEitherOfThem()
    {
        Repository repository;
        json targets = read(repository.files()[metadataFile(1, "targets")]);
        const std::string key = targets["signatures"][0]["keyid"];
        targets["signatures"][0]["sig"] = "aa";
        json other = targets;
        other["signatures"][0]["sig"] = "bb";
        other["signatures"].push_back({{"keyid", std::string(64, 'c')}, {"sig", "cc"}});
        const auto merged = sync::mergeSignatures({bytesOf(targets), bytesOf(other)});
        QVERIFY2(merged.ok(), merged ? "" : merged.error().en.c_str());
        const json signatures = read(*merged)["signatures"];
        QCOMPARE(signatures.size(), std::size_t(2));
        for (const json &signature : signatures)
            if (signature["keyid"] == key)
                QVERIFY(signature["sig"] == "aa" || signature["sig"] == "bb");
    }

    void oneThatDoesNotHoldGivesWay()
    {
        Repository repository;
        const core::Bytes good = repository.root();
        json broken = read(good);
        broken["signatures"][0]["sig"] = std::string(128, '0');
        for (const auto &files : {std::vector<core::Bytes>{good, bytesOf(broken)}, {bytesOf(broken), good}}) {
            const auto merged = sync::mergeSignatures(files);
            QVERIFY(merged.ok());
            QVERIFY(read(*merged)["signatures"] == read(good)["signatures"]);
        }
    }

    void copiesThatDoNotSayTheSameAreRefused()
    {
        Repository repository;
        QVERIFY(!sync::mergeSignatures({repository.root(), repository.root(noon + 1h)}).ok());
    }
};

QTEST_GUILESS_MAIN(MergeSignaturesTest)
#include "merge_signatures_test.moc"
