// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <array>
#include <optional>
#include <string_view>

namespace th::accounts {

/// What a person may be entrusted with; always in one unit. The numbers are the format's (docs/formats/accounts.md).
enum class Role {
    Administrator = 1,
    AreaPolice = 2,
    WardClerk = 3,
    WardPolice = 4, ///< who seals
    CheckpointOfficer = 5,
    Supervisor = 6,
};
inline constexpr std::array allRoles{Role::Administrator, Role::AreaPolice,        Role::WardClerk,
                                     Role::WardPolice,    Role::CheckpointOfficer, Role::Supervisor};
[[nodiscard]] const char *name(Role role);        ///< "area_police" …
[[nodiscard]] core::LocalName inWords(Role role); ///< for people
[[nodiscard]] std::optional<Role> roleNamed(std::string_view name);

/// What is asked of a role before it is done. A workflow says more of the first four (docs/formats/workflow.md), never
/// less than this table.
enum class Action {
    EditRequest,    ///< open a request, change fields and lines, attach
    DecideLines,    ///< approve and refuse
    TakeStep,       ///< of the workflow, but for sealing
    Seal,           ///< make passes
    CareForPasses,  ///< revoke, reinstate, replace
    PrintPasses,    ///< and put a print job aside
    HandleMail,     ///< send again, drop, take in, put aside
    ExportRegister, ///< take personal data of passes away in a file
    UseDesk,        ///< sign in at a ward's desk
    StartShift,     ///< check passes at a checkpoint under one's name
    ChangeSettings, ///< of a checkpoint's station
    QueryLog,       ///< read what happened at checkpoints
    ExportLog,      ///< take it away in a file
    UnlockAccount,  ///< end a lock-out at this station
    ManageAccounts, ///< give and take accounts
    ManageDevices,  ///< let devices in, revoke them
};
inline constexpr std::array allActions{
    Action::EditRequest,   Action::DecideLines,   Action::TakeStep,       Action::Seal,
    Action::CareForPasses, Action::PrintPasses,   Action::HandleMail,     Action::ExportRegister,
    Action::UseDesk,       Action::StartShift,    Action::ChangeSettings, Action::QueryLog,
    Action::ExportLog,     Action::UnlockAccount, Action::ManageAccounts, Action::ManageDevices};
[[nodiscard]] const char *name(Action action); ///< "seal" …
[[nodiscard]] core::LocalName inWords(Action action);

/// The one table of who may do what. The rooms that act ask it; screens only follow.
[[nodiscard]] bool may(Role role, Action action);
/// Why not, and who may: "This is for: ward police."
[[nodiscard]] core::LocalName refusal(Role role, Action action);

} // namespace th::accounts
