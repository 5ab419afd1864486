// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bytes.h"
#include "sightings.h"

#include <QTest>

using namespace th;
using namespace std::chrono_literals;

namespace {

core::Instant at(std::string_view text) { return *core::parseRfc3339(text); }

const core::Instant noon = at("2021-09-06T05:00:00Z");
const core::Place gate{core::CheckpointCode("CK-01"), {}};

core::Sighting seen(std::chrono::minutes beforeNoon, const char *checkpoint = "CK-01", bool admitted = true)
{
    return {core::CheckpointCode(checkpoint), noon - beforeNoon, admitted, {}};
}

std::uint32_t visits(const std::vector<core::Sighting> &newestFirst)
{
    return store::countVisits(newestFirst, gate, noon, 5min);
}

} // namespace

class SightingsTest : public QObject {
    Q_OBJECT

private slots:
    void visitsAreRunsOfAdmissionsAtOnePlace()
    {
        QCOMPARE(visits({}), 0U);
        QCOMPARE(visits({seen(60min)}), 1U);
        QCOMPARE(visits({seen(52min), seen(56min), seen(60min)}), 1U);
        QCOMPARE(visits({seen(54min), seen(60min)}), 2U);
        QCOMPARE(visits({seen(59min, "CK-02"), seen(60min)}), 2U);
        QCOMPARE(visits({seen(58min), seen(59min, "CK-02"), seen(60min)}), 2U);
        QCOMPARE(visits({seen(60min, "CK-01", false)}), 0U);
    }

    void theVisitThatGoesOnIsNotCounted()
    {
        QCOMPARE(visits({seen(0min)}), 0U);
        QCOMPARE(visits({seen(5min)}), 0U);
        QCOMPARE(visits({seen(6min)}), 1U);
        QCOMPARE(visits({seen(3min, "CK-02")}), 1U);
        QCOMPARE(visits({seen(3min), seen(60min)}), 1U);
        QCOMPARE(visits({seen(-3min)}), 0U); // the clock was put back a little
    }

    void aPeriodIsLocalCalendarDays()
    {
        const auto today = store::quotaPeriod(at("2021-09-06T16:59:59Z"), std::chrono::days(1), 420min);
        QCOMPARE(core::formatRfc3339(today.from), std::string("2021-09-05T17:00:00Z"));
        QCOMPARE(core::formatRfc3339(today.until), std::string("2021-09-06T16:59:59Z"));
        const auto week = store::quotaPeriod(at("2021-09-06T17:00:00Z"), std::chrono::days(7), 420min);
        QCOMPARE(core::formatRfc3339(week.from), std::string("2021-08-31T17:00:00Z"));
        QCOMPARE(core::formatRfc3339(week.until), std::string("2021-09-07T16:59:59Z"));
        const auto before1970 = store::quotaPeriod(core::Instant{} - 1s, std::chrono::days(1), -300min);
        QCOMPARE(core::formatRfc3339(before1970.from), std::string("1969-12-31T05:00:00Z"));
    }
};

QTEST_GUILESS_MAIN(SightingsTest)
#include "sightings_test.moc"
