// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge_world.h"

using namespace th::test;
using namespace th::core;
using namespace std::chrono_literals;

namespace {

const std::vector<Case> keyAndScopeCases{
    {"all is well", [](World &) {}, "admit:"},
    {"issued before the key was valid", [](World &w) { w.key()["valid_from"] = "2021-09-05T09:30:01Z"; },
     "refuse: key_not_valid_then!"},
    {"issued the second the key became valid", [](World &w) { w.key()["valid_from"] = "2021-09-05T09:30:00Z"; },
     "admit:"},
    {"issued the last second of the key", [](World &w) { w.key()["valid_until"] = "2021-09-05T09:30:00Z"; }, "admit:"},
    {"issued after the key ended", [](World &w) { w.key()["valid_until"] = "2021-09-05T09:29:59Z"; },
     "refuse: key_not_valid_then!"},
    {"compromised, issued and registered before",
     [](World &w) { w.key()["compromised_since"] = "2021-09-05T09:30:01Z"; }, "admit:"},
    {"compromised the second of issue", [](World &w) { w.key()["compromised_since"] = "2021-09-05T09:30:00Z"; },
     "refuse: key_compromised!"},
    {"compromised, said to be older, not in the registry",
     [](World &w) {
         w.key()["compromised_since"] = "2021-09-06T00:00:00Z";
         w.setStatus(Registration::NotYetKnown);
     },
     "refuse: key_compromised! not_yet_confirmed"},
    {"compromised, the number is another pass's",
     [](World &w) {
         w.key()["compromised_since"] = "2021-09-06T00:00:00Z";
         w.setStatus(Registration::Different);
     },
     "refuse: key_compromised! registered_differently!"},
    {"compromised, registry has nothing of the series",
     [](World &w) {
         w.key()["compromised_since"] = "2021-09-06T00:00:00Z";
         w.evidence.status = SeriesNotCovered{};
     },
     "refuse: key_compromised! data_behind_pass not_yet_confirmed"},
    {"compromised, registry cannot be read",
     [](World &w) {
         w.key()["compromised_since"] = "2021-09-06T00:00:00Z";
         w.evidence.status = StatusUnavailable{"checksum"};
     },
     "cannot_tell: key_compromised? status_unavailable?"},
    {"compromised before issue, registry cannot be read",
     [](World &w) {
         w.key()["compromised_since"] = "2021-09-01T00:00:00Z";
         w.evidence.status = StatusUnavailable{"checksum"};
     },
     "refuse: key_compromised! status_unavailable?"},
    {"kind outside the scope", [](World &w) { w.directory["authorities"][1]["scope"]["kinds"] = {"household"}; },
     "refuse: kind_not_allowed!"},
    {"category outside the scope", [](World &w) { w.directory["authorities"][1]["scope"]["categories"] = {"medical"}; },
     "refuse: category_not_allowed!"},
    {"any category in scope", [](World &w) { w.directory["authorities"][1]["scope"]["categories"] = {"*"}; }, "admit:"},
    {"category unknown to the policy", [](World &w) { w.rules()["categories"].erase(0); },
     "refuse: category_not_allowed!"},
    {"category not for this kind", [](World &w) { w.rules()["categories"][0]["kinds"] = {"individual"}; },
     "refuse: category_not_allowed!"},
    {"area outside the scope",
     [](World &w) {
         w.claims.areas = {AreaCode("01.001.00001"), AreaCode("01.002")};
     },
     "refuse: area_not_allowed!"},
    {"area that only begins alike",
     [](World &w) {
         w.claims.areas = {AreaCode("01.001.00001"), AreaCode("01.0010")};
     },
     "refuse: area_not_allowed!"},
    {"empty scope allows nothing",
     [](World &w) {
         w.directory["authorities"].erase(2);
         w.directory["keys"].erase(1);
         w.directory["series"].erase(1);
         w.directory["authorities"][1]["scope"] = {
             {"kinds", json::array()}, {"categories", json::array()}, {"areas", json::array()}};
     },
     "refuse: kind_not_allowed! category_not_allowed! area_not_allowed!"},
    {"category dropped by new rules stays as it was at issue",
     [](World &w) {
         w.claims.validUntil = instant("2021-09-30T00:00:00Z");
         w.when = instant("2021-09-22T03:00:00Z");
         w.evidence.dataAsOf = w.when;
         w.presented.idCard = cardOf(holdersCard);
     },
     "admit: id_card_matches"},
};

const std::vector<Case> timeAndPlaceCases{
    {"first second",
     [](World &w) {
         w.claims.hours.clear();
         w.when = w.claims.validFrom;
         w.evidence.dataAsOf = w.when;
     },
     "admit:"},
    {"a second early",
     [](World &w) {
         w.claims.hours.clear();
         w.when = w.claims.validFrom - 1s;
         w.evidence.dataAsOf = w.when;
     },
     "refuse: not_yet_valid!"},
    {"last second", [](World &w) { w.claims.validUntil = w.when; }, "admit:"},
    {"a second late", [](World &w) { w.claims.validUntil = w.when - 1s; }, "refuse: expired!"},
    {"expired, clock suspect",
     [](World &w) {
         w.claims.validUntil = w.when - 1s;
         w.evidence.clock = ClockState::WentBackwards;
     },
     "cannot_tell: expired? clock_suspect?"},
    {"not yet valid, clock implausible",
     [](World &w) {
         w.when = instant("1970-01-01T03:00:00Z");
         w.evidence.clock = ClockState::Implausible;
     },
     "cannot_tell: not_yet_valid? clock_suspect?"},
    {"revoked refuses whatever the clock says",
     [](World &w) {
         w.setStatus(Registration::Registered, Revocation{RevocationReason::Lost, {}});
         w.evidence.clock = ClockState::WentBackwards;
     },
     "refuse: revoked! clock_suspect?"},
    {"checkpoint outside the areas", [](World &w) { w.place.area = AreaCode("01.002"); }, "refuse: outside_area!"},
    {"checkpoint in a part of the area", [](World &w) { w.claims.areas = {AreaCode("01.001")}; }, "admit:"},
    {"checkpoint in the larger area", [](World &w) { w.place.area = AreaCode("01.001"); }, "refuse: outside_area!"},
    {"area not known", [](World &w) { w.place.area = {}; }, "admit:"},
    {"first minute of the hours",
     [](World &w) {
         w.claims.hours = {{600, 601}};
     },
     "admit:"},
    {"last minute is not within",
     [](World &w) {
         w.claims.hours = {{540, 600}};
     },
     "refuse: outside_hours!"},
    {"day of the week", [](World &w) { w.claims.days = 0x7f & ~2u; }, "refuse: outside_hours!"},
    {"only that day of the week", [](World &w) { w.claims.days = 2; }, "admit:"},
    {"outside hours, clock suspect",
     [](World &w) {
         w.claims.hours = {{0, 60}};
         w.evidence.clock = ClockState::Implausible;
     },
     "cannot_tell: outside_hours? clock_suspect?"},
    {"hours of the category", [](World &w) { w.rules()["categories"][0]["hours"] = {"06:00-10:00"}; },
     "refuse: outside_hours!"},
    {"days of the category", [](World &w) { w.rules()["categories"][0]["days"] = {"wed"}; }, "refuse: outside_hours!"},
    {"expired and outside hours and area, all said",
     [](World &w) {
         w.claims.validUntil = w.when - 1s;
         w.claims.hours = {{0, 60}};
         w.place.area = AreaCode("79");
     },
     "refuse: expired! outside_area! outside_hours!"},
};

const std::vector<Case> personAndVehicleCases{
    {"plate on the pass", [](World &w) { w.presented.plate = "29A12345"; }, "admit:"},
    {"plate not on the pass", [](World &w) { w.presented.plate = "30F00001"; }, "refuse: vehicle_not_on_pass!"},
    {"pass without plates binds no vehicle",
     [](World &w) {
         w.claims.plates.clear();
         w.presented.plate = "30F00001";
     },
     "admit:"},
    {"policy looks at no plates",
     [](World &w) {
         w.rules()["plate"] = "off";
         w.presented.plate = "30F00001";
     },
     "admit:"},
    {"card matches", [](World &w) { w.presented.idCard = cardOf(holdersCard); }, "admit: id_card_matches"},
    {"pass bears the old number",
     [](World &w) {
         w.claims.idNumber = "012345678";
         w.presented.idCard = cardOf(holdersCard);
     },
     "admit: id_card_matches"},
    {"another number", [](World &w) { w.presented.idCard = cardOf("001085054321||Nguyễn Thị Hương"); },
     "refuse: id_card_mismatch!"},
    {"another name", [](World &w) { w.presented.idCard = cardOf("001085012345||Nguyễn Thị Hường Giang"); },
     "refuse: id_card_mismatch!"},
    {"pass without a number, card shown",
     [](World &w) {
         w.claims.idNumber.clear();
         w.presented.idCard = cardOf(holdersCard);
     },
     "admit:"},
    {"policy looks at no cards",
     [](World &w) {
         w.rules()["id_card"] = "off";
         w.presented.idCard = cardOf("001085054321||Nguyễn Văn Khác");
     },
     "admit:"},
    {"card demanded, not shown", [](World &w) { w.rules()["id_card"] = "required"; },
     "cannot_tell: id_card_not_shown?"},
    {"card demanded, shown",
     [](World &w) {
         w.rules()["id_card"] = "required";
         w.presented.idCard = cardOf(holdersCard);
     },
     "admit: id_card_matches"},
    {"card demanded, nothing on the pass to compare",
     [](World &w) {
         w.rules()["id_card"] = "required";
         w.claims.idNumber.clear();
         w.presented.idCard = cardOf(holdersCard);
     },
     "cannot_tell: id_card_not_shown?"},
};

Instant nextStart(const std::function<void(World &)> &change)
{
    World world;
    change(world);
    const Verdict verdict = world.judged();
    const Reason *reason = find(verdict, ReasonCode::OutsideHours);
    return reason ? reason->at.value_or(Instant{}) : Instant{std::chrono::seconds(-1)};
}

} // namespace

