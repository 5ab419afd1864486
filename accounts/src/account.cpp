// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account.h"

#include "core/cbor.h"

#include <algorithm>

namespace th::accounts {

namespace {

using core::cbor::Reader;
using core::cbor::Writer;

constexpr std::string_view magic = "th-accounts-1";
constexpr std::size_t maxId = 32, maxName = 100, accountItems = 10;
constexpr std::uint64_t flagDisabled = 1, flagMustChange = 2, flagSecondFactor = 4, allFlags = 7;
/// Up to the year 9999.
constexpr std::uint64_t mostSeconds = 253'402'300'799;

std::uint64_t secondsOf(const std::optional<core::Instant> &instant)
{
    return instant ? static_cast<std::uint64_t>(instant->time_since_epoch().count()) : 0;
}

void writeVerifier(Writer &writer, const std::optional<Verifier> &verifier)
{
    if (!verifier)
        return void(writer.null());
    writer.array(4).unsignedInteger(verifier->memoryKiB).unsignedInteger(verifier->passes);
    writer.bytes(verifier->salt).bytes(verifier->hash);
}

void writeAccount(Writer &writer, const Account &account)
{
    writer.array(accountItems).text(account.id).text(account.name).text(account.position);
    writer.array(account.roles.size());
    for (const Role role : account.roles)
        writer.unsignedInteger(static_cast<std::uint64_t>(role));
    writer.unsignedInteger(secondsOf(account.expires)).unsignedInteger(secondsOf(account.firstUntil));
    writer.unsignedInteger((account.disabled ? flagDisabled : 0) | (account.mustChange ? flagMustChange : 0) |
                           (account.secondFactor ? flagSecondFactor : 0));
    writer.unsignedInteger(account.reset);
    writeVerifier(writer, account.password);
    if (account.badge)
        writer.bytes(*account.badge);
    else
        writer.null();
}

/// The first rule that is broken sticks.
struct AccountsReader {
    Reader reader;
    std::string fault{};

