// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.h"
#include "support/sample_world.h"

#include <QtTest>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <functional>

using namespace th::core;
using namespace th::test;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

/// A pass held up at CK-01, and all that bears on it. Out of the box it is admitted without any reason.
struct World {
    PassClaims claims = samplePass();
    std::uint8_t signingKey = 1;
    json directory = json::parse(sampleDirectoryJson());
    json policy = json::parse(samplePolicyJson());
    SeriesStatus status{Registration::Registered, {}, 1301};
    Evidence evidence;
    Presented presented;
    Place place{CheckpointCode("CK-01"), AreaCode("01.001.00001")};
    Instant when = sampleNow();

    World()
    {
        evidence.status = status;
        evidence.dataAsOf = when - 1h;
        evidence.sightingsAvailable = true;
    }

    void setStatus(Registration registration, std::optional<Revocation> revoked = {})
    {
        evidence.status = SeriesStatus{registration, revoked, 1301};
    }
    json &rules() { return policy["rules"][0]; }
    json &key() { return directory["keys"][0]; }
    void saw(const char *checkpoint, std::chrono::seconds ago, bool admitted = true)
    {
        evidence.sightings.push_back({CheckpointCode(checkpoint), when - ago, admitted, {}});
    }
    /// So that a weekday, a household and a market are at hand.
    void becomeHousehold()
    {
        claims.kind = PassKind::Household;
        claims.organisation.clear();
    }

    [[nodiscard]] Verdict judged() const
    {
        SoftwareKey key = sampleKey(signingKey);
        const auto text = makePass(claims, key);
        Q_ASSERT(text.ok());
        const std::string directoryText = directory.dump(), policyText = policy.dump();
        const auto parsedDirectory = parseDirectory(asBytes(directoryText));
        const auto parsedPolicy = parsePolicy(asBytes(policyText));
        Q_ASSERT(parsedDirectory.ok() && parsedPolicy.ok());
        const auto pass = verifySignature(*decodePass(*text), *parsedDirectory);
        return pass ? judge(*pass, evidence, presented, place, when, *parsedPolicy)
                    : judge(pass.error(), evidence, when, *parsedPolicy);
    }
};

/// "refuse: expired! seen_elsewhere? data_old": ! refuses, ? cannot tell, a note has no mark.
QString inShort(const Verdict &verdict)
{
    QString text = QString::fromLatin1(name(verdict.kind)) + QLatin1Char(':');
    for (const Reason &reason : verdict.reasons) {
        const char *mark = reason.weight == Weight::Refuse ? "!" : reason.weight == Weight::CannotTell ? "?" : "";
        text += QLatin1Char(' ') + QString::fromLatin1(name(reason.code)) + QString::fromLatin1(mark);
    }
    return text;
}

const Reason *find(const Verdict &verdict, ReasonCode code)
{
    for (const Reason &reason : verdict.reasons)
        if (reason.code == code)
            return &reason;
    return nullptr;
}

struct Case {
    const char *name;
    std::function<void(World &)> change;
    const char *expected;
};

IdCard cardOf(const char *text) { return *parseIdCard(text); }
constexpr const char *holdersCard = "001085012345|012345678|Nguyễn Thị Hương|01021985|Nữ|Hà Nội|01012021";

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

