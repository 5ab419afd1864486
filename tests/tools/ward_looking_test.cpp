// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/mail_province.h"

using namespace th;
using namespace th::test;

namespace {

/// A line of a request: paper handed out in February, of that number or none.
std::string paperOfBefore(const std::string &number)
{
    const std::string claims =
        R"({"claims": {"kind": "individual", "holder": "Trần Thị Bé", "id_number": "001085000001",
        "category": "food", "areas": ["99"], "issued_at": "2026-02-20T00:00:00Z",
        "valid_until": "2026-03-20T00:00:00Z"})";
    std::string line;
    for (const char each : claims)
        line += each == '\n' ? ' ' : each;
    return line + (number.empty() ? "" : ", \"paper_number\": \"" + number + "\"") + "}\n";
}

} // namespace

/// What the desk holds of people is shown to its officers alone, and leaves it only with an entry in the journal.
class WardLookingTest : public QObject {
    Q_OBJECT

    static Ran bare(const WardProvince &province, const char *command)
    {
        return run(words("--lang en --json ward") + words(command) +
                   QStringList{QStringLiteral("--station"), province.file("ward")});
    }

private slots:
    void who_looks_is_asked_for()
    {
        WardProvince province;
        QVERIFY(province.makeDesk() && province.makeRequest(1));
        for (const char *command :
             {"passes 1 --texts", "register", "request show 1", "request history 1", "request list",
              "request file 1 1 x", "print list", "mail outbox", "mail preview 1", "mail inbox", "mail save 1 x"}) {
            const Ran ran = bare(province, command);
            QVERIFY2(ran.status != 0 && ran.complaints.contains("--officer") && ran.output.isEmpty(), command);
        }
        QCOMPARE(bare(province, "register --officer An --role ward_clerk").status, 0);
        QCOMPARE(bare(province, "register --officer Em --role supervisor").status, 0);
        QVERIFY(bare(province, "register --officer Em --role checkpoint_officer").status != 0);
        QCOMPARE(bare(province, "statistics").status, 0); // figures
    }

    void a_supervisor_exports_the_register_and_the_log_says_so()
    {
        WardProvince province;
        QVERIFY(province.makeDesk() && province.makeRequest(1));
        QVERIFY(province.seal(province.file("series.key")).status == 0);
        const Ran ran = province.ward("export", "Em", "supervisor", {QStringLiteral("--out"), province.file("r.csv")});
        QVERIFY2(ran.status == 0, ran.complaints.constData());
        QCOMPARE(ran.objects.at(0)["rows"].get<int>(), 1);
        const Ran log = run(words("--json log list --all --station") + QStringList{province.file("ward")});
        QVERIFY2(log.output.contains("\"Em\"") && log.output.contains("supervisor"), log.output.constData());
        QVERIFY(province.ward("export", "Em", "area_police", {QStringLiteral("--out"), province.file("s.csv")})
                    .output.contains("wrong_role"));
    }

    void paper_leaves_a_desk_only_through_its_queue()
    {
        WardProvince province;
        QVERIFY(province.makeDesk());
        for (const char *command : {"paper make TH1:X --out", "paper make TH1:X --screens", "paper print TH1:X --to"}) {
            const Ran ran =
                run(words("--lang en") + words(command) +
                    QStringList{province.file("paper"), QStringLiteral("--station"), province.file("ward")});
            QVERIFY2(ran.status == 1 && ran.complaints.contains("ward print run"), ran.complaints.constData());
            QVERIFY(!fs::exists(province.path("paper")));
        }
    }

    void a_day_of_issue_without_the_number_of_the_paper_is_not_passed_over()
    {
        WardProvince province;
        QVERIFY(province.makeDesk());
        const auto enter = [&province](const std::string &more) {
            province.put("before.jsonl", paperOfBefore(more));
            return province.ward("request new", "An", "area_police",
                                 words("--procedure individual --field address=x --field contact=0912 --lines") +
                                     QStringList{province.file("before.jsonl")});
        };
        const Ran without = enter("");
        QVERIFY2(without.status == 1 && without.complaints.contains("paper_number"), without.complaints.constData());
        QVERIFY(province.ward("request list", "", "", {}).objects.empty());
        const Ran with = enter("12/GDD");
        QVERIFY2(with.status == 0, with.complaints.constData());
    }

    void mail_at_a_desk_that_is_open_says_what_the_application_does()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp());
        const auto open = store::Station::open(province.path("ward"), store::Access::Write);
        QVERIFY(open.ok());
        const Ran ran = province.send();
        QVERIFY2(ran.status == 1 && ran.complaints.contains("Send and fetch now"), ran.complaints.constData());
    }
};

QTEST_GUILESS_MAIN(WardLookingTest)
#include "ward_looking_test.moc"
