// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.h"

#include "data_age.h"
#include "judge_place.h"

#include <algorithm>

namespace th::core {

namespace {

/// Who was told of other stations' sightings this long ago knows too little of what happens now.
constexpr auto othersUnknownAfter = std::chrono::minutes(60);

/// One pass before the judge. Each check adds the reasons it finds; none looks at another's result.
struct Hearing {
    const VerifiedPass &pass;
    const Evidence &evidence;
    const Presented &presented;
    const Place &place;
    Instant when;
    const Policy &policy;
    const RuleSet &rules;
    std::vector<Reason> reasons{};

    [[nodiscard]] const PassClaims &claims() const { return pass.claims(); }

    void add(ReasonCode code, Weight weight, std::string detail = {}, std::optional<Instant> at = {})
    {
        reasons.push_back({code, weight, std::move(detail), at});
    }

    /// What follows from the wall clock refuses only while the clock is trusted.
    [[nodiscard]] Weight byTheClock() const
    {
        return evidence.clock == ClockState::Trusted ? Weight::Refuse : Weight::CannotTell;
    }

    void checkKey();
    void checkScope();
    void checkValidity();
    void checkPlaceAndHours();
    void checkVehicle();
    void checkIdCard();
    void checkStatus();
    void checkRegistration(const std::optional<SeriesStatus> &status);
    void checkSightings();
    void checkQuota();

