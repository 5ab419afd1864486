// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/ward_province.h"

#include <random>

using namespace th;
using namespace th::test;

namespace {

const std::string headings = "Họ và tên,Số CCCD,Nơi ở,Đến ngày\n";

std::string rows(int from, int count)
{
    std::string csv;
    for (int i = from; i < from + count; ++i) {
        const std::string digits = std::to_string(1'000'000 + i).substr(1);
        csv += "Trần Thị Bé,001185" + digits + ",Số 1,20/03/2026\n";
    }
    return csv;
}

struct Intake : WardProvince {
    QStringList making(const QStringList &more) const
    {
        return QStringList{QStringLiteral("--procedure"), QStringLiteral("individual"),
                           QStringLiteral("--field"),     QStringLiteral("contact=0912"),
                           QStringLiteral("--list"),      file("list.csv"),
                           QStringLiteral("--category"),  QStringLiteral("Food"),
                           QStringLiteral("--area"),      QStringLiteral("99")} +
               more;
    }
    Ran make(const QStringList &more = {}) { return ward("request new", "An", "area_police", making(more)); }
    std::size_t requests() { return ward("request list", "", "", {}).objects.size(); }
    Ran shown(std::size_t request) { return ward("request show", "", "", {QString::number(request)}); }
};

std::size_t countOf(const Ran &ran, const char *event)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        ran.objects, [&](const nlohmann::json &object) { return object.value("event", "") == event; }));
}

} // namespace

/// A list on its way into a request, as a clerk does it.
class WardIntakeTest : public QObject {
    Q_OBJECT
private slots:
    void good_rows_become_lines_and_bad_ones_come_back()
    {
        Intake province;
        QVERIFY(province.makeDesk());
        province.put("list.csv", headings + rows(1, 3) + "Trần Văn Bốn,12345,Số 1,20/03/2026\n");
        const Ran made = province.make({QStringLiteral("--errors"), province.file("errors.csv")});
        QVERIFY2(made.status == 0, made.complaints.constData());
        const auto checked = std::ranges::find_if(
            made.objects, [](const nlohmann::json &object) { return object.value("event", "") == "checked"; });
        QVERIFY(checked != made.objects.end() && (*checked)["good"] == 3 && (*checked)["bad"] == 1);
        const auto request = province.shown(1).objects.at(0);
        QCOMPARE(request["lines"].size(), std::size_t(3));
        QCOMPARE(request["attachments"].at(0)["file"].get<std::string>(), std::string("list.csv"));
        std::ifstream errors(province.path("errors.csv"));
        const std::string returned((std::istreambuf_iterator<char>(errors)), {});
        QVERIFY(returned.find("Trần Văn Bốn,12345") != std::string::npos && returned.find("Bé") == std::string::npos);

        province.put("list.csv", headings + rows(11, 2));
        const Ran more =
            province.ward("request edit", "An", "area_police",
                          QStringList{QStringLiteral("1"), QStringLiteral("--seen"), QStringLiteral("1"),
                                      QStringLiteral("--list"), province.file("list.csv"), QStringLiteral("--category"),
                                      QStringLiteral("food"), QStringLiteral("--area"), QStringLiteral("99")});
        QVERIFY2(more.status == 0, more.complaints.constData());
        QCOMPARE(province.shown(1).objects.at(0)["lines"].size(), std::size_t(5));
    }

    void duplicates_stop_it_before_anything_is_made_unless_they_are_allowed()
    {
        Intake province;
        QVERIFY(province.makeDesk() && province.makeRequest(2));
        province.put("list.csv", headings + rows(1, 1) + "Trần Văn Hai,001085000002,Số 1,20/03/2026\nX,1,,\n");
        const QStringList errors{QStringLiteral("--errors"), province.file("errors.csv")};
        const Ran stopped = province.make(errors);
        QCOMPARE(stopped.status, 1);
        QCOMPARE(countOf(stopped, "duplicate"), std::size_t(1));
        QCOMPARE(stopped.objects.back()["problem"].get<std::string>(), std::string("duplicates"));
        QVERIFY(!fs::exists(province.path("errors.csv")));
        QCOMPARE(province.requests(), std::size_t(1));
        const Ran allowed = province.make(errors + QStringList{QStringLiteral("--allow-duplicates")});
        QVERIFY2(allowed.status == 0, allowed.complaints.constData());
        QCOMPARE(countOf(allowed, "duplicate"), std::size_t(1));
        QCOMPARE(province.shown(2).objects.at(0)["lines"].size(), std::size_t(2));
        QVERIFY(fs::exists(province.path("errors.csv")));
        // Lines one by one are no way around it.
        QVERIFY(!province.makeRequest(2));
        QCOMPARE(province.requests(), std::size_t(2));
    }

    void a_list_of_which_nothing_can_be_used_makes_no_request()
    {
        Intake province;
        QVERIFY(province.makeDesk());
        province.put("list.csv", headings + "Trần Văn Bốn,12345,Số 1,20/03/2026\n");
        QCOMPARE(province.make().status, 1);
        province.put("list.csv", "a,b\n1,2\n");
        const Ran unmapped = province.make();
        QVERIFY2(unmapped.status == 1 && unmapped.complaints.contains("--map"), unmapped.complaints.constData());
        QCOMPARE(province.requests(), std::size_t(0));
    }

    void a_kill_leaves_a_request_with_all_lines_and_the_file_or_none()
    {
        constexpr int lines = 1500;
        Intake province;
        QVERIFY(province.makeDesk());
        province.put("list.csv", headings + rows(1, lines));
        std::minstd_rand random(2021);
        std::size_t there = 0, kills = 0;
        for (int i = 0; i < 8; ++i) {
            Program program(QStringList{QStringLiteral("--json"), QStringLiteral("ward"), QStringLiteral("request"),
                                        QStringLiteral("new"), QStringLiteral("--station"), province.file("ward"),
                                        QStringLiteral("--officer"), QStringLiteral("An"), QStringLiteral("--role"),
                                        QStringLiteral("area_police"), QStringLiteral("--allow-duplicates"),
                                        QStringLiteral("--now"), QStringLiteral("2026-03-01T03:30:00Z")} +
                            province.making({}));
            QByteArray line = program.nextLine(); // what it takes the columns for; then it checks and writes
            QVERIFY(!line.isEmpty());
            program.process.waitForFinished(static_cast<int>(random() % 400));
            kills += program.process.state() != QProcess::NotRunning;
            program.process.kill();
            program.process.waitForFinished(patience);
            const std::size_t now = province.requests();
            QVERIFY(now == there || now == there + 1);
            for (; there < now; ++there) {
                const auto request = province.shown(there + 1).objects.at(0);
                QCOMPARE(request["lines"].size(), std::size_t(lines));
                QCOMPARE(request["attachments"].size(), std::size_t(1));
            }
        }
        QVERIFY(kills > 0);
    }
};

QTEST_GUILESS_MAIN(WardIntakeTest)
#include "ward_intake_test.moc"
