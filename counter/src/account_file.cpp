// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/account_file.h"

#include <fstream>
#include <sys/stat.h>

namespace th::counter {

namespace {

constexpr std::size_t maxAccount = 64 * 1024;

} // namespace

desk::Done<mail::Account> readAccount(const std::filesystem::path &file)
{
    const std::string name = file.string();
    struct stat found {};
    if (::stat(name.c_str(), &found) != 0)
        return core::Failure{
            desk::Problem{"mail.none",
                          {"Chưa có tài khoản thư (" + name + "). Hãy chạy thonghanhctl ward mail setup.",
                           "There is no mail account (" + name + "). Run thonghanhctl ward mail setup."}}};
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return core::Failure{
            desk::Problem{"mail.open",
                          {name + ": người khác đọc được tệp này, mà trong đó có mật khẩu. Hãy chạy: chmod 600",
                           name + ": others can read it, and it holds a password. Run: chmod 600"}}};
    std::ifstream stream(file, std::ios::binary);
    std::string text(maxAccount + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    if (stream.bad() || text.size() > maxAccount)
        return core::Failure{desk::Problem{"mail.file", {name + ": không đọc được.", name + ": it cannot be read."}}};
    auto account = mail::parseAccount(core::asBytes(text));
    if (!account)
        return core::Failure{
            desk::Problem{"mail.account",
                          {name + ": " + account.error().where + ": phải là: " + account.error().rule,
                           name + ": " + account.error().where + ": expected: " + account.error().rule}}};
    return std::move(account).value();
}

} // namespace th::counter
