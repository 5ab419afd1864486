// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>
#include <QTest>
#include <poppler-qt6.h>

#include "evidence/log_maker.h"
#include "oversight/station_proof.h"
#include "support/sample_world.h"

#include <algorithm>

using namespace th;
using namespace th::test;
using core::Language;
using evidence::StationReport;
using evidence::Weight;
using oversight::LogState;

namespace {

const oversight::Names english{nullptr, nullptr, Language::English};

StationReport station(const char *id, std::uint64_t provenUntil, bool receipt)
{
    StationReport report;
    report.id = id;
    report.entries = report.last = 100;
    report.chainedFrom = 1;
    report.provenUntil = provenUntil;
    report.provenTime = LogMaker::begin;
    if (receipt)
        report.receipt = evidence::ReceiptSeen{{}, 90, LogMaker::begin, {}};
    return report;
}

StationReport with(StationReport report, std::vector<evidence::Finding> findings)
{
    report.findings = std::move(findings);
    return report;
}

std::vector<std::string> wordsOf(const StationReport &report, std::size_t most)
{
    std::vector<std::string> words;
    for (const auto &line : oversight::proofOf(report, english, std::chrono::hours(7), most))
        words.push_back(line.words);
    return words;
}

bool says(const std::vector<std::string> &lines, const std::string &words)
{
    return std::ranges::any_of(lines, [&](const std::string &line) { return line.find(words) != std::string::npos; });
}

} // namespace

class StationProofTest : public QObject {
    Q_OBJECT
private slots:
    void worstStationsComeFirst()
    {
        std::vector<StationReport> reports{
            station("good", 99, true), station("no-receipt", 99, false),
            with(station("gap", 99, true), {{"gap", Weight::Alarm, 40, 60, ""}}),
            with(station("clock", 99, true), {{"clock_jump", Weight::Note, 40, 40, "-120"}}),
            with(station("two", 99, true),
                 {{"gap", Weight::Alarm, 4, 6, ""}, {"fork", Weight::Alarm, 9, 9, "branch 1"}})};
        oversight::sortWorstFirst(reports);
        std::vector<std::string> order;
        for (const auto &report : reports)
            order.push_back(report.id);
        QCOMPARE(order, (std::vector<std::string>{"two", "gap", "clock", "no-receipt", "good"}));
        QVERIFY(oversight::stateOf(reports[0]) == LogState::Alarm);
        QVERIFY(oversight::stateOf(reports[3]) == LogState::Open);
        QVERIFY(oversight::stateOf(reports[4]) == LogState::Proven);
        QVERIFY(oversight::proofSummary(reports, english)
                    .starts_with("5 stations: 2 with an alarm, 2 with something not proven, 1 proven."));
    }

    void saysUntilWhenItIsProvenAndByWhom()
    {
        const auto lines = wordsOf(station("a", 99, true), 10);
        QVERIFY(says(lines, "proves entries 1 to 99, up to 2021-09-06 08:00 by the station's clock"));
        QVERIFY(says(lines, "gave a receipt up to entry 90, at 2021-09-06 08:00 by the hub's clock"));
        QVERIFY(says(lines, "10 newer entries have no receipt yet"));
        const auto none = wordsOf(station("b", 0, false), 10);
        QVERIFY(says(none, "Nothing is proven") && says(none, "no receipt of a hub"));
    }

    void eachFindingIsASentenceAndAlarmsComeFirst()
    {
        const auto report = with(station("a", 99, true), {{"clock_jump", Weight::Note, 4, 4, "-120"},
                                                          {"clock_back", Weight::Note, 5, 5, "-30"},
                                                          {"gap", Weight::Note, 7, 9, "lost"},
                                                          {"fork", Weight::Alarm, 40, 60, "branch 2"}});
        const auto lines = wordsOf(report, 10);
        QVERIFY(says(lines, "entry 4: the clock was set while the machine ran (back by 120 s)"));
        QVERIFY(says(lines, "the station itself signed that it has lost them"));
        const auto cut = oversight::proofOf(report, english, std::chrono::hours(7), 1);
        QVERIFY(cut[cut.size() - 2].words.starts_with("entries 40–60: another history"));
        QVERIFY(cut[cut.size() - 2].found && !cut[0].found);
        QVERIFY(cut.back().words.starts_with("and 3 more"));
    }

    void timeThatCannotBeIsSaid()
    {
        StationReport report = station("a", 99, false);
        report.provenTime = INT64_MAX - 1;
        QVERIFY(says(wordsOf(report, 0), "a time that cannot be"));
    }

    void paperTellsOfEachStationWithSomethingFound()
    {
        oversight::ReportHeading heading;
        heading.names = english;
        heading.made = sampleNow();
        heading.by = QStringLiteral("Thượng tá Hà");
        heading.reason = QStringLiteral("giao ban");
        const QByteArray pdf = oversight::drawProof(
            {station("good", 99, true), with(station("gapped", 99, true), {{"gap", Weight::Alarm, 40, 60, ""}})},
            heading);
        const auto document = Poppler::Document::loadFromData(pdf);
        QVERIFY(document && document->numPages() >= 1);
        const QString page = document->page(0)->text({}).simplified();
        QVERIFY(page.contains(QStringLiteral("2 stations: 1 with an alarm")));
        QVERIFY(page.contains(QStringLiteral("Thượng tá Hà")) && page.contains(QStringLiteral("entries 40–60")));
        QVERIFY(page.indexOf(QStringLiteral("gapped")) < page.indexOf(QStringLiteral("good")));
    }
};

QTEST_MAIN(StationProofTest)
#include "station_proof_test.moc"
