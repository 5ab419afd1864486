// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pass.h"

namespace th::core {

const char *name(PassKind kind)
{
    switch (kind) {
    case PassKind::Employee:
        return "employee";
    case PassKind::Individual:
        return "individual";
    case PassKind::Household:
        return "household";
    }
    return "";
}

const char *name(Sealing sealing)
{
    switch (sealing) {
    case Sealing::Token:
        return "token";
    case Sealing::SoftwareKey:
        return "software_key";
    case Sealing::HandwrittenOriginal:
        return "handwritten_original";
    case Sealing::EnteredAfterwards:
        return "entered_afterwards";
    }
    return "";
}

const char *name(ForeignCode code)
{
    switch (code) {
    case ForeignCode::Link:
        return "link";
    case ForeignCode::BankTransfer:
        return "bank_transfer";
    case ForeignCode::HealthCertificate:
        return "health_certificate";
    case ForeignCode::IdCard:
        return "id_card";
    case ForeignCode::Wifi:
        return "wifi";
    case ForeignCode::Contact:
        return "contact";
    case ForeignCode::Other:
        return "other";
    }
    return "";
}

const char *name(DecodeFault fault)
{
    switch (fault) {
    case DecodeFault::UnreadableText:
        return "unreadable_text";
    case DecodeFault::NotAPass:
        return "not_a_pass";
    case DecodeFault::UnsupportedVersion:
        return "unsupported_version";
    case DecodeFault::TooLong:
        return "too_long";
    case DecodeFault::Malformed:
        return "malformed";
    }
    return "";
}

} // namespace th::core
