// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sightings_world.h"

#include "sync/sync.h"

using namespace th;
using namespace th::test;

/// What a station fetches for its neighbours alone: so many bytes of each publication, however often it looks.
class KeptSpareTest : public QObject {
    Q_OBJECT

    struct Keeper : PublisherWorld {
        Keeper() : kept(fs::path(folder.path().toStdString()) / "kept")
        {
            one.issue("AA", 1, {11, 12, 13});
            for (std::uint32_t serial = 1; serial <= 3; ++serial) { // many ways lead to the newest state
                if (!publish(noon - 5h + std::chrono::minutes(serial)))
                    qFatal("not published");
                one.revoke("AA", {serial});
            }
        }
        void sync()
        {
            sync::SyncSource source;
            source.from = tree.string();
            source.kept = kept;
            source.spare = spare;
            const auto done = sync::syncOnce(station, source, noon, {});
            QVERIFY2(done.ok(), done ? "" : sync::name(done.error().fault));
        }
        [[nodiscard]] std::uint64_t keptBytes() const
        {
            std::uint64_t bytes = 0;
            for (const auto &file : fs::recursive_directory_iterator(kept / "targets"))
                bytes += file.is_regular_file() ? file.file_size() : 0;
            return bytes;
        }

        fs::path kept;
        std::uint64_t spare = 0;
    };

private slots:
    void repeatedSyncsFetchNoMoreThanOneDid()
    {
        Keeper world;
        world.sync(); // what the station itself needs
        const std::uint64_t own = world.keptBytes();
        world.spare = 1u << 20;
        world.sync();
        const std::uint64_t all = world.keptBytes() - own; // in an abundance
        QVERIFY2(all > 0, "there is nothing to spare: the test says nothing");

        Keeper poor;
        poor.sync();
        const std::uint64_t before = poor.keptBytes();
        poor.spare = all - 1;
        for (int i = 0; i < 5; ++i) {
            poor.sync();
            QVERIFY2(poor.keptBytes() - before <= poor.spare, "more was fetched than there was to spare");
        }
        QVERIFY(poor.keptBytes() > before);
    }

    void eachPublicationHasItsOwn()
    {
        Keeper world;
        world.spare = 1u << 20;
        world.sync();
        std::ifstream note(world.kept / "spent");
        std::uint64_t version = 0, bytes = 0, next = 0;
        QVERIFY(note >> version >> bytes && bytes > 0);
        if (!world.publish(noon - 4h))
            qFatal("not published");
        world.sync();
        std::ifstream again(world.kept / "spent");
        QVERIFY(again >> next && next > version);
    }

    /// Who keeps looks all the time and takes short files; who asks it has not looked for long.
    void sightingsComeForWhoKnowsLess_data()
    {
        QTest::addColumn<std::uint64_t>("spare");
        QTest::addColumn<sync::SightingsTaken>("taken");
        QTest::newRow("room") << std::uint64_t(1 << 20) << sync::SightingsTaken::Current;
        QTest::newRow("none to spare") << std::uint64_t(0) << sync::SightingsTaken::Failed;
    }
    void sightingsComeForWhoKnowsLess()
    {
        QFETCH(std::uint64_t, spare);
        QFETCH(sync::SightingsTaken, taken);
        SightingsWorld world;
        const fs::path kept = fs::path(world.folder.path().toStdString()) / "kept";
        const auto look = [&](core::Instant now) {
            sync::SyncSource source;
            source.from = world.tree.string();
            source.kept = kept;
            source.spare = spare;
            const auto done = sync::syncOnce(world.a, source, now, {});
            QVERIFY2(done.ok(), done ? "" : sync::name(done.error().fault));
        };
        world.publishAll(noon - 1h);
        EXPECT_TAKEN(world.take(world.b, noon - 1h));
        look(noon - 1h);
        for (int i = 0; i < 4; ++i) {
            (void)world.scan(world.a, "CK-01", noon + std::chrono::minutes(10 * i));
            world.publishAll(noon + std::chrono::minutes(10 * i + 2));
            look(noon + std::chrono::minutes(10 * i + 3));
        }
        const auto asked = sync::importTree(world.b, kept, noon + 34min);
        EXPECT_TAKEN(asked);
        QCOMPARE(asked->sightings, taken);
        const QString said = world.reasons(world.scan(world.b, "CK-02", noon + 35min));
        QCOMPARE(said.contains(QLatin1String("seen_elsewhere")), taken == sync::SightingsTaken::Current);
    }
};

QTEST_GUILESS_MAIN(KeptSpareTest)
#include "kept_spare_test.moc"
