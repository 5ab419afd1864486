// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sightings_world.h"

#include "publisher_sightings.h"
#include "sightings_files.h"

using namespace th;
using namespace th::test;

namespace {

core::Policy policy() { return *core::parsePolicy(SightingsWorld::policy(240)); }

/// One sighting at each of so many checkpoints.
core::SeenPasses seenAt(const char *prefix, std::size_t checkpoints)
{
    core::SeenPasses seen;
    for (std::size_t i = 0; i < checkpoints; ++i)
        seen[core::CheckpointCode(prefix + std::to_string(10000 + i))] = {{core::minuteOf(noon - 5min), i}};
    return seen;
}

core::Sightings whole(const sync::Files &files, core::Instant until)
{
    auto file = core::decodeSightings(files.at(sync::sightingsPath({core::Instant{}, until})));
    if (!file)
        qFatal("%s", file.error().c_str());
    return std::move(file).value();
}

} // namespace

class SightingsFilesTest : public QObject {
    Q_OBJECT

private slots:
    void moreCheckpointsThanTheFormatHoldsAreLeftOut()
    {
        auto first = sync::nextSightings({}, seenAt("K", core::maxSightingCheckpoints - 10), policy(), noon);
        QCOMPARE(first.leftOut, std::size_t(0));
        const auto next = sync::nextSightings(first.files, seenAt("A", 30), policy(), noon + 1min);
        QCOMPARE(next.leftOut, std::size_t(20));
        for (const auto &[path, bytes] : next.files)
            QVERIFY(core::decodeSightings(bytes));
        const auto told = whole(next.files, noon + 1min);
        QCOMPARE(told.seen.size(), core::maxSightingCheckpoints);
        QVERIFY(told.seen.contains(core::CheckpointCode("K10000"))); // who is told of already goes on
    }

    void aFileThatWasShortenedDoesNotClaimMoreLater()
    {
        const core::Minute from = core::minuteOf(noon) - 10min;
        const sync::Files earlier{
            {sync::sightingsPath({core::Instant{}, noon}), core::encodeSightings({core::Instant{}, noon, from, {}})}};
        const auto next = sync::nextSightings(earlier, seenAt("K", 1), policy(), noon + 1min);
        QVERIFY(whole(next.files, noon + 1min).from == from);
        const auto later = sync::nextSightings(next.files, {}, policy(), noon + 4h);
        QVERIFY(whole(later.files, noon + 4h).from == core::minuteOf(noon)); // the window is shorter by then
    }
};

QTEST_GUILESS_MAIN(SightingsFilesTest)
#include "sightings_files_test.moc"
