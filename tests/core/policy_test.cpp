// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy.h"
#include "support/sample_world.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <functional>

using namespace th::core;
using namespace th::test;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

Result<Policy, DocumentError> edited(const std::function<void(json &)> &change)
{
    json document = json::parse(samplePolicyJson());
    change(document);
    const std::string text = document.dump();
    return parsePolicy(asBytes(text));
}

struct Edit {
    const char *name;
    std::function<void(json &)> change;
    const char *complaint; ///< how it begins
};

json &food(json &d) { return d["rules"][0]["categories"][0]; }

const std::vector<Edit> edits{
    {"unchanged", [](json &) {}, "ok"},
    {"retention", [](json &d) { d["retention"]["sealed"]["after_days"] = 30; }, "ok"},
    {"retention of nothing", [](json &d) { d["retention"] = json::object(); }, "/retention at least one of"},
    {"retention that we do not know", [](json &d) { d["retention"]["photos"]["after_days"] = 30; },
     "/retention/photos no such"},
    {"retention with a pseudonym",
     [](json &d) {
         d["retention"]["officers"] = {{"after_days", 400}, {"leave", "x"}};
     },
     "/retention/officers/leave no such"},
    {"retention shorter than a quota",
     [](json &d) {
         d["rules"][0]["quotas"] = {{{"kind", "household"}, {"uses", 1}, {"period_days", 30}}};
         d["retention"]["passes"]["after_days"] = 31;
     },
     "/retention/passes/after_days longer than"},
    {"retention of never", [](json &d) { d["retention"]["sealed"]["after_days"] = 0; },
     "/retention/sealed/after_days a whole"},
    {"another format", [](json &d) { d["format"] = "th-policy-9"; }, "/format th-policy-1"},
    {"a rule we do not know", [](json &d) { d["rules"][0]["curfew"] = true; }, "/rules/0/curfew no such member"},
    {"an unknown member deep down", [](json &d) { food(d)["min_age"] = 18; }, "/rules/0/categories/0/min_age no such"},
    {"no rules", [](json &d) { d["rules"] = json::array(); }, "/rules at least one set of rules"},
    {"rules out of order", [](json &d) { std::swap(d["rules"][0], d["rules"][1]); }, "/rules/1/effective_from later"},
    {"rules from the same moment", [](json &d) { d["rules"][1]["effective_from"] = d["rules"][0]["effective_from"]; },
     "/rules/1/effective_from later"},
    {"no title", [](json &d) { d["rules"][0].erase("title"); }, "/rules/0 the member \"title\" is missing"},
    {"offset beyond the Earth", [](json &d) { d["utc_offset_minutes"] = 900; }, "/utc_offset_minutes a whole number"},
    {"offset not whole", [](json &d) { d["utc_offset_minutes"] = 420.5; }, "/utc_offset_minutes a whole number"},
    {"number beyond 64 bits", [](json &d) { d["utc_offset_minutes"] = 18446744073709551615u; },
     "/utc_offset_minutes a whole number"},
    {"category twice", [](json &d) { d["rules"][0]["categories"][1]["code"] = "food"; },
     "/rules/0/categories/1/code no category twice"},
    {"no day", [](json &d) { food(d)["days"] = json::array(); }, "/rules/0/categories/0/days at least one day"},
    {"day twice",
     [](json &d) {
         food(d)["days"] = {"mon", "mon"};
     },
     "/rules/0/categories/0/days/1 one of mon"},
    {"unknown day", [](json &d) { food(d)["days"] = {"thứ hai"}; }, "/rules/0/categories/0/days/0 a text"},
    {"whole day", [](json &d) { food(d)["hours"] = {"00:00-24:00"}; }, "ok"},
    {"hours across midnight", [](json &d) { food(d)["hours"] = {"22:00-02:00"}; },
     "/rules/0/categories/0/hours/0 hours as in"},
    {"empty hours window", [](json &d) { food(d)["hours"] = {"10:00-10:00"}; }, "/rules/0/categories/0/hours/0 hours"},
    {"hour 25", [](json &d) { food(d)["hours"] = {"10:00-25:00"}; }, "/rules/0/categories/0/hours/0 hours as in"},
    {"minute 60", [](json &d) { food(d)["hours"] = {"10:60-12:00"}; }, "/rules/0/categories/0/hours/0 hours as in"},
    {"short hours", [](json &d) { food(d)["hours"] = {"6:00-12:00"}; }, "/rules/0/categories/0/hours/0 hours as in"},
    {"overlapping hours",
     [](json &d) {
         food(d)["hours"] = {"06:00-12:00", "12:00-13:00"};
     },
     "/rules/0/categories/0/hours/1 later"},
    {"two quotas for a kind", [](json &d) { d["rules"][0]["quotas"].push_back(d["rules"][0]["quotas"][0]); },
     "/rules/0/quotas/1/kind one quota"},
    {"quota of nothing", [](json &d) { d["rules"][0]["quotas"][0]["uses"] = 0; }, "/rules/0/quotas/0/uses a whole"},
    {"red before amber",
     [](json &d) {
         d["rules"][0]["freshness"] = {{"amber_hours", 24}, {"red_hours", 12}, {"confirm_within_hours", 1}};
     },
     "/rules/0/freshness/red_hours not less"},
    {"half a freshness",
     [](json &d) {
         d["rules"][0]["freshness"] = {{"amber_hours", 24}};
     },
     "/rules/0/freshness the member"},
    {"unregistered as a note", [](json &d) { d["rules"][0]["unregistered"] = "note"; },
     "/rules/0/unregistered one of: cannot_tell refuse"},
    {"unknown ID card rule", [](json &d) { d["rules"][0]["id_card"] = "maybe"; }, "/rules/0/id_card one of:"},
    {"masking that is no truth",
     [](json &d) {
         d["rules"][0]["masking"] = {{"id_number", 1}, {"birth_year", true}};
     },
     "/rules/0/masking/id_number true or false"},
    {"half a coordinate", [](json &d) { d["checkpoints"][0].erase("latitude"); }, "/checkpoints/0 latitude and"},
    {"beyond the pole", [](json &d) { d["checkpoints"][0]["latitude"] = 90.5; }, "/checkpoints/0/latitude a number"},
    {"checkpoint twice", [](json &d) { d["checkpoints"][1]["code"] = "CK-01"; }, "/checkpoints/1/code no code twice"},
    {"area twice", [](json &d) { d["areas"][1]["code"] = "01"; }, "/areas/1/code no code twice"},
};

} // namespace