const std::vector<Case> statusCases{
    {"revoked",
     [](World &w) {
         w.setStatus(Registration::Registered, Revocation{RevocationReason::Fraud, {}});
     },
     "refuse: revoked!"},
    {"registered for other bytes", [](World &w) { w.setStatus(Registration::Different); },
     "refuse: registered_differently!"},
    {"gap in the registry, newly issued", [](World &w) { w.setStatus(Registration::NotRegistered); },
     "admit: not_yet_confirmed"},
    {"above the high water, newly issued", [](World &w) { w.setStatus(Registration::NotYetKnown); },
     "admit: not_yet_confirmed"},
    {"exactly as long ago as allowed, not registered",
     [](World &w) {
         w.claims.issuedAt = *w.evidence.dataAsOf - 48h;
         w.setStatus(Registration::NotRegistered);
     },
     "admit: not_yet_confirmed"},
    {"longer ago than allowed, not registered",
     [](World &w) {
         w.claims.issuedAt = *w.evidence.dataAsOf - 48h - 1s;
         w.setStatus(Registration::NotRegistered);
     },
     "cannot_tell: not_registered?"},
    {"above the high water, issued long ago",
     [](World &w) {
         w.claims.issuedAt = *w.evidence.dataAsOf - 48h - 1s;
         w.setStatus(Registration::NotYetKnown);
     },
     "cannot_tell: not_registered?"},
    {"series without status, issued long ago",
     [](World &w) {
         w.claims.issuedAt = *w.evidence.dataAsOf - 48h - 1s;
         w.evidence.status = SeriesNotCovered{};
     },
     "cannot_tell: not_registered? data_behind_pass"},
    {"policy refuses what is not registered",
     [](World &w) {
         w.rules()["unregistered"] = "refuse";
         w.claims.issuedAt = *w.evidence.dataAsOf - 48h - 1s;
         w.setStatus(Registration::NotRegistered);
     },
     "refuse: not_registered!"},
    {"not registered never refuses on red data",
     [](World &w) {
         w.rules()["unregistered"] = "refuse";
         w.evidence.dataAsOf = w.when - 73h;
         w.claims.issuedAt = *w.evidence.dataAsOf - 48h - 1s;
         w.setStatus(Registration::NotRegistered);
     },
     "cannot_tell: not_registered? data_too_old?"},
    {"status damaged", [](World &w) { w.evidence.status = StatusUnavailable{"checksum"}; },
     "cannot_tell: status_unavailable?"},
    {"sightings unreadable", [](World &w) { w.evidence.sightingsAvailable = false; },
     "cannot_tell: status_unavailable?"},
    {"both unreadable: said once",
     [](World &w) {
         w.evidence.status = StatusUnavailable{"checksum"};
         w.evidence.sightingsAvailable = false;
     },
     "cannot_tell: status_unavailable?"},
    {"expired and unreadable status",
     [](World &w) {
         w.evidence.status = StatusUnavailable{"checksum"};
         w.claims.validUntil = w.when - 1s;
     },
     "refuse: expired! status_unavailable?"},
    {"never had data",
     [](World &w) {
         w.evidence.status = SeriesNotCovered{};
         w.evidence.dataAsOf.reset();
     },
     "cannot_tell: no_data?"},
    {"as old as amber allows", [](World &w) { w.evidence.dataAsOf = w.when - 24h; }, "admit:"},
    {"amber", [](World &w) { w.evidence.dataAsOf = w.when - 24h - 1s; }, "admit: data_old"},
    {"as old as red allows", [](World &w) { w.evidence.dataAsOf = w.when - 72h; }, "admit: data_old"},
    {"red", [](World &w) { w.evidence.dataAsOf = w.when - 72h - 1s; }, "cannot_tell: data_too_old?"},
    {"pass is newer than the data", [](World &w) { w.claims.operation = 1302; }, "admit: data_behind_pass"},
    {"clock suspect alone", [](World &w) { w.evidence.clock = ClockState::WentBackwards; },
     "cannot_tell: clock_suspect?"},
};

