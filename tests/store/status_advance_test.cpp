// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "store/station.h"
#include "told_status.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <random>

using namespace th;
using namespace th::store;
using core::SeriesDelta;
using core::SeriesSnapshot;
using test::told;

namespace {

const core::SeriesCode a("A"), b("B2");

SeriesSnapshot anySnapshot(const core::SeriesCode &code, std::mt19937 &random)
{
    SeriesSnapshot snapshot{code, 100, {}, std::vector<std::uint16_t>(random() % 2000), {}};
    for (auto &tag : snapshot.tags)
        tag = static_cast<std::uint16_t>(random() % 3);
    for (std::uint32_t serial = 1; serial <= snapshot.tags.size(); ++serial)
        if (random() % 9 == 0)
            snapshot.revoked.push_back({serial, {static_cast<core::RevocationReason>(random() % 6), {}}});
    return snapshot;
}

SeriesDelta anyDelta(const SeriesSnapshot &held, std::mt19937 &random)
{
    SeriesDelta delta{
        held.series, held.operation, held.operation + 7, {}, static_cast<std::uint32_t>(held.tags.size()), {}, {}, {}};
    delta.tags.resize(random() % 600);
    for (auto &tag : delta.tags)
        tag = static_cast<std::uint16_t>(random() % 3);
    const unsigned rarity = random() % 2 == 0 ? 5 : 500;
    for (std::uint32_t serial = 1; serial <= held.tags.size() + delta.tags.size(); ++serial) {
        const auto fate = random() % rarity;
        if (fate == 0)
            delta.revoked.push_back(
                {serial, {core::RevocationReason::Fraud, core::Instant(std::chrono::hours(serial))}});
        else if (fate == 1)
            delta.standing.push_back(serial);
    }
    return delta;
}

Update only(std::vector<SeriesSnapshot> snapshots, std::vector<SeriesDelta> deltas)
{
    Update update;
    update.snapshots = std::move(snapshots);
    update.deltas = std::move(deltas);
    return update;
}

} // namespace

class StatusAdvanceTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = std::filesystem::path(m_folder->path().toStdString()) / "station";
        m_station = std::make_unique<Station>(*Station::create(m_path, "t", false));
    }

    void deltasMakeWhatASnapshotOfTheEndWould()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 12; ++round) {
            init();
            SeriesSnapshot truth = anySnapshot(a, random);
            QVERIFY(m_station->apply(only({truth, anySnapshot(b, random)}, {})).ok());
            for (int step = 0; step < 3; ++step) {
                const SeriesDelta delta = anyDelta(truth, random);
                const auto applied = m_station->apply(only({}, {delta}));
                QVERIFY2(applied.ok(), applied ? "" : applied.error().detail.c_str());
                QVERIFY(core::applyDelta(truth, delta).ok());
            }
            auto other = Station::create(m_path.parent_path() / "other", "t", false);
            QVERIFY(other->apply(only({truth}, {})).ok());
            for (std::uint32_t serial = 0; serial <= truth.tags.size() + 1; ++serial)
                QCOMPARE(told(m_station->statusOf({a, serial})), told(other->statusOf({a, serial})));
            QVERIFY(m_station->verifyStorage()->empty());
        }
    }

    void aSeriesMayBeginWithADelta()
    {
        SeriesDelta begin{a, 0, 5, {}, 0, {1, 0, 3}, {{3, {core::RevocationReason::Lost, {}}}}, {}};
        QVERIFY(m_station->apply(only({}, {begin})).ok());
        QCOMPARE(told(m_station->statusOf({a, 3})), std::string("0 of 5 revoked lost"));
        QCOMPARE(told(m_station->statusOf({a, 2})), std::string("2 of 5"));
        QCOMPARE(told(m_station->statusOf({a, 4})), std::string("3 of 5"));
        QVERIFY(m_station->apply(only({}, {begin})).ok()); // is there already
        QVERIFY(m_station->verifyStorage()->empty());
    }

    void recentChangesThatAreDamagedOrGoneAreNoAnswer()
    {
        for (const char *harm : {"UPDATE status_recent SET bytes = zeroblob(length(bytes))",
                                 "DELETE FROM status_recent", "UPDATE status_recent SET id = id + 1"}) {
            init();
            QVERIFY(m_station->apply(only({{a, 100, {}, std::vector<std::uint16_t>(600, 1), {}}}, {})).ok());
            QVERIFY(m_station->apply(only({}, {{a, 100, 101, {}, 600, {}, {{5, {}}}, {}}})).ok());
            m_station.reset();
            SQLite::Database(m_path / "station.sqlite", SQLite::OPEN_READWRITE).exec(harm);
            m_station = std::make_unique<Station>(*Station::open(m_path, Access::Write));
            QVERIFY2(!m_station->damage().empty(), harm);
            QVERIFY(!m_station->verifyStorage()->empty());
            for (const std::uint32_t serial : {4U, 5U, 601U})
                QVERIFY2(std::holds_alternative<core::StatusUnavailable>(m_station->statusOf({a, serial})), harm);
            const auto onTop = m_station->apply(only({}, {{a, 100, 102, {}, 600, {}, {{6, {}}}, {}}}));
            QVERIFY2(!onTop.ok() && onTop.error().fault == StoreFault::Damaged, harm); // would hide what is gone
            QVERIFY(m_station->apply(only({{a, 102, {}, std::vector<std::uint16_t>(600, 1), {{5, {}}}}}, {})).ok());
            QCOMPARE(told(m_station->statusOf({a, 4})), std::string("0 of 102"));
            QVERIFY(m_station->damage().empty());
        }
    }

    /// A write that was acknowledged and lost leaves the row of the day before, which verifies by itself.
    void recentChangesOfTheDayBeforeAreNoAnswer()
    {
        const SeriesSnapshot other{b, 7, {}, std::vector<std::uint16_t>(600, 1), {{9, {}}}};
        QVERIFY(m_station->apply(only({{a, 100, {}, std::vector<std::uint16_t>(600, 1), {}}, other}, {})).ok());
        QVERIFY(m_station->apply(only({}, {{a, 100, 101, {}, 600, {}, {{5, {}}}, {}}})).ok());
        const auto file = m_path / "station.sqlite";
        SQLite::Database(file, SQLite::OPEN_READWRITE).exec("CREATE TABLE before AS SELECT * FROM status_recent");
        QVERIFY(m_station->apply(only({}, {{a, 101, 102, {}, 600, {}, {{6, {}}}, {}}})).ok());
        m_station.reset();
        SQLite::Database(file, SQLite::OPEN_READWRITE)
            .exec("UPDATE status_recent SET bytes = (SELECT bytes FROM before); DROP TABLE before");
        m_station = std::make_unique<Station>(*Station::open(m_path, Access::Read));
        for (const std::uint32_t serial : {4U, 6U})
            QVERIFY(std::holds_alternative<core::StatusUnavailable>(m_station->statusOf({a, serial})));
        QVERIFY(std::holds_alternative<core::StatusUnavailable>(m_station->statusOf({b, 8})));
        QCOMPARE(told(m_station->statusOf({a, 5})), std::string("0 of 101 revoked unspecified")); // is known to be
        QCOMPARE(told(m_station->statusOf({b, 9})), std::string("0 of 7 revoked unspecified"));
        QVERIFY(!m_station->verifyStorage()->empty());
    }

    void whatASeriesComesToIsCheckedInTheSameTransaction()
    {
        const StatusState one{1, {1}}, two{2, {2}}, other{1, {9}};
        const auto digest = [](std::uint64_t operation, std::uint32_t highWater) {
            return core::digestOf(std::vector<core::SeriesProgress>{{a, operation, highWater}});
        };
        Update begin = only({{a, 100, {}, {1, 1}, {}}}, {});
        begin.step = StatusStep{std::nullopt, one, digest(100, 2)};
        QVERIFY(m_station->apply(begin).ok());
        QVERIFY(m_station->statusState() == one);
        Update on = only({}, {{a, 100, 101, {}, 2, {}, {{2, {}}}, {}}});
        const auto refused = [&](const StatusStep &step) {
            on.step = step;
            const auto applied = m_station->apply(on);
            return !applied.ok() && applied.error().fault == StoreFault::Refused && m_station->statusState() == one &&
                   told(m_station->statusOf({a, 2})) == "0 of 100";
        };
        QVERIFY(refused({other, two, digest(101, 2)})); // the state of that number, made anew
        QVERIFY(refused({one, two, digest(102, 2)}));
        QVERIFY(refused({one, two, digest(101, 3)}));
        on.step = StatusStep{one, two, digest(101, 2)};
        QVERIFY(m_station->apply(on).ok());
        m_station.reset();
        m_station = std::make_unique<Station>(*Station::open(m_path, Access::Write));
        QVERIFY(m_station->statusState() == two);
        QCOMPARE(told(m_station->statusOf({a, 2})), std::string("0 of 101 revoked unspecified"));
    }

    void withNobodyToSpeakOfPassesNoneIsProvenGood()
    {
        QVERIFY(m_station->apply(only({{a, 100, {}, {1, 1}, {{2, {}}}}}, {})).ok());
        Update update;
        update.source = StatusSource::Withdrawn;
        QVERIFY(m_station->apply(update).ok());
        m_station.reset();
        m_station = std::make_unique<Station>(*Station::open(m_path, Access::Write));
        QVERIFY(m_station->statusWithdrawn());
        QCOMPARE(told(m_station->statusOf({a, 1})), std::string("unavailable: withdrawn"));
        QCOMPARE(told(m_station->statusOf({b, 1})), std::string("unavailable: withdrawn"));
        QCOMPARE(told(m_station->statusOf({a, 2})), std::string("0 of 100 revoked unspecified"));
        QVERIFY(m_station->apply({}).ok()); // says nothing of it
        QVERIFY(m_station->statusWithdrawn());
        update.source = StatusSource::Published;
        QVERIFY(m_station->apply(update).ok());
        QCOMPARE(told(m_station->statusOf({a, 1})), std::string("0 of 100"));
    }

    void aDeltaThatDoesNotFollowIsRefusedAndNothingChanges()
    {
        QVERIFY(m_station->apply(only({{a, 100, {}, {1, 1}, {}}}, {})).ok());
        const SeriesDelta good{b, 0, 1, {}, 0, {1}, {}, {}};
        const std::vector<std::pair<SeriesDelta, std::string>> bad{
            {{a, 101, 102, {}, 2, {1}, {}, {}}, "delta.gap"},
            {{b, 7, 8, {}, 0, {1}, {}, {}}, "delta.gap"},
            {{a, 100, 102, {}, 1, {1, 1}, {}, {}}, "delta.high_water"},
            {{a, 100, 102, {}, 3, {1}, {}, {}}, "delta.high_water"},
            {{a, 100, 102, {}, 2, {}, {{3, {}}}, {}}, "out of order"},
            {{a, 100, 102, {}, 2, {}, {{2, {}}, {1, {}}}, {}}, "out of order"},
            {{a, 100, 102, {}, 2, {}, {}, {0}}, "out of order"},
            {{a, 100, 102, {}, 2, {}, {}, {2, 2}}, "out of order"},
            {{core::SeriesCode("x"), 0, 102, {}, 0, {}, {}, {}}, "not a series code"}};
        for (const auto &[delta, rule] : bad) {
            const auto applied = m_station->apply(only({}, {good, delta}));
            QVERIFY2(!applied.ok(), rule.c_str());
            QVERIFY(applied.error().fault == StoreFault::Refused);
            QVERIFY2(applied.error().detail.find(rule) != std::string::npos, applied.error().detail.c_str());
            QVERIFY(std::holds_alternative<core::SeriesNotCovered>(m_station->statusOf({b, 1})));
            QCOMPARE(told(m_station->statusOf({a, 3})), std::string("3 of 100"));
        }
    }

    /// It is kept apart from the rows until it weighs too much; then it falls on them.
    void aDeltaThatFallsOnADamagedRowIsRefused()
    {
        for (const std::string table : {"status_chunk", "revocation_chunk"}) {
            init();
            const SeriesSnapshot held{a, 100, {}, std::vector<std::uint16_t>(600, 1), {{300, {}}}};
            QVERIFY(m_station->apply(only({held}, {})).ok());
            m_station.reset();
            SQLite::Database(m_path / "station.sqlite", SQLite::OPEN_READWRITE)
                .exec("UPDATE " + table +
                      " SET bytes = zeroblob(length(bytes)) WHERE id = (SELECT min(id) FROM revocation_chunk)");
            m_station = std::make_unique<Station>(*Station::open(m_path, Access::Write));
            SeriesDelta heavy{a, 100, 700, {}, 600, std::vector<std::uint16_t>(600, 2), {{301, {}}}, {}};
            const auto applied = m_station->apply(only({}, {heavy}));
            QVERIFY(!applied.ok() && applied.error().fault == StoreFault::Damaged);
            QVERIFY(m_station->apply(only({}, {{a, 100, 101, {}, 600, {}, {{1, {}}}, {}}})).ok());
            QCOMPARE(told(m_station->statusOf({a, 1})), std::string("0 of 101 revoked unspecified"));
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_path;
    std::unique_ptr<Station> m_station;
};

QTEST_GUILESS_MAIN(StatusAdvanceTest)
#include "status_advance_test.moc"