class JudgeClaimsTest : public QObject {
    Q_OBJECT
private slots:
    void keyAndScope_data() { addRows(keyAndScopeCases); }
    void keyAndScope() { checkRow(); }

    void timeAndPlace_data() { addRows(timeAndPlaceCases); }
    void timeAndPlace() { checkRow(); }

    void personAndVehicle_data() { addRows(personAndVehicleCases); }
    void personAndVehicle() { checkRow(); }

    void saysWhenItIsAllowedAgain()
    {
        // Tuesday 10:00 local
        QCOMPARE(nextStart([](World &w) { w.claims.hours = {{660, 720}}; }), instant("2021-09-07T04:00:00Z"));
        QCOMPARE(nextStart([](World &w) { w.claims.hours = {{480, 540}}; }), instant("2021-09-08T01:00:00Z"));
        QCOMPARE(nextStart([](World &w) { w.claims.days = 1; }), instant("2021-09-12T23:00:00Z")); // Monday 06:00
        QCOMPARE(nextStart([](World &w) {
                     w.claims.days = 0x7f;
                     w.claims.hours = {{480, 600}, {900, 960}};
                     w.rules()["categories"][0]["hours"] = {"07:00-09:00", "15:30-20:00"};
                 }),
                 instant("2021-09-07T08:30:00Z"));
    }

    void offersNoTimeThatNeverComes()
    {
        QCOMPARE(nextStart([](World &w) {
                     w.claims.hours = {{480, 540}};
                     w.rules()["categories"][0]["hours"] = {"10:00-11:00"};
                 }),
                 Instant{});
        QCOMPARE(nextStart([](World &w) {
                     w.claims.hours = {{480, 540}};
                     w.claims.validUntil = instant("2021-09-08T00:59:59Z");
                 }),
                 Instant{});
    }
};

QTEST_APPLESS_MAIN(JudgeClaimsTest)
#include "judge_claims_test.moc"