const std::vector<Case> copyAndQuotaCases{
    {"seen here before", [](World &w) { w.saw("CK-01", 10min); }, "admit:"},
    // 11.12 km: at 120 km/h 333.6 s
    {"elsewhere, faster than anybody", [](World &w) { w.saw("CK-02", 333s); }, "cannot_tell: seen_elsewhere?"},
    {"elsewhere, just possible", [](World &w) { w.saw("CK-02", 334s); }, "admit:"},
    {"elsewhere, refused there", [](World &w) { w.saw("CK-02", 60s, false); }, "cannot_tell: seen_elsewhere?"},
    {"elsewhere, by a clock that is ahead", [](World &w) { w.saw("CK-02", -60s); }, "cannot_tell: seen_elsewhere?"},
    {"elsewhere, beyond the window",
     [](World &w) {
         w.rules()["copies"] = {{"speed_km_per_hour", 1}, {"window_minutes", 10}, {"same_place_quiet_minutes", 5}};
         w.saw("CK-02", 601s);
     },
     "admit:"},
    {"elsewhere, at the end of the window",
     [](World &w) {
         w.rules()["copies"] = {{"speed_km_per_hour", 1}, {"window_minutes", 10}, {"same_place_quiet_minutes", 5}};
         w.saw("CK-02", 600s);
     },
     "cannot_tell: seen_elsewhere?"},
    {"no coordinates, within the quiet time", [](World &w) { w.saw("CK-03", 299s); }, "cannot_tell: seen_elsewhere?"},
    {"no coordinates, after the quiet time", [](World &w) { w.saw("CK-03", 300s); }, "admit:"},
    {"a checkpoint the policy does not know", [](World &w) { w.saw("CK-77", 10s); }, "cannot_tell: seen_elsewhere?"},
    {"sighting without a checkpoint", [](World &w) { w.saw("", 10s); }, "admit:"},
    {"we do not know where we are",
     [](World &w) {
         w.place.checkpoint = {};
         w.saw("CK-02", 10s);
     },
     "admit:"},
    {"quota not used up",
     [](World &w) {
         w.becomeHousehold();
         w.evidence.usesInQuotaPeriod = 1;
     },
     "admit:"},
    {"quota used up",
     [](World &w) {
         w.becomeHousehold();
         w.evidence.usesInQuotaPeriod = 2;
     },
     "refuse: quota_used!"},
    {"quota used up, clock suspect",
     [](World &w) {
         w.becomeHousehold();
         w.evidence.usesInQuotaPeriod = 2;
         w.evidence.clock = ClockState::WentBackwards;
     },
     "cannot_tell: quota_used? clock_suspect?"},
    {"quota used up by this very visit",
     [](World &w) {
         w.becomeHousehold();
         w.evidence.usesInQuotaPeriod = 2;
         w.saw("CK-01", 300s);
     },
     "admit:"},
    {"the visit is over",
     [](World &w) {
         w.becomeHousehold();
         w.evidence.usesInQuotaPeriod = 2;
         w.saw("CK-01", 301s);
     },
     "refuse: quota_used!"},
    {"scanned again after a refusal is not a visit",
     [](World &w) {
         w.becomeHousehold();
         w.evidence.usesInQuotaPeriod = 2;
         w.saw("CK-01", 60s, false);
     },
     "refuse: quota_used!"},
    {"the newest admission was elsewhere",
     [](World &w) {
         w.becomeHousehold();
         w.evidence.usesInQuotaPeriod = 2;
         w.saw("CK-01", 290s);
         w.saw("CK-03", 280s);
     },
     "refuse: quota_used! seen_elsewhere?"},
    {"no quota for other kinds", [](World &w) { w.evidence.usesInQuotaPeriod = 99; }, "admit:"},
};

const std::vector<Case> unprovenCases{
    {"another key made it", [](World &w) { w.signingKey = 2; }, "refuse: bad_signature!"},
    {"forged and expired: only the forgery is proven",
     [](World &w) {
         w.signingKey = 2;
         w.claims.validUntil = w.claims.validFrom;
     },
     "refuse: bad_signature!"},
    {"a genuine signature under another's name", [](World &w) { w.claims.authority = AuthorityCode("CLINIC-1"); },
     "refuse: authority_mismatch!"},
    {"forged under another's name",
     [](World &w) {
         w.claims.authority = AuthorityCode("CLINIC-1");
         w.signingKey = 3;
     },
     "refuse: bad_signature!"},
    {"unknown series, fresh data", [](World &w) { w.claims.number.series = SeriesCode("XX"); },
     "refuse: unknown_issuer!"},
    {"unknown series, amber data",
     [](World &w) {
         w.claims.number.series = SeriesCode("XX");
         w.evidence.dataAsOf = w.when - 25h;
     },
     "cannot_tell: unknown_issuer? data_old"},
    {"unknown series, red data",
     [](World &w) {
         w.claims.number.series = SeriesCode("XX");
         w.evidence.dataAsOf = w.when - 73h;
     },
     "cannot_tell: unknown_issuer? data_too_old?"},
    {"unknown series, no data",
     [](World &w) {
         w.claims.number.series = SeriesCode("XX");
         w.evidence.dataAsOf.reset();
     },
     "cannot_tell: unknown_issuer? no_data?"},
    {"unknown series, a clock that makes data look fresh",
     [](World &w) {
         w.claims.number.series = SeriesCode("XX");
         w.evidence.clock = ClockState::WentBackwards;
     },
     "cannot_tell: unknown_issuer? clock_suspect?"},
    {"forged, red data",
     [](World &w) {
         w.signingKey = 2;
         w.evidence.dataAsOf = w.when - 73h;
     },
     "refuse: bad_signature! data_too_old?"},
};

