// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/role.h"

#include <initializer_list>

namespace th::accounts {

namespace {

constexpr unsigned bit(Role role) { return 1u << static_cast<unsigned>(role); }
constexpr unsigned any(std::initializer_list<Role> roles)
{
    unsigned bits = 0;
    for (const Role role : roles)
        bits |= bit(role);
    return bits;
}

constexpr unsigned ward = any({Role::AreaPolice, Role::WardClerk, Role::WardPolice});
constexpr unsigned oversight = any({Role::Supervisor, Role::Administrator});

/// No default: a new action does not compile until somebody has decided whose it is.
unsigned whoMay(Action action)
{
    switch (action) {
    case Action::EditRequest:
    case Action::DecideLines:
    case Action::TakeStep:
    case Action::PrintPasses:
    case Action::HandleMail:
        return ward;
    case Action::Seal:
        return bit(Role::WardPolice);
    case Action::CareForPasses: // a clerk only where the ward's workflow says so
        return any({Role::WardClerk, Role::WardPolice});
    case Action::ExportRegister:
        return any({Role::WardClerk, Role::WardPolice, Role::Supervisor});
    case Action::UseDesk:
        return ward | bit(Role::Supervisor);
    case Action::StartShift:
        return any({Role::CheckpointOfficer, Role::AreaPolice, Role::WardPolice, Role::Supervisor});
    case Action::ChangeSettings:
        return oversight;
    case Action::QueryLog:
    case Action::ExportLog:
        return bit(Role::Supervisor);
    case Action::UnlockAccount:
        return oversight;
    case Action::ManageAccounts:
    case Action::ManageDevices:
        return bit(Role::Administrator);
    }
    return 0;
}

} // namespace

const char *name(Role role)
{
    switch (role) {
    case Role::Administrator:
        return "administrator";
    case Role::AreaPolice:
        return "area_police";
    case Role::WardClerk:
        return "ward_clerk";
    case Role::WardPolice:
        return "ward_police";
    case Role::CheckpointOfficer:
        return "checkpoint_officer";
    case Role::Supervisor:
        return "supervisor";
    }
    return "";
}

core::LocalName inWords(Role role)
{
    switch (role) {
    case Role::Administrator:
        return {"quản trị", "administrator"};
    case Role::AreaPolice:
        return {"cảnh sát khu vực", "area police"};
    case Role::WardClerk:
        return {"cán bộ xã/phường", "ward clerk"};
    case Role::WardPolice:
        return {"công an xã/phường", "ward police"};
    case Role::CheckpointOfficer:
        return {"cán bộ chốt", "checkpoint officer"};
    case Role::Supervisor:
        return {"giám sát", "supervisor"};
    }
    return {};
}

std::optional<Role> roleNamed(std::string_view wanted)
{
    for (const Role role : allRoles)
        if (wanted == name(role))
            return role;
    return std::nullopt;
}

const char *name(Action action)
{
    switch (action) {
    case Action::EditRequest:
        return "edit_request";
    case Action::DecideLines:
        return "decide_lines";
    case Action::TakeStep:
        return "take_step";
    case Action::Seal:
        return "seal";
    case Action::CareForPasses:
        return "care_for_passes";
    case Action::PrintPasses:
        return "print_passes";
    case Action::HandleMail:
        return "handle_mail";
    case Action::ExportRegister:
        return "export_register";
    case Action::UseDesk:
        return "use_desk";
    case Action::StartShift:
        return "start_shift";
    case Action::ChangeSettings:
        return "change_settings";
    case Action::QueryLog:
        return "query_log";
    case Action::ExportLog:
        return "export_log";
    case Action::UnlockAccount:
        return "unlock_account";
    case Action::ManageAccounts:
        return "manage_accounts";
    case Action::ManageDevices:
        return "manage_devices";
    }
    return "";
}

core::LocalName inWords(Action action)
{
    switch (action) {
    case Action::EditRequest:
        return {"sửa hồ sơ", "changing requests"};
    case Action::DecideLines:
        return {"xét duyệt", "reviewing"};
    case Action::TakeStep:
        return {"chuyển bước hồ sơ", "taking steps of requests"};
    case Action::Seal:
        return {"đóng dấu", "sealing"};
    case Action::CareForPasses:
        return {"thu hồi, khôi phục, cấp đổi giấy", "revoking, reinstating and replacing passes"};
    case Action::PrintPasses:
        return {"in giấy", "printing passes"};
    case Action::HandleMail:
        return {"xử lý thư", "handling mail"};
    case Action::ExportRegister:
        return {"xuất sổ cấp giấy", "exporting the register"};
    case Action::UseDesk:
        return {"dùng bàn cấp giấy", "using a ward's desk"};
    case Action::StartShift:
        return {"trực chốt", "a shift at a checkpoint"};
    case Action::ChangeSettings:
        return {"đổi cài đặt của trạm", "changing a station's settings"};
    case Action::QueryLog:
        return {"xem nhật ký", "reading the log"};
    case Action::ExportLog:
        return {"xuất nhật ký", "exporting the log"};
    case Action::UnlockAccount:
        return {"mở khóa tài khoản", "unlocking accounts"};
    case Action::ManageAccounts:
        return {"quản lý tài khoản", "managing accounts"};
    case Action::ManageDevices:
        return {"quản lý thiết bị", "managing devices"};
    }
    return {};
}

bool may(Role role, Action action) { return (whoMay(action) & bit(role)) != 0; }

core::LocalName refusal(Role role, Action action)
{
    core::LocalName who;
    for (const Role each : allRoles)
        if (may(each, action)) {
            who.vi += (who.vi.empty() ? "" : ", ") + inWords(each).vi;
            who.en += (who.en.empty() ? "" : ", ") + inWords(each).en;
        }
    const core::LocalName what = inWords(action), own = inWords(role);
    return {"Vai trò " + own.vi + " không được làm việc này (" + what.vi + "). Việc này dành cho: " + who.vi + ".",
            "The role " + own.en + " may not do this (" + what.en + "). It is for: " + who.en + "."};
}

} // namespace th::accounts