    void require(bool holds, const char *rule)
    {
        if (!holds && fault.empty())
            fault = rule;
    }
    template <class T> T take(core::cbor::Parsed<T> parsed)
    {
        require(parsed.ok(), "accounts.cbor");
        return parsed ? std::move(parsed).value() : T{};
    }
    std::uint64_t number(std::uint64_t least, std::uint64_t most, const char *rule)
    {
        const std::uint64_t value = take(reader.readUnsigned());
        require(value >= least && value <= most, rule);
        return value;
    }
    std::optional<core::Instant> instant()
    {
        const std::uint64_t seconds = number(0, mostSeconds, "accounts.time");
        return seconds == 0 ? std::nullopt
                            : std::optional(core::Instant(std::chrono::seconds(static_cast<std::int64_t>(seconds))));
    }
    template <std::size_t size> std::array<std::uint8_t, size> bytes()
    {
        std::array<std::uint8_t, size> value{};
        const core::ByteView read = take(reader.readBytes(size));
        require(read.size() == size, "accounts.size");
        if (read.size() == size)
            std::ranges::copy(read, value.begin());
        return value;
    }
    bool isNull()
    {
        const auto type = reader.peek();
        if (!type || *type != Reader::Type::Null)
            return false;
        require(reader.readNull().ok(), "accounts.cbor");
        return true;
    }
    std::optional<Verifier> verifier()
    {
        if (isNull())
            return std::nullopt;
        require(take(reader.enterArray(4)) == 4, "accounts.verifier");
        Verifier read;
        read.memoryKiB = static_cast<std::uint32_t>(number(leastMemoryKiB, mostMemoryKiB, "accounts.verifier"));
        read.passes = static_cast<std::uint32_t>(number(leastPasses, mostPasses, "accounts.verifier"));
        read.salt = bytes<16>();
        read.hash = bytes<32>();
        return read;
    }
    std::vector<Role> roles()
    {
        const std::size_t count = take(reader.enterArray(allRoles.size()));
        require(count > 0, "accounts.role");
        std::vector<Role> read;
        for (std::size_t i = 0; i < count && fault.empty(); ++i) {
            const auto role = static_cast<Role>(number(1, allRoles.size(), "accounts.role"));
            require(read.empty() || read.back() < role, "accounts.role");
            read.push_back(role);
        }
        return read;
    }
    Account account();
    UnitAccounts read();
};

Account AccountsReader::account()
{
    require(take(reader.enterArray(accountItems)) == accountItems, "accounts.cbor");
    Account read;
    read.id = take(reader.readText(maxId));
    require(isAccountId(read.id), "accounts.id");
    read.name = take(reader.readText(maxName));
    read.position = take(reader.readText(maxName));
    require(!read.name.empty() && isPersonText(read.name, maxName) && isPersonText(read.position, maxName),
            "accounts.name");
    read.roles = roles();
    read.expires = instant();
    read.firstUntil = instant();
    const std::uint64_t flags = number(0, allFlags, "accounts.flags");
    read.disabled = (flags & flagDisabled) != 0;
    read.mustChange = (flags & flagMustChange) != 0;
    read.secondFactor = (flags & flagSecondFactor) != 0;
    read.reset = static_cast<std::uint32_t>(number(0, UINT32_MAX, "accounts.reset"));
    read.password = verifier();
    if (!isNull())
        read.badge = bytes<32>();
    require(!read.secondFactor || read.badge, "accounts.badge");
    return read;
}

UnitAccounts AccountsReader::read()
{
    UnitAccounts list;
    require(take(reader.enterArray(6)) == 6 && take(reader.readText(magic.size())) == magic, "accounts.format");
    if (!fault.empty())
        return list;
    list.unit = core::AuthorityCode(std::string(take(reader.readText(16))));
    require(core::isWellFormed(list.unit), "accounts.unit");
    list.number = number(1, INT64_MAX, "accounts.number");
    list.idle = std::chrono::seconds(number(60, 3600, "accounts.idle"));
    list.lockAfter = static_cast<std::uint32_t>(number(3, 20, "accounts.lock_after"));
    const std::size_t count = take(reader.enterArray(maxAccounts));
    for (std::size_t i = 0; i < count && fault.empty(); ++i) {
        Account next = account();
        require(list.accounts.empty() || list.accounts.back().id < next.id, "accounts.order");
        list.accounts.push_back(std::move(next));
    }
    require(reader.finish().ok(), "accounts.cbor");
    return list;
}

} // namespace

bool isSound(const Verifier &verifier)
{
    return verifier.memoryKiB >= leastMemoryKiB && verifier.memoryKiB <= mostMemoryKiB &&
           verifier.passes >= leastPasses && verifier.passes <= mostPasses;
}

bool Account::has(Role role) const { return std::ranges::find(roles, role) != roles.end(); }

const Account *UnitAccounts::find(std::string_view id) const
{
    const auto found = std::ranges::lower_bound(accounts, id, {}, &Account::id);
    return found != accounts.end() && found->id == id ? &*found : nullptr;
}

bool isAccountId(std::string_view id)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    };
    return !id.empty() && id.size() <= maxId && std::ranges::all_of(id, isPlain);
}

bool isPersonText(std::string_view text, std::size_t most)
{
    const auto controls = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return text.size() <= most && core::isValidUtf8(text) && std::ranges::none_of(text, controls);
}

core::Bytes encodeAccounts(const UnitAccounts &list)
{
    Writer writer;
    writer.array(6).text(magic).text(list.unit.text).unsignedInteger(list.number);
    writer.unsignedInteger(static_cast<std::uint64_t>(list.idle.count())).unsignedInteger(list.lockAfter);
    writer.array(list.accounts.size());
    for (const Account &account : list.accounts)
        writeAccount(writer, account);
    return std::move(writer).take();
}

core::Result<UnitAccounts, std::string> decodeAccounts(core::ByteView bytes)
{
    AccountsReader reader{Reader(bytes)};
    UnitAccounts list = reader.read();
    if (!reader.fault.empty())
        return core::Failure{reader.fault};
    return list;
}

} // namespace th::accounts
