// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/roster.h"

#include "core/id_card.h"
#include "core/json_document.h"
#include "core/mail_address.h"

#include <algorithm>

namespace th::accounts {

namespace {

using core::json::Node;
using Json = nlohmann::ordered_json;

constexpr const char *format = "th-account-roster-1";
constexpr std::size_t maxRosterBytes = 8u << 20, maxName = 100, maxPhone = 60, maxDevices = 4096;

std::optional<Verifier> readVerifier(const Node &node)
{
    node.onlyMembers({"memory_kib", "passes", "salt", "hash"});
    Verifier verifier;
    verifier.memoryKiB = static_cast<std::uint32_t>(node.at("memory_kib").integer(leastMemoryKiB, mostMemoryKiB));
    verifier.passes = static_cast<std::uint32_t>(node.at("passes").integer(leastPasses, mostPasses));
    verifier.salt = node.at("salt").hexArray<16>();
    verifier.hash = node.at("hash").hexArray<32>();
    return verifier;
}

std::vector<Role> readRoles(const Node &node)
{
    std::vector<Role> roles;
    for (const Node &item : node.items()) {
        const auto role = roleNamed(item.text(32));
        if (!role)
            item.fail("administrator, area_police, ward_clerk, ward_police, checkpoint_officer or supervisor");
        if (std::ranges::find(roles, *role) != roles.end())
            item.fail("no role twice");
        roles.push_back(*role);
    }
    if (roles.empty())
        node.fail("at least one role");
    std::ranges::sort(roles);
    return roles;
}

bool flag(const Node &node, const char *name)
{
    const auto found = node.find(name);
    return found && found->boolean();
}

Account readAccount(const Node &node)
{
    Account account;
    account.id = node.at("id").text(32);
    if (!isAccountId(account.id))
        node.at("id").fail("1 to 32 of a-z 0-9 . -");
    account.name = node.at("name").text(maxName);
    if (const auto position = node.find("position"))
        account.position = position->text(maxName);
    account.roles = readRoles(node.at("roles"));
    if (const auto expires = node.find("expires"))
        account.expires = expires->instant();
    if (const auto until = node.find("first_until"))
        account.firstUntil = until->instant();
    account.disabled = flag(node, "disabled");
    account.mustChange = flag(node, "must_change");
    account.secondFactor = flag(node, "second_factor");
    if (const auto reset = node.find("reset"))
        account.reset = static_cast<std::uint32_t>(reset->integer(0, UINT32_MAX));
    if (const auto password = node.find("password"))
        account.password = readVerifier(*password);
    if (const auto badge = node.find("badge"))
        account.badge = badge->hexArray<32>();
    return account;
}

Person readPerson(const Node &node)
{
    node.onlyMembers({"id", "name", "position", "roles", "email", "phone", "expires", "first_until", "disabled",
                      "must_change", "second_factor", "reset", "password", "badge"});
    Person person{readAccount(node), {}, {}};
    if (const auto email = node.find("email")) {
        person.email = email->text(254);
        if (!core::isMailAddress(person.email))
            email->fail("a mail address");
    }
    if (const auto phone = node.find("phone"))
        person.phone = phone->text(maxPhone);
    return person;
}

Roster readRoster(const Node &node)
{
    node.onlyMembers({"format", "unit", "number", "idle_seconds", "lock_after", "devices", "accounts"});
    if (node.at("format").text(64) != format)
        node.at("format").fail(format);
    Roster roster;
    roster.unit = node.at("unit").authorityCode();
    roster.number = static_cast<std::uint64_t>(node.at("number").integer(0, INT64_MAX - 1));
    if (const auto idle = node.find("idle_seconds"))
        roster.idle = std::chrono::seconds(idle->integer(60, 3600));
    if (const auto lock = node.find("lock_after"))
        roster.lockAfter = static_cast<std::uint32_t>(lock->integer(3, 20));
    if (const auto devices = node.find("devices"))
        for (const Node &device : devices->items())
            roster.devices.push_back(device.text(64));
    if (roster.devices.size() > maxDevices)
        node.at("devices").fail("at most 4,096 devices");
    const auto items = node.at("accounts").items();
    if (items.size() > maxAccounts)
        node.at("accounts").fail("at most 4,096 accounts");
    for (const Node &item : items) {
        Person person = readPerson(item);
        if (roster.find(person.account.id))
            item.at("id").fail("no id twice");
        add(roster, std::move(person));
    }
    return roster;
}

Json verifierJson(const Verifier &verifier)
{
    return {{"memory_kib", verifier.memoryKiB},
            {"passes", verifier.passes},
            {"salt", core::toHex(verifier.salt)},
            {"hash", core::toHex(verifier.hash)}};
}

Json personJson(const Person &person)
{
    const Account &account = person.account;
    Json json{{"id", account.id}, {"name", account.name}};
    const auto text = [&](const char *name, const std::string &value) {
        if (!value.empty())
            json[name] = value;
    };
    text("position", account.position);
    json["roles"] = Json::array();
    for (const Role role : account.roles)
        json["roles"].push_back(name(role));
    text("email", person.email);
    text("phone", person.phone);
    if (account.expires)
        json["expires"] = core::formatRfc3339(*account.expires);
    if (account.firstUntil)
        json["first_until"] = core::formatRfc3339(*account.firstUntil);
    for (const auto &[name, on] : {std::pair{"disabled", account.disabled},
                                   {"must_change", account.mustChange},
                                   {"second_factor", account.secondFactor}})
        if (on)
            json[name] = true;
    if (account.reset != 0)
        json["reset"] = account.reset;
    if (account.password)
        json["password"] = verifierJson(*account.password);
    if (account.badge)
        json["badge"] = core::toHex(*account.badge);
    return json;
}

/// Words of a name in plain letters.
std::vector<std::string> plainWords(const std::string &name)
{
    std::vector<std::string> words(1);
    for (const char c : core::foldVietnamese(name)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

} // namespace

Person *Roster::find(std::string_view id)
{
    const auto found = std::ranges::find_if(people, [&](const Person &person) { return person.account.id == id; });
    return found == people.end() ? nullptr : &*found;
}

core::Result<Roster, core::DocumentError> parseRoster(core::ByteView json)
{
    return core::json::readDocument<Roster>(
        json, maxRosterBytes,
        [](const Node &node) -> core::Result<Roster, core::DocumentError> { return readRoster(node); });
}

std::string toJson(const Roster &roster)
{
    Json json{{"format", format},
              {"unit", roster.unit.text},
              {"number", roster.number},
              {"idle_seconds", roster.idle.count()},
              {"lock_after", roster.lockAfter},
              {"devices", roster.devices},
              {"accounts", Json::array()}};
    for (const Person &person : roster.people)
        json["accounts"].push_back(personJson(person));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

UnitAccounts forDevices(const Roster &roster, std::uint64_t number)
{
    UnitAccounts list{roster.unit, number, roster.idle, roster.lockAfter, {}};
    for (const Person &person : roster.people)
        list.accounts.push_back(person.account);
    return list;
}

std::string freeId(const Roster &roster, const std::string &name)
{
    const std::vector<std::string> words = plainWords(name);
    std::string id = words.empty() ? "user" : words.back().substr(0, 16);
    for (std::size_t i = 0; i + 1 < words.size() && id.size() < 24; ++i)
        id += words[i][0];
    const auto taken = [&](const std::string &each) {
        return std::ranges::any_of(roster.people, [&](const Person &person) { return person.account.id == each; });
    };
    std::string free = id;
    for (int n = 2; taken(free); ++n)
        free = id + std::to_string(n);
    return free;
}

Person &add(Roster &roster, Person person)
{
    const auto place =
        std::ranges::lower_bound(roster.people, person.account.id, {},
                                 [](const Person &each) -> const std::string & { return each.account.id; });
    return *roster.people.insert(place, std::move(person));
}

void reset(Account &account, Password password)
{
    ++account.reset;
    if (password == Password::Keep)
        return;
    account.password.reset();
    account.firstUntil.reset();
    account.mustChange = false;
}

} // namespace th::accounts