    [[nodiscard]] const Category *findCategory() const;
    [[nodiscard]] bool sameVisit() const;
};

bool insideOneOf(const std::vector<AreaCode> &outer, const AreaCode &inner)
{
    return std::any_of(outer.begin(), outer.end(), [&](const AreaCode &area) { return contains(area, inner); });
}

void Hearing::checkKey()
{
    const AuthorityKey &key = pass.key();
    const Instant issued = claims().issuedAt;
    if (issued < key.validFrom || issued > key.validUntil)
        add(ReasonCode::KeyNotValidThen, Weight::Refuse, {}, issued);
    if (!key.compromisedSince)
        return;
    // A thief writes any issue time he likes: before the compromise only the registry tells honest passes from his.
    const auto *status = std::get_if<SeriesStatus>(&evidence.status);
    const bool registered = status && status->registration == Registration::Registered;
    const bool registryRead = evidence.dataAsOf && !std::holds_alternative<StatusUnavailable>(evidence.status);
    if (issued >= *key.compromisedSince || (registryRead && !registered))
        add(ReasonCode::KeyCompromised, Weight::Refuse, {}, key.compromisedSince);
    else if (!registryRead)
        add(ReasonCode::KeyCompromised, Weight::CannotTell, {}, key.compromisedSince);
}

/// The category as the rules in force know it, or else those at issue: new rules do not void what old ones allowed.
const Category *Hearing::findCategory() const
{
    const Category *category = rules.findCategory(claims().category);
    return category ? category : policy.rulesAt(claims().issuedAt).findCategory(claims().category);
}

void Hearing::checkScope()
{
    const Scope &scope = pass.authority().scope;
    if (!scope.kinds.contains(claims().kind))
        add(ReasonCode::KindNotAllowed, Weight::Refuse, name(claims().kind));
    const Category *category = findCategory();
    const bool inScope = scope.anyCategory || scope.categories.contains(claims().category);
    if (!category || !inScope || (!category->kinds.empty() && !category->kinds.contains(claims().kind)))
        add(ReasonCode::CategoryNotAllowed, Weight::Refuse, claims().category.text);
    for (const AreaCode &area : claims().areas)
        if (!insideOneOf(scope.areas, area))
            return add(ReasonCode::AreaNotAllowed, Weight::Refuse, area.text);
}

void Hearing::checkValidity()
{
    if (when < claims().validFrom)
        add(ReasonCode::NotYetValid, byTheClock(), {}, claims().validFrom);
    if (when > claims().validUntil)
        add(ReasonCode::Expired, byTheClock(), {}, claims().validUntil);
}

void Hearing::checkPlaceAndHours()
{
    if (!place.area.empty() && !insideOneOf(claims().areas, place.area))
        add(ReasonCode::OutsideArea, Weight::Refuse, place.area.text);
    std::vector<Timetable> timetables{{claims().days, claims().hours}};
    if (const Category *category = findCategory())
        timetables.push_back({category->days, category->hours});
    const TimetableFit fit = fitTimetables(timetables, when, policy.utcOffset());
    if (fit.allowed)
        return;
    const auto next = fit.next && *fit.next <= claims().validUntil ? fit.next : std::nullopt;
    add(ReasonCode::OutsideHours, byTheClock(), fit.dayAllowed ? "hours" : "days", next);
}

/// A pass without plates binds no vehicle. The plate itself stays out of the reason: it is personal data.
void Hearing::checkVehicle()
{
    const auto &plates = claims().plates;
    if (rules.plate == PlateCheck::Off || presented.plate.empty() || plates.empty())
        return;
    if (std::find(plates.begin(), plates.end(), presented.plate) == plates.end())
        add(ReasonCode::VehicleNotOnPass, Weight::Refuse);
}

void Hearing::checkIdCard()
{
    if (rules.idCard == IdCardCheck::Off)
        return;
    const bool required = rules.idCard == IdCardCheck::Required;
    if (!presented.idCard) {
        if (required)
            add(ReasonCode::IdCardNotShown, Weight::CannotTell);
        return;
    }
    switch (compareCard(claims(), *presented.idCard)) {
    case CardMatch::Same:
        return add(ReasonCode::IdCardMatches, Weight::Note);
    case CardMatch::OldNumber:
        return add(ReasonCode::IdCardMatches, Weight::Note, "old_number");
    case CardMatch::DifferentNumber:
        return add(ReasonCode::IdCardMismatch, Weight::Refuse, "number");
    case CardMatch::DifferentName:
        return add(ReasonCode::IdCardMismatch, Weight::Refuse, "name");
    case CardMatch::NothingToCompare:
        if (required)
            add(ReasonCode::IdCardNotShown, Weight::CannotTell, "nothing_to_compare");
        return;
    }
}

void Hearing::checkStatus()
{
    if (const auto *unavailable = std::get_if<StatusUnavailable>(&evidence.status))
        return add(ReasonCode::StatusUnavailable, Weight::CannotTell, unavailable->reason);
    const auto *known = std::get_if<SeriesStatus>(&evidence.status);
    if (known && known->revoked)
        add(ReasonCode::Revoked, Weight::Refuse, name(known->revoked->reason), known->revoked->at);
    const std::uint64_t newest = known ? known->operation : 0;
    if (evidence.dataAsOf && claims().operation > newest)
        add(ReasonCode::DataBehindPass, Weight::Note,
            std::to_string(claims().operation) + ">" + std::to_string(newest));
    checkRegistration(known ? std::optional(*known) : std::nullopt);
}

void Hearing::checkRegistration(const std::optional<SeriesStatus> &status)
{
    const Registration registration = status ? status->registration : Registration::NotYetKnown;
    switch (registration) {
    case Registration::Registered:
        return;
    case Registration::Different:
        return add(ReasonCode::RegisteredDifferently, Weight::Refuse);
    case Registration::NotRegistered:
    case Registration::NotYetKnown:
        break;
    }
    if (!evidence.dataAsOf)
        return; // "no data" says it
    const Instant issued = claims().issuedAt;
    if (issued + rules.freshness.confirmWithin >= *evidence.dataAsOf)
        return add(ReasonCode::NotYetConfirmed, Weight::Note, {}, issued);
    const bool red = ageOf(evidence, when, rules.freshness) == DataAge::Red;
    add(ReasonCode::NotRegistered, red ? std::min(rules.unregistered, Weight::CannotTell) : rules.unregistered, {},
        issued);
}

void Hearing::checkSightings()
{
    if (!evidence.sightingsAvailable)
        return add(ReasonCode::StatusUnavailable, Weight::CannotTell, "sightings");
    if (const Sighting *copy = findImpossibleSighting(evidence.sightings, place.checkpoint, when, policy, rules.copies))
        add(ReasonCode::SeenElsewhere, Weight::CannotTell, detailOf({copy->checkpoint, copy->by}), copy->at);
    const OtherStations &others = evidence.others;
    if (others.published && rules.copies.window > std::chrono::minutes(0) && !place.checkpoint.empty() &&
        (!others.knownUntil || when - *others.knownUntil > othersUnknownAfter))
        add(ReasonCode::ElsewhereUnknown, Weight::Note, {}, others.knownUntil);
}

/// True if the last admission was here and just now: the same visit, scanned twice.
bool Hearing::sameVisit() const
{
    const Sighting *last = nullptr;
    for (const Sighting &sighting : evidence.sightings)
        if (sighting.admitted && (!last || sighting.at > last->at))
            last = &sighting;
    return last && last->checkpoint == place.checkpoint &&
           (!place.checkpoint.empty() || last->by == SeenBy::ThisStation) &&
           elapsedBetween(last->at, when) <= rules.copies.samePlaceQuiet;
}

void Hearing::checkQuota()
{
    const Quota *quota = rules.findQuota(claims().kind);
    if (!quota || !evidence.sightingsAvailable || evidence.usesInQuotaPeriod < quota->uses || sameVisit())
        return;
    add(ReasonCode::QuotaUsed, byTheClock(), std::to_string(quota->uses) + "/" + std::to_string(quota->period.count()));
}

ReasonCode reasonFor(DecodeFault fault)
{
    switch (fault) {
    case DecodeFault::UnreadableText:
        return ReasonCode::UnreadableText;
    case DecodeFault::NotAPass:
    case DecodeFault::TooLong:
        return ReasonCode::NotAPass;
    case DecodeFault::UnsupportedVersion:
        return ReasonCode::UnsupportedVersion;
    case DecodeFault::Malformed:
        return ReasonCode::Malformed;
    }
    return ReasonCode::UnreadableText;
}

} // namespace

Verdict judge(const VerifiedPass &pass, const Evidence &evidence, const Presented &presented, const Place &place,
              Instant when, const Policy &policy)
{
    Hearing hearing{pass, evidence, presented, place, when, policy, policy.rulesAt(when)};
    hearing.checkKey();
    hearing.checkScope();
    hearing.checkValidity();
    hearing.checkPlaceAndHours();
    hearing.checkVehicle();
    hearing.checkIdCard();
    hearing.checkStatus();
    hearing.checkSightings();
    hearing.checkQuota();
    addReasonsOfStation(hearing.reasons, evidence, when, hearing.rules.freshness);
    return conclude(std::move(hearing.reasons));
}

Verdict judge(const DecodeError &error)
{
    const ReasonCode code = reasonFor(error.fault);
    Reason reason{code, code == ReasonCode::Malformed ? Weight::Refuse : Weight::CannotTell, error.rule};
    if (error.fault == DecodeFault::TooLong)
        reason.detail = "too_long";
    else if (code == ReasonCode::NotAPass)
        reason.detail = name(error.foreign.value_or(ForeignCode::Other));
    return conclude({reason});
}

Verdict judge(const SignatureError &error, const Evidence &evidence, Instant when, const Policy &policy)
{
    const Freshness &freshness = policy.rulesAt(when).freshness;
    std::vector<Reason> reasons;
    switch (error.fault) {
    case SignatureFault::UnknownSeries: {
        const bool fresh = evidence.clock == ClockState::Trusted && ageOf(evidence, when, freshness) == DataAge::Fresh;
        reasons.push_back({ReasonCode::UnknownIssuer, fresh ? Weight::Refuse : Weight::CannotTell,
                           error.claimsUntrusted.number.series.text});
        break;
    }
    case SignatureFault::AuthorityMismatch:
        reasons.push_back({ReasonCode::AuthorityMismatch, Weight::Refuse, error.claimsUntrusted.authority.text});
        break;
    case SignatureFault::BadSignature:
        reasons.push_back({ReasonCode::BadSignature, Weight::Refuse});
        break;
    }
    addReasonsOfStation(reasons, evidence, when, freshness);
    return conclude(std::move(reasons));
}

Verdict judgeWithoutData() { return conclude({{ReasonCode::NoData, Weight::CannotTell}}); }

} // namespace th::core
