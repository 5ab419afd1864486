// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/account_office.h"

#include "core/signing.h"
#include "core/strict_json.h"
#include "newest_root.h"

#include <nlohmann/json.hpp>

namespace th::administration {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t maxWish = 16'384;

std::string textIn(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Of all that a package is made of, and of the words for it.
std::array<std::uint8_t, 32> printOf(const accounts::Roster &roster, const core::Directory &directory,
                                     const sync::Words &words)
{
    std::string all = accounts::toJson(roster);
    for (const core::Device &device : directory.devices())
        all += core::toHex(device.key) + device.authority.text + (device.revokedAt ? "-" : "+");
    for (const core::LocalName &word : words)
        all += word.vi;
    return core::blake2b256(core::asBytes(all));
}

/// What one signing needs, as it is now.
struct Ready {
    accounts::Roster roster;
    sync::RoleGround ground;
    AccountPackage package;
    ProposedSigning proposed;
};

Done<Ready> makeReady(Done<accounts::Roster> roster, const SigningPlace &place, core::Instant now)
{
    if (!roster)
        return core::Failure{roster.error()};
    auto ground = readGround(place, now);
    if (!ground)
        return core::Failure{ground.error()};
    auto package = packAccounts(*roster, ground->directory);
    if (!package)
        return core::Failure{package.error()};
    ProposedSigning proposed{roster->unit.text, place, inWords(*package, *roster, *ground), {}};
    proposed.seen = printOf(*roster, ground->directory, proposed.words);
    return Ready{std::move(*roster), std::move(ground).value(), std::move(package).value(), std::move(proposed)};
}

} // namespace

Done<SigningWish> AccountOffice::lastSigning() const
{
    if (const auto allowed = may(); !allowed)
        return core::Failure{allowed.error()};
    SigningWish wish;
    const std::string file = (std::filesystem::path(m_folder) / "signing.json").string();
    std::error_code error;
    if (std::filesystem::exists(file, error)) {
        const auto text = readFile(file, maxWish);
        if (!text)
            return core::Failure{text.error()};
        const auto json = core::parseStrictJson(core::asBytes(*text), maxWish, core::JsonNumbers::Whole);
        if (!json || !json->is_object())
            return about(file, {"không đọc được: phải là {\"tree\": …, \"root\": …, \"key\": …}",
                                "cannot be read: {\"tree\": …, \"root\": …, \"key\": …} is expected"});
        wish = {{textIn(*json, "tree"), textIn(*json, "root")}, textIn(*json, "key")};
    }
    if (wish.place.root.empty() || !std::filesystem::exists(wish.place.root, error))
        wish.place.root = newestRoot(m_folder).value_or(std::string());
    return wish;
}

Done<ProposedSigning> AccountOffice::proposeSigning(const std::string &unit, const SigningPlace &place,
                                                    core::Instant now) const
{
    auto ready = makeReady(roster(unit), place, now);
    if (!ready)
        return core::Failure{ready.error()};
    return std::move(ready->proposed);
}

Done<sync::RoleSigned> AccountOffice::sign(const ProposedSigning &looked, const OpenKey &key,
                                           const std::string &keyName, core::Instant now)
{
    auto ready = makeReady(roster(looked.unit), looked.place, now);
    if (!ready)
        return core::Failure{ready.error()};
    if (ready->proposed.seen != looked.seen)
        return core::Failure{
            core::LocalName{"Danh sách hoặc danh bạ vừa thay đổi. Hãy đọc lại những gì sẽ ký, rồi ký.",
                            "The list or the directory has changed meanwhile. Read again what is to be signed, then "
                            "sign."}};
    auto done = signAccounts(ready->ground, ready->package, ready->roster, rosterFile(looked.unit), {{key}});
    if (!done)
        return core::Failure{done.error()};
    if (done->remark)
        m_remark = done->remark;
    const SigningWish wish{looked.place, keyName};
    if (const auto last = lastSigning(); last && *last == wish)
        return std::move(done->made);
    const Json json{{"tree", wish.place.tree}, {"root", wish.place.root}, {"key", wish.key}};
    const auto kept =
        writeFile(std::filesystem::path(m_folder) / "signing.json", json.dump(1) + "\n", store::Placing::Replace);
    if (!kept && !m_remark) // it is signed all the same
        m_remark = kept.error();
    return std::move(done->made);
}

} // namespace th::administration
