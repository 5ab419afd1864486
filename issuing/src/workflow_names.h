// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "issuing/workflow.h"

#include <array>

namespace th::issuing {

template <class Value> struct Named {
    Value value;
    const char *name;
};

inline constexpr std::array roleNames{Named<Role>{Role::AreaPolice, "area_police"},
                                      Named<Role>{Role::WardClerk, "ward_clerk"},
                                      Named<Role>{Role::WardPolice, "ward_police"}};
inline constexpr std::array effectNames{Named<Effect>{Effect::Seal, "seal"},
                                        Named<Effect>{Effect::SealByHand, "seal_by_hand"},
                                        Named<Effect>{Effect::PrintForHand, "print_for_hand"},
                                        Named<Effect>{Effect::Print, "print"},
                                        Named<Effect>{Effect::MailReceived, "mail_received"},
                                        Named<Effect>{Effect::MailReviewed, "mail_reviewed"},
                                        Named<Effect>{Effect::MailRefused, "mail_refused"},
                                        Named<Effect>{Effect::MailSentBack, "mail_sent_back"},
                                        Named<Effect>{Effect::MailPasses, "mail_passes"}};
inline constexpr std::array aftercareNames{
    Named<Aftercare>{Aftercare::Revoke, "revoke"}, Named<Aftercare>{Aftercare::Reinstate, "reinstate"},
    Named<Aftercare>{Aftercare::Replace, "replace"}, Named<Aftercare>{Aftercare::Extend, "extend"},
    Named<Aftercare>{Aftercare::Correct, "correct"}};
inline constexpr std::array linesNames{
    Named<LinesWanted>{LinesWanted::Any, "any"}, Named<LinesWanted>{LinesWanted::Some, "some"},
    Named<LinesWanted>{LinesWanted::Decided, "decided"}, Named<LinesWanted>{LinesWanted::Approved, "approved"}};
inline constexpr std::array reachNames{Named<Reach>{Reach::Own, "own"}, Named<Reach>{Reach::Below, "below"}};

} // namespace th::issuing