class PolicyTest : public QObject {
    Q_OBJECT
private slots:
    void checksEveryPart_data()
    {
        QTest::addColumn<const void *>("given");
        for (const Edit &edit : edits)
            QTest::newRow(edit.name) << static_cast<const void *>(&edit);
    }
    void checksEveryPart()
    {
        QFETCH(const void *, given);
        const Edit &edit = *static_cast<const Edit *>(given);
        const auto parsed = edited(edit.change);
        const std::string said = parsed ? "ok" : parsed.error().where + " " + parsed.error().rule;
        QVERIFY2(said.starts_with(edit.complaint), said.c_str());
    }

    void readsEveryRule()
    {
        const auto policy = edited([](json &d) {
            json &rules = d["rules"][0];
            rules["id_card"] = "off";
            rules["plate"] = "off";
            rules["freshness"] = {{"amber_hours", 1}, {"red_hours", 2}, {"confirm_within_hours", 3}};
            rules["copies"] = {{"speed_km_per_hour", 90}, {"window_minutes", 30}, {"same_place_quiet_minutes", 0}};
            rules["unregistered"] = "refuse";
            rules["masking"] = {{"id_number", false}, {"birth_year", true}};
        });
        QVERIFY(policy.ok());
        const RuleSet &rules = policy->ruleSets()[0];
        QCOMPARE(rules.title, std::string("Chỉ thị 17/CT-UBND"));
        QVERIFY(rules.idCard == IdCardCheck::Off && rules.plate == PlateCheck::Off);
        QVERIFY(rules.freshness.amber == 1h && rules.freshness.red == 2h && rules.freshness.confirmWithin == 3h);
        QVERIFY(rules.copies.speedKmPerHour == 90 && rules.copies.window == 30min &&
                rules.copies.samePlaceQuiet == 0min);
        QVERIFY(rules.unregistered == Weight::Refuse);
        QVERIFY(!rules.masking.idNumber && rules.masking.birthYear);
        const Category *market = rules.findCategory(CategoryCode("market"));
        QVERIFY(market && market->days == 0b10101 && market->kinds == std::set{PassKind::Household});
        QVERIFY(market->hours == (std::vector<HoursWindow>{{360, 660}}));
        const Quota *quota = rules.findQuota(PassKind::Household);
        QVERIFY(quota && quota->uses == 2 && quota->period == std::chrono::days(7));
        QVERIFY(!rules.findQuota(PassKind::Employee) && !rules.findCategory(CategoryCode("none")));
        QCOMPARE(policy->utcOffset().count(), 420);
        QCOMPARE(policy->findArea(AreaCode("01.001"))->name.en, std::string("Ba Dinh"));
        QCOMPARE(*policy->findCheckpoint(CheckpointCode("CK-02"))->latitude, 21.1);
        QVERIFY(!policy->findCheckpoint(CheckpointCode("CK-03"))->latitude);
    }

    void tomorrowsRulesWaitForTheirMoment()
    {
        const Policy policy = samplePolicy();
        const auto title = [&](const char *when) { return policy.rulesAt(instant(when)).title; };
        const std::string first = "Chỉ thị 17/CT-UBND", second = "Chỉ thị 22/CT-UBND";
        QCOMPARE(title("1970-01-01T00:00:00Z"), first);
        QCOMPARE(title("2021-09-20T16:59:59Z"), first);
        QCOMPARE(title("2021-09-20T17:00:00Z"), second);
        QCOMPARE(title("2030-01-01T00:00:00Z"), second);
    }

    void refusesWhatIsNotStrictJson()
    {
        const auto complaint = [](const std::string &text) {
            const auto parsed = parsePolicy(asBytes(text));
            return parsed ? std::string("ok") : parsed.error().where + " " + parsed.error().rule;
        };
        QCOMPARE(complaint(R"({"rules":[],"rules":[]})"), std::string(" the member \"rules\" is there twice"));
        QVERIFY(complaint(std::string((4u << 20) + 1, ' ')).starts_with(" longer than"));
        QVERIFY(complaint("nan").starts_with(" not JSON"));
    }
};

QTEST_APPLESS_MAIN(PolicyTest)
#include "policy_test.moc"