Instant nextStart(const std::function<void(World &)> &change)
{
    World world;
    change(world);
    const Verdict verdict = world.judged();
    const Reason *reason = find(verdict, ReasonCode::OutsideHours);
    return reason ? reason->at.value_or(Instant{}) : Instant{std::chrono::seconds(-1)};
}

/// A world in which everything that may vary does, within what the policy and the pass format allow.
World anyWorld()
{
    World world;
    const auto chance = [] { return *rc::gen::arbitrary<bool>(); };
    world.when += std::chrono::minutes(*rc::gen::inRange(-30000, 30000));
    world.evidence.clock = *rc::gen::element(ClockState::Trusted, ClockState::WentBackwards, ClockState::Implausible);
    if (chance())
        world.evidence.dataAsOf = world.when - std::chrono::hours(*rc::gen::inRange(-5, 100));
    world.setStatus(*rc::gen::element(Registration::Registered, Registration::Different, Registration::NotRegistered,
                                      Registration::NotYetKnown));
    world.evidence.sightingsAvailable = chance();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        world.saw(*rc::gen::element("CK-01", "CK-02", "CK-03", ""), std::chrono::seconds(*rc::gen::inRange(-100, 5000)),
                  chance());
    world.evidence.usesInQuotaPeriod = *rc::gen::inRange<std::uint32_t>(0, 4);
    world.place.area = AreaCode(*rc::gen::element("01.001.00001", "01", "79", ""));
    if (chance())
        world.presented.idCard = cardOf(holdersCard);
    world.presented.plate = *rc::gen::element("", "29A12345", "30F00001");
    return world;
}

} // namespace

class JudgeTest : public QObject {
    Q_OBJECT
private:
    static void addRows(const std::vector<Case> &cases)
    {
        QTest::addColumn<const void *>("given");
        for (const Case &given : cases)
            QTest::newRow(given.name) << static_cast<const void *>(&given);
    }
    static void checkRow()
    {
        QFETCH(const void *, given);
        const Case &row = *static_cast<const Case *>(given);
        World world;
        row.change(world);
        QCOMPARE(inShort(world.judged()), QString::fromLatin1(row.expected));
    }

private slots:
    void keyAndScope_data() { addRows(keyAndScopeCases); }
    void keyAndScope() { checkRow(); }
    void timeAndPlace_data() { addRows(timeAndPlaceCases); }
    void timeAndPlace() { checkRow(); }
    void personAndVehicle_data() { addRows(personAndVehicleCases); }
    void personAndVehicle() { checkRow(); }
    void statusAndData_data() { addRows(statusCases); }
    void statusAndData() { checkRow(); }
    void copiesAndQuotas_data() { addRows(copyAndQuotaCases); }
    void copiesAndQuotas() { checkRow(); }
    void unprovenPasses_data() { addRows(unprovenCases); }
    void unprovenPasses() { checkRow(); }

