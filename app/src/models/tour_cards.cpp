// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour_parts.h"

namespace th::app::tour {

using namespace std::chrono_literals;
using core::ReasonCode;
using core::Weight;
using people::examined;
using people::reason;
using people::withCard;

namespace {

Examined forged()
{
    Examined result = examined(people::driver(), {reason(ReasonCode::BadSignature, Weight::Refuse)});
    result.answer.proven = false;
    return result;
}

TourState card(const char *name, const Examined &shown)
{
    return {QStringLiteral("checkpoint-%1").arg(QLatin1String(name)),
            [shown](Models &models) { models.checkpoint.show(shown); }};
}

std::vector<TourState> admitted()
{
    Examined waiting;
    waiting.cardAlone = true;
    waiting.answer.idCard = people::cardOf(people::driver());
    return {
        {QStringLiteral("checkpoint-ready"), [](Models &) {}},
        card("admit", withCard(examined(people::driver(), {reason(ReasonCode::IdCardMatches, Weight::Note)}))),
        card("admit-household", examined(people::shopper(), {})),
        card("admit-notes", examined(people::shopper(), {reason(ReasonCode::DataOld, Weight::Note, {}, hoursAgo(30)),
                                                         reason(ReasonCode::NotYetConfirmed, Weight::Note)})),
        card("admit-long-names",
             withCard(examined(people::longNames(), {reason(ReasonCode::IdCardMatches, Weight::Note)}))),
        card("waiting-for-pass", waiting),
    };
}

std::vector<TourState> refused()
{
    return {
        card("refuse-forged", forged()),
        card("refuse-revoked", examined(people::driver(), {reason(ReasonCode::Revoked, Weight::Refuse,
                                                                  "holder_infected", hoursAgo(20))})),
        card("refuse-expired",
             examined(people::driver(), {reason(ReasonCode::Expired, Weight::Refuse, {}, hoursAgo(6))})),
        card("refuse-hours", examined(people::shopper(), {reason(ReasonCode::OutsideHours, Weight::Refuse, "hours",
                                                                 people::now() + 15h)})),
        card("refuse-card-differs",
             withCard(examined(people::driver(), {reason(ReasonCode::IdCardMismatch, Weight::Refuse, "number")}))),
        card("refuse-vehicle", examined(people::driver(), {reason(ReasonCode::VehicleNotOnPass, Weight::Refuse)})),
        card("refuse-many", examined(people::longNames(), {reason(ReasonCode::AreaNotAllowed, Weight::Refuse, "01.007"),
                                                           reason(ReasonCode::OutsideArea, Weight::Refuse, "01.001"),
                                                           reason(ReasonCode::OutsideHours, Weight::Refuse, "days"),
                                                           reason(ReasonCode::IdCardNotShown, Weight::CannotTell)})),
        card("refuse-malformed", examined({reason(ReasonCode::Malformed, Weight::Refuse, "cbor.duplicate_key")})),
    };
}

std::vector<TourState> unclear()
{
    Examined lost = examined(people::driver(), {});
    lost.answer.seq.reset();
    lost.answer.notRecorded = store::StoreError{store::StoreFault::DiskFull};
    return {
        card("unclear-foreign", examined({reason(ReasonCode::NotAPass, Weight::CannotTell, "bank_transfer")})),
        card("unclear-unreadable", examined({reason(ReasonCode::UnreadableText, Weight::CannotTell)})),
        card("unclear-card-wanted",
             examined(people::driver(), {reason(ReasonCode::IdCardNotShown, Weight::CannotTell)})),
        card("unclear-copy", examined(people::driver(), {reason(ReasonCode::SeenElsewhere, Weight::CannotTell, "CK-12",
                                                                people::now() - 8min)})),
        card("unclear-old-data",
             examined(people::driver(), {reason(ReasonCode::DataTooOld, Weight::CannotTell, {}, hoursAgo(80))})),
        card("not-recorded", lost),
        {QStringLiteral("checkpoint-two-passes"),
         [](Models &models) {
             models.checkpoint.show(examined(people::driver(), {}));
             models.checkpoint.setCrowded(true);
         }},
        {QStringLiteral("checkpoint-two-passes-refused"),
         [](Models &models) {
             models.checkpoint.show(forged());
             models.checkpoint.setCrowded(true);
         }},
    };
}

} // namespace

std::vector<TourState> cards()
{
    std::vector<TourState> all;
    for (const auto &part : {admitted(), refused(), unclear()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace th::app::tour
