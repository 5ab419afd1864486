// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>
#include <QTest>
#include <poppler-qt6.h>

#include "evidence/archive.h"
#include "evidence/log_maker.h"
#include "oversight/chart.h"
#include "oversight/report.h"
#include "support/sample_world.h"

#include <algorithm>

using namespace th;
using namespace th::test;
using core::Language;
using oversight::Figures;

namespace {

oversight::ReportHeading heading(Language language)
{
    oversight::ReportHeading heading;
    heading.names.language = language;
    heading.made = sampleNow();
    heading.by = QStringLiteral("Thượng tá Hà");
    heading.reason = QStringLiteral("giao ban");
    return heading;
}

/// The text of each page.
QStringList pagesOf(const QByteArray &pdf)
{
    QStringList pages;
    const auto document = Poppler::Document::loadFromData(pdf);
    for (int i = 0; document && i < document->numPages(); ++i)
        pages.append(document->page(i)->text({}).simplified());
    return pages;
}

bool says(const std::vector<std::string> &sentences, const std::string &words)
{
    return std::ranges::any_of(sentences,
                               [&](const std::string &sentence) { return sentence.find(words) != std::string::npos; });
}

evidence::GateFigures gate(const std::string &code, std::uint64_t admitted, std::uint64_t refused)
{
    evidence::GateFigures gate;
    gate.checkpoint = code;
    gate.admitted = admitted;
    gate.refused = refused;
    gate.hours = {{450'000, admitted + refused}};
    return gate;
}

Figures figures()
{
    Figures figures;
    auto &statistics = figures.statistics;
    statistics.gates = {gate("CK-01", 900, 20), gate("CK-02", 50, 30)};
    statistics.scans = statistics.genuine = 1000;
    statistics.verdicts = {{"admit", 950}, {"refuse", 50}};
    statistics.first = statistics.last = LogMaker::begin;
    figures.allStations = 1;
    oversight::StationFigures station;
    station.rows = 1000;
    station.report.id = "dev-1";
    station.report.provenUntil = station.report.last = 1000;
    station.report.receipt.emplace();
    figures.stations = {station};
    return figures;
}

const oversight::Names english{nullptr, nullptr, Language::English};

} // namespace

class ReportTest : public QObject {
    Q_OBJECT
private slots:
    void firstPageHasKeyFiguresRemarksAndWhatIsNotProven()
    {
        for (const auto &[language, words] :
             {std::pair(Language::English,
                        QStringList{QStringLiteral("1,000"), QStringLiteral("95.0%"), QStringLiteral("What is unusual"),
                                    QStringLiteral("CK-02"), QStringLiteral("What is not proven"),
                                    QStringLiteral("log verify"), QStringLiteral("Thượng tá Hà")}),
              std::pair(Language::Vietnamese,
                        QStringList{QStringLiteral("1.000"), QStringLiteral("95,0 %"),
                                    QStringLiteral("Điều bất thường"), QStringLiteral("CK-02"),
                                    QStringLiteral("Điều chưa được chứng minh"), QStringLiteral("log verify")})}) {
            const QStringList pages = pagesOf(oversight::drawReport(figures(), heading(language)));
            QVERIFY(pages.size() >= 2);
            for (const QString &word : words)
                QVERIFY2(pages[0].contains(word), qPrintable(word + pages[0]));
            QVERIFY(pages[0].contains(QStringLiteral("1/%1").arg(pages.size())));
        }
    }

    void organisationsAreTableOfTheirOwnOnceSomebodyOpenedTheirNames()
    {
        Figures all = figures();
        const auto text = [&] {
            return pagesOf(oversight::drawReport(all, heading(Language::English))).join(QLatin1Char(' '));
        };
        QVERIFY(!text().contains(QStringLiteral("Refusals by organisation")));
        evidence::Organisations organisations;
        organisations.organisations = {{"Công ty A", 40, 10}, {"", 7, 0}};
        organisations.closed = 3;
        all.organisations = organisations;
        const QString told = text();
        for (const char *words :
             {"Refusals by organisation", "Công ty A", "25.0%", "(names none)", "Not to be read: 3"})
            QVERIFY2(told.contains(QString::fromUtf8(words)), words);
    }

    void nothingAtAllMakesAReportToo()
    {
        const QStringList pages = pagesOf(oversight::drawReport({}, heading(Language::English)));
        QVERIFY(pages.size() >= 2);
        QVERIFY(pages[0].contains(QStringLiteral("no scans")));
    }

    /// A log may name any number of checkpoints, by any text.
    void longTablesGoOnAndHostileNamesStayInTheirPlace()
    {
        Figures many = figures();
        for (int i = 0; i < 700; ++i)
            many.statistics.gates.push_back(gate(std::string(3000, 'W') + "\n%1\x1b<b>" + std::to_string(i), 5, 1));
        many.statistics.reasons[std::string(5000, 'x')] = 3;
        many.otherHistories = 7;
        auto words = heading(Language::English);
        words.reason = QString(4000, QLatin1Char('y'));
        const QStringList pages = pagesOf(oversight::drawReport(many, words));
        QVERIFY(pages.size() > 10 && pages.size() < 40);
        QVERIFY(pages.join(QLatin1Char(' ')).contains(QStringLiteral("And 202 more")));
    }

    void gateThatRefusesFarMoreThanOthersIsNamed()
    {
        Figures all = figures();
        QVERIFY(says(oversight::unusual(all, english), "CK-02: 37.5% refused; 5.0% over all."));
        QVERIFY(!says(oversight::unusual(all, english), "CK-01:"));
        all.statistics.gates[1].refused = 9; // by chance
        all.statistics.gates[1].admitted = 71;
        QVERIFY(!says(oversight::unusual(all, english), "CK-02:"));
    }

    void reasonsThatSpeakOfForgeryOrCopiesAreCounted()
    {
        Figures all = figures();
        all.statistics.reasons = {{"seen_elsewhere", 4}, {"expired", 30}, {"data_too_old", 20}};
        const auto remarks = oversight::unusual(all, english);
        QVERIFY(says(remarks, "4 scans (0.4%): "));
        QVERIFY(!says(remarks, "30 scans"));
        QVERIFY(says(remarks, "20 scans (2.0%) were made with lists too old"));
    }

    void whatIsNotProvenIsSaidStationByStation()
    {
        Figures all = figures();
        QCOMPARE(oversight::notProven(all, english).size(), 1u); // that entries were not read again
        oversight::StationFigures bad;
        bad.report.findings = {{"fork", evidence::Weight::Alarm, 1, 1, ""},
                               {"fork", evidence::Weight::Alarm, 1, 1, ""},
                               {"clock_jump", evidence::Weight::Note, 1, 1, ""}};
        all.stations.push_back(bad);
        all.otherHistories = 1;
        all.statistics.genuine = 990;
        const auto open = oversight::notProven(all, english);
        QVERIFY(says(open, "Alarms in the logs of 1 of 2 stations: another history that nobody signed (1)."));
        QVERIFY(says(open, "Of 1 of 2 stations nothing is proven"));
        QVERIFY(says(open, "1 of 2 stations have no receipt"));
        QVERIFY(says(open, "10 scans (1.0%) had no genuine pass"));
        QVERIFY(says(open, "1 devices have entries"));
    }

    void chartOverTimeTakesHoursDaysOrMonthsAndNeverFillsMemory()
    {
        evidence::Statistics statistics;
        evidence::GateFigures one;
        one.hours = {{450'000, 3}, {450'005, 4}};
        statistics.gates = {one, one};
        auto columns = oversight::scansOverTime(statistics);
        QCOMPARE(columns.size(), 6u);
        QCOMPARE(columns[0].value, 6u);
        QCOMPARE(columns[5].value, 8u);
        statistics.gates[0].hours.emplace_back(450'000 + 24 * 30, 1);
        columns = oversight::scansOverTime(statistics);
        QCOMPARE(columns.size(), 31u);
        statistics.gates[0].hours.emplace_back(70'000'000, 1); // a station in the year 9955
        columns = oversight::scansOverTime(statistics);
        QVERIFY(columns.size() <= 601);
        statistics.gates[0].hours.emplace_back(-10, 2);
        std::uint64_t all = 0;
        for (const auto &column : oversight::scansByHourOfDay(statistics))
            all += column.value;
        QCOMPARE(all, 18u);
    }

    void filterIsToldInWords()
    {
        evidence::Filter filter;
        const oversight::Names english{.language = Language::English};
        QCOMPARE(oversight::filterWords(filter, std::chrono::hours(7), english), "");
        filter.checkpoints = {"CK-01", "CK-02"};
        filter.verdicts = {core::VerdictKind::Refuse};
        filter.from = LogMaker::begin;
        filter.reasons = {core::ReasonCode::Revoked};
        QCOMPARE(oversight::filterWords(filter, std::chrono::hours(7), english),
                 "from 2021-09-06T08:00; verdict refused; reason " + english.reason("revoked") +
                     "; checkpoint CK-01, CK-02");
        QVERIFY(english.reason("revoked") != "revoked");
        filter.from = std::numeric_limits<evidence::Milliseconds>::max() / 2;
        QVERIFY(!oversight::filterWords(filter, std::chrono::hours(7), {}).empty());
    }
};

QTEST_MAIN(ReportTest)
#include "report_test.moc"