    void textsThatNeverBecameAPass()
    {
        const auto shortly = [](DecodeError error) { return inShort(judge(error)); };
        QCOMPARE(shortly({DecodeFault::UnreadableText}), QStringLiteral("cannot_tell: unreadable_text?"));
        QCOMPARE(shortly({DecodeFault::NotAPass, {}, ForeignCode::BankTransfer}),
                 QStringLiteral("cannot_tell: not_a_pass?"));
        QCOMPARE(shortly({DecodeFault::TooLong}), QStringLiteral("cannot_tell: not_a_pass?"));
        QCOMPARE(shortly({DecodeFault::UnsupportedVersion}), QStringLiteral("cannot_tell: unsupported_version?"));
        QCOMPARE(shortly({DecodeFault::Malformed, "cbor.duplicate_key"}), QStringLiteral("refuse: malformed!"));
        QCOMPARE(judge(DecodeError{DecodeFault::NotAPass, {}, ForeignCode::BankTransfer}).reasons[0].detail,
                 std::string("bank_transfer"));
        QCOMPARE(judge(DecodeError{DecodeFault::Malformed, "cbor.duplicate_key"}).reasons[0].detail,
                 std::string("cbor.duplicate_key"));
        QCOMPARE(inShort(judgeWithoutData()), QStringLiteral("cannot_tell: no_data?"));
    }

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

    void detailsCarryWhatThePersonNeeds()
    {
        World world;
        const Instant lost = instant("2021-09-06T01:02:03Z");
        world.setStatus(Registration::Registered, Revocation{RevocationReason::Lost, lost});
        world.presented.plate = "30F00001";
        world.saw("CK-02", 60s);
        const Verdict verdict = world.judged();
        const Reason *revoked = find(verdict, ReasonCode::Revoked), *seen = find(verdict, ReasonCode::SeenElsewhere);
        QVERIFY(revoked && seen);
        QCOMPARE(revoked->detail, std::string("lost"));
        QCOMPARE(*revoked->at, lost);
        QCOMPARE(seen->detail, std::string("CK-02"));
        QCOMPARE(*seen->at, world.when - 60s);
        // What is stored in the clear holds nobody's plate.
        QVERIFY(find(verdict, ReasonCode::VehicleNotOnPass)->detail.empty());
    }

    void anErrorNeverReadsAsInnocence()
    {
        QVERIFY(rc::check("status that could not be read never admits", [] {
            World world = anyWorld();
            world.evidence.status = StatusUnavailable{"damaged"};
            RC_ASSERT(world.judged().kind != VerdictKind::Admit);
        }));
        QVERIFY(rc::check("a signature that does not hold never admits", [] {
            World world = anyWorld();
            if (*rc::gen::arbitrary<bool>())
                world.signingKey = 2;
            else if (*rc::gen::arbitrary<bool>())
                world.claims.authority = AuthorityCode("P01");
            else
                world.claims.number.series = SeriesCode("UNKNOWN");
            RC_ASSERT(world.judged().kind != VerdictKind::Admit);
        }));
        QVERIFY(rc::check("no data, red data, unread sightings or a suspect clock never admit", [] {
            const World world = anyWorld();
            const Verdict verdict = world.judged();
            const Evidence &evidence = world.evidence;
            const bool blind = !evidence.dataAsOf || world.when - *evidence.dataAsOf > 72h ||
                               !evidence.sightingsAvailable || evidence.clock != ClockState::Trusted;
            RC_ASSERT(!blind || verdict.kind != VerdictKind::Admit);
        }));
        QVERIFY(rc::check("a revoked pass is always refused", [] {
            World world = anyWorld();
            world.setStatus(Registration::Registered, Revocation{});
            RC_ASSERT(world.judged().kind == VerdictKind::Refuse);
        }));
    }

    void adviceIsPureAndOrdered()
    {
        QVERIFY(rc::check("the same question gets the same answer, heaviest reason first", [] {
            const World world = anyWorld();
            const Verdict once = world.judged(), again = world.judged();
            RC_ASSERT(inShort(once) == inShort(again));
            for (std::size_t i = 1; i < once.reasons.size(); ++i) {
                const Reason &a = once.reasons[i - 1], &b = once.reasons[i];
                RC_ASSERT(a.weight > b.weight || (a.weight == b.weight && a.code < b.code));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(JudgeTest)
#include "judge_test.moc"
