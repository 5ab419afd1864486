// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge_world.h"

using namespace th::test;
using namespace th::core;
using namespace std::chrono_literals;

namespace {

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
    // Another station: its clock may be two minutes apart, and it tells only the minute.
    {"reported, faster than anybody", [](World &w) { w.reported("CK-02", 153s); }, "cannot_tell: seen_elsewhere?"},
    {"reported, possible by another clock", [](World &w) { w.reported("CK-02", 154s); }, "admit:"},
    {"reported by a clock that is ahead", [](World &w) { w.reported("CK-02", -153s); }, "cannot_tell: seen_elsewhere?"},
    {"reported by a clock that may be ahead", [](World &w) { w.reported("CK-02", -154s); }, "admit:"},
    {"reported of here: another lane", [](World &w) { w.reported("CK-01", 10s); }, "admit:"},
    {"nobody reports",
     [](World &w) {
         w.evidence.others = {false, {}};
     },
     "admit:"},
    {"reports did not come",
     [](World &w) {
         w.evidence.others = {true, {}};
     },
     "admit: elsewhere_unknown"},
    {"reports of an hour ago",
     [](World &w) {
         w.evidence.others = {true, w.when - 60min};
     },
     "admit:"},
    {"older reports",
     [](World &w) {
         w.evidence.others = {true, w.when - 60min - 1s};
     },
     "admit: elsewhere_unknown"},
    {"older reports, and no copies looked for",
     [](World &w) {
         w.rules()["copies"] = {{"speed_km_per_hour", 1}, {"window_minutes", 0}, {"same_place_quiet_minutes", 5}};
         w.evidence.others = {true, {}};
     },
     "admit:"},
    {"a report does not make it the same visit",
     [](World &w) {
         w.becomeHousehold();
         w.evidence.usesInQuotaPeriod = 2;
         w.reported("CK-01", 10s);
     },
     "refuse: quota_used!"},
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

} // namespace

class JudgeEvidenceTest : public QObject {
    Q_OBJECT
private slots:
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
        World other;
        other.reported("CK-02", 60s);
        QCOMPARE(find(other.judged(), ReasonCode::SeenElsewhere)->detail, std::string("reported/CK-02"));
        // What is stored in the clear holds nobody's plate.
        QVERIFY(find(verdict, ReasonCode::VehicleNotOnPass)->detail.empty());
    }
};

QTEST_APPLESS_MAIN(JudgeEvidenceTest)
#include "judge_evidence_test.moc"
