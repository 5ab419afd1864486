// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/account_office.h"

#include "administration/document.h"
#include "administration/slips.h"
#include "core/printable.h"

#include <algorithm>

namespace th::administration {

namespace {

constexpr std::chrono::milliseconds leastTry(100);
constexpr int mostDays = 90;

/// No path of somebody else's choosing: the code of a unit only.
Done<> isUnit(const std::string &unit)
{
    if (core::isWellFormed(core::AuthorityCode(unit)) && unit.find('/') == std::string::npos)
        return {};
    return about(unit, {"không phải mã đơn vị", "no unit's code"});
}

} // namespace

AccountOffice::AccountOffice(std::string folder, accounts::Role acting) : m_folder(std::move(folder)), m_acting(acting)
{
}

Done<> AccountOffice::may() const
{
    if (accounts::may(m_acting, accounts::Action::ManageAccounts))
        return {};
    return core::Failure{refusal(m_acting, accounts::Action::ManageAccounts)};
}

std::string AccountOffice::path(const char *folder, const std::string &name) const
{
    return (std::filesystem::path(m_folder) / folder / name).string();
}

Done<std::vector<std::string>> AccountOffice::units() const
{
    if (const auto allowed = may(); !allowed)
        return core::Failure{allowed.error()};
    std::vector<std::string> units;
    std::error_code error;
    for (std::filesystem::directory_iterator at(path("accounts", {}), error), end; !error && at != end;
         at.increment(error))
        if (std::error_code unknown;
            at->path().extension() == ".json" && at->is_regular_file(unknown) && isUnit(at->path().stem().string()))
            units.push_back(at->path().stem().string());
    std::ranges::sort(units);
    return units;
}

Done<> AccountOffice::addUnit(const std::string &unit)
{
    if (const auto allowed = may(); !allowed)
        return allowed;
    if (const auto good = isUnit(unit); !good)
        return good;
    accounts::Roster roster;
    roster.unit = core::AuthorityCode(unit);
    std::error_code error;
    std::filesystem::create_directories(path("accounts", {}), error);
    return noted(writeFile(rosterFile(unit), accounts::toJson(roster), store::Placing::NewPrivate));
}

Done<accounts::Roster> AccountOffice::roster(const std::string &unit) const
{
    if (const auto allowed = may(); !allowed)
        return core::Failure{allowed.error()};
    if (const auto good = isUnit(unit); !good)
        return core::Failure{good.error()};
    auto read = readRoster(rosterFile(unit));
    if (read && read->unit.text != unit)
        return about(rosterFile(unit), {"là của đơn vị " + core::printable(read->unit.text),
                                        "is of unit " + core::printable(read->unit.text)});
    return read;
}

Done<> AccountOffice::noted(const Done<std::optional<core::LocalName>> &written)
{
    if (!written)
        return core::Failure{written.error()};
    if (*written)
        m_remark = *written;
    return {};
}

Done<> AccountOffice::write(const accounts::Roster &roster)
{
    return noted(writeRoster(rosterFile(roster.unit.text), roster));
}

Done<accounts::Person> AccountOffice::add(const std::string &unit, accounts::Person person)
{
    auto all = roster(unit);
    if (!all)
        return core::Failure{all.error()};
    auto added = addPerson(*all, std::move(person));
    if (!added)
        return added;
    const auto written = write(*all);
    return written ? added : Done<accounts::Person>(core::Failure{written.error()});
}

Done<accounts::Person> AccountOffice::change(const std::string &unit, const std::string &id, const PersonChange &change)
{
    auto all = roster(unit);
    if (!all)
        return core::Failure{all.error()};
    auto changed = changePerson(*all, id, change);
    if (!changed)
        return changed;
    const auto written = write(*all);
    return written ? changed : Done<accounts::Person>(core::Failure{written.error()});
}

/// The new unit's is written first: a cut in between leaves the person in both, and the next attempt says so.
Done<accounts::Person> AccountOffice::move(const std::string &unit, const std::string &id, const std::string &to)
{
    auto from = roster(unit), other = roster(to);
    if (!from || !other)
        return core::Failure{!from ? from.error() : other.error()};
    auto moved = movePerson(*from, *other, id);
    if (!moved)
        return moved;
    for (const accounts::Roster *each : {&*other, &*from})
        if (const auto written = write(*each); !written)
            return core::Failure{written.error()};
    return moved;
}

Done<ReadList> AccountOffice::readList(const std::string &unit, const std::string &file, core::Instant now) const
{
    const auto all = roster(unit);
    if (!all)
        return core::Failure{all.error()};
    const auto content = readFile(file, lists::maxFileBytes + 1);
    if (!content)
        return core::Failure{content.error()};
    auto list = lists::openList(core::asBytes(*content), userShape());
    if (!list)
        return about(file, sentence(list.error()));
    ReadList read{unit, std::move(*list), {}};
    if (!read.list.mapping.complete()) {
        core::LocalName missing;
        for (const std::string &field : read.list.mapping.missing) {
            const core::LocalName &name = userShape().find(field)->name;
            missing.vi += (missing.vi.empty() ? "" : ", ") + name.vi;
            missing.en += (missing.en.empty() ? "" : ", ") + name.en;
        }
        return about(file, {"chưa biết cột nào là: " + missing.vi + ". Hãy dùng mẫu (thonghanhctl account template).",
                            "it is not known which column holds: " + missing.en +
                                ". Use the template (thonghanhctl account template)."});
    }
    lists::CheckOptions options;
    options.today = todayAt(now);
    read.checked = checkUsers(read.list, options, *all);
    return read;
}

Done<TakenList> AccountOffice::take(const ReadList &list, core::Language language)
{
    auto all = roster(list.unit);
    if (!all)
        return core::Failure{all.error()};
    TakenList taken;
    if (!list.checked.bad.empty()) {
        const auto content = lists::returnedList(list.list.table, list.list.mapping, list.checked, language);
        if (!content)
            return core::Failure{sentence(content.error())};
        const bool csv = list.list.table.kind == lists::FileKind::Csv;
        const auto file = freeName("returned", list.unit, csv ? ".csv" : ".xlsx");
        if (!file)
            return core::Failure{file.error()};
        if (const auto written = noted(writeFile(*file, *content, store::Placing::NewPrivate)); !written)
            return core::Failure{written.error()};
        taken.returned = *file;
    }
    taken.taken = takeUsers(*all, list.checked);
    if (const auto written = write(*all); !written)
        return core::Failure{written.error()};
    return taken;
}

Done<std::string> AccountOffice::freeName(const char *folder, const std::string &name, const char *end) const
{
    constexpr int mostTries = 10'000;
    std::error_code error;
    std::filesystem::create_directories(path(folder, {}), error);
    for (int n = 1; n < mostTries; ++n) {
        std::string file = path(folder, name + (n == 1 ? "" : "-" + std::to_string(n)) + end);
        if (!std::filesystem::exists(file, error))
            return file;
    }
    return about(path(folder, {}), {"có quá nhiều tệp; hãy dọn bớt", "there are too many files; clear it up"});
}

Done<std::string> AccountOffice::printSlips(const std::string &unit, const std::vector<std::string> &ids, int days,
                                            core::Instant now, core::Language language)
{
    auto all = roster(unit);
    if (!all)
        return core::Failure{all.error()};
    if (days < 1 || days > mostDays)
        return core::Failure{core::LocalName{"Hạn của mật khẩu đầu tiên là 1 đến 90 ngày.",
                                             "A first password is good for 1 to 90 days."}};
    const auto slips =
        makeSlips(*all, ids, now + std::chrono::hours(24 * days), language, accounts::calibrate(leastTry));
    if (!slips)
        return core::Failure{slips.error()};
    const auto file = freeName("slips", unit, ".pdf");
    if (!file)
        return file;
    const auto kept = noted(keepSlips(*slips, *file, rosterFile(unit), *all));
    return kept ? file : Done<std::string>(core::Failure{kept.error()});
}

Done<AccountPackage> AccountOffice::pack(const accounts::Roster &roster) const
{
    const auto directory = readDirectory((std::filesystem::path(m_folder) / "directory.json").string());
    if (!directory)
        return core::Failure{directory.error()};
    return packAccounts(roster, directory->directory);
}

Done<sync::Words> AccountOffice::publication(const std::string &unit) const
{
    const auto all = roster(unit);
    if (!all)
        return core::Failure{all.error()};
    const auto package = pack(*all);
    if (!package)
        return core::Failure{package.error()};
    return inWords(*package, *all);
}

Done<AccountPackage> AccountOffice::publish(const std::string &unit)
{
    auto all = roster(unit);
    if (!all)
        return core::Failure{all.error()};
    auto package = pack(*all);
    if (!package)
        return package;
    const auto done = noted(publishAccounts(*package, *all, rosterFile(unit), path("packages", {})));
    return done ? package : Done<AccountPackage>(core::Failure{done.error()});
}

} // namespace th::administration
