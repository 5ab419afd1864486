// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/account_package.h"

#include "accounts/package.h"
#include "administration/roster.h"
#include "core/enrolment.h"
#include "core/printable.h"

#include <algorithm>

namespace th::administration {

namespace {

/// The devices that take the list, and under which names it lies for them.
struct Receivers {
    std::vector<core::PublicKey> keys;
    std::vector<std::string> names;
    std::vector<std::string> unknown; ///< that the roster names and the directory does not have
};

Receivers receivers(const accounts::Roster &roster, const core::Directory &directory)
{
    Receivers found{{}, {roster.unit.text}, {}};
    for (const core::Device &device : directory.devices())
        if (!device.revokedAt && device.authority == roster.unit)
            found.keys.push_back(device.key);
    for (const std::string &id : roster.devices) {
        const auto &all = directory.devices();
        const auto device = std::ranges::find(all, id, &core::Device::id);
        if (device == all.end() || device->revokedAt) {
            found.unknown.push_back(id);
            continue;
        }
        found.keys.push_back(device->key);
        found.names.push_back(core::deviceIdOf(device->key));
    }
    return found;
}

} // namespace

Done<AccountPackage> packAccounts(const accounts::Roster &roster, const core::Directory &directory)
{
    const std::string unit = core::printable(roster.unit.text);
    if (!directory.findAuthority(roster.unit))
        return core::Failure{
            core::LocalName{"Danh bạ không có đơn vị " + unit + ".", "The directory has no unit " + unit + "."}};
    const Receivers to = receivers(roster, directory);
    if (!to.unknown.empty())
        return about(to.unknown.front(), {"danh bạ không có thiết bị này, hoặc đã thu hồi nó. Hãy sửa mục devices.",
                                          "the directory has no such device, or revoked it. Correct `devices`."});
    if (to.keys.empty())
        return core::Failure{core::LocalName{"Đơn vị chưa có thiết bị nào trong danh bạ để nhận danh sách.",
                                             "The unit has no device in the directory yet to take the list."}};
    auto package = accounts::pack(accounts::forDevices(roster, roster.number + 1), to.keys);
    if (!package)
        return core::Failure{core::LocalName{"Danh sách quá lớn.", "The list is too large."}};
    return AccountPackage{roster.number + 1, to.keys.size(), to.names, std::move(*package)};
}

sync::Words inWords(const AccountPackage &package, const accounts::Roster &roster)
{
    const auto count = [&](const auto &which) { return std::to_string(std::ranges::count_if(roster.people, which)); };
    const auto out = [](const accounts::Person &each) { return each.account.disabled; };
    const auto without = [](const accounts::Person &each) { return !each.account.disabled && !each.account.password; };
    const std::string people = std::to_string(roster.people.size()), devices = std::to_string(package.devices);
    const std::string number = std::to_string(package.number), unit = core::printable(roster.unit.text);
    sync::Words words{
        {"Danh sách tài khoản số " + number + " của " + unit + ", cho " + devices + " thiết bị",
         "Accounts number " + number + " of " + unit + ", for " + devices + " devices"},
        {people + " người; " + count(out) + " đã ngừng sử dụng", people + " people; " + count(out) + " out of use"}};
    if (std::ranges::any_of(roster.people, without))
        words.push_back({count(without) + " người chưa có mật khẩu và chưa đăng nhập được: hãy in phiếu trước",
                         count(without) + " have no password and cannot sign in yet: print slips first"});
    return words;
}

Done<std::optional<core::LocalName>> publishAccounts(const AccountPackage &package, accounts::Roster &roster,
                                                     const std::string &rosterFile, const std::string &folder)
{
    roster.number = package.number;
    auto remark = writeRoster(rosterFile, roster);
    if (!remark)
        return remark;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    for (const std::string &name : package.names) {
        const auto written = writeFile(std::filesystem::path(folder) / (name + ".acc"), core::asText(package.package),
                                       store::Placing::Replace);
        if (!written)
            return written;
        if (!*remark)
            remark = written;
    }
    return remark;
}

} // namespace th::administration
