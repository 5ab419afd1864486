// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/account_signing.h"

#include "administration/roster.h"
#include "core/printable.h"

#include <algorithm>

namespace th::administration {

namespace {

constexpr std::size_t maxRoot = 1024 * 1024;
constexpr std::chrono::hours roleLife(24 * 90);

core::Failure<core::LocalName> saying(const core::LocalName &what, const std::string &sentence)
{
    const std::string rest = ": " + core::printable(sentence);
    return core::Failure{core::LocalName{what.vi + rest, what.en + rest}};
}

/// Of several keys the one that could not sign says why.
core::Failure<core::LocalName> notSigned(const std::vector<OpenKey> &keys, const std::string &why)
{
    for (const OpenKey &key : keys)
        if (const auto complaint = key.complaint())
            return core::Failure{*complaint};
    return saying({"Chưa ký", "Not signed"}, why);
}

Done<> place(const std::filesystem::path &tree, const sync::RoleSigned &made)
{
    std::error_code error;
    if (std::filesystem::exists(tree / made.metadata, error))
        return about(made.metadata, {"vừa có người khác ký bản này. Hãy làm lại.",
                                     "somebody else signed this version meanwhile. Do it again."});
    sync::Files packages = made.files;
    packages.erase(made.metadata);
    for (const sync::Files &files : {packages, sync::Files{{made.metadata, made.files.at(made.metadata)}}})
        if (const auto done = sync::writeTree(tree, files); !done)
            return saying({"Không ghi được vào cây công bố", "Cannot write into the tree"}, done.error());
    return {};
}

} // namespace

Done<sync::RoleGround> readGround(const SigningPlace &place, core::Instant now)
{
    const auto root = readFile(place.root, maxRoot);
    if (!root)
        return core::Failure{root.error()};
    const auto bytes = core::asBytes(*root);
    auto ground = sync::readGround(place.tree, {bytes.begin(), bytes.end()}, now);
    if (!ground)
        return saying({"Không tin được cây công bố này", "This tree cannot be believed"}, ground.error());
    return std::move(ground).value();
}

Done<SignedAccounts> signAccounts(const sync::RoleGround &ground, const AccountPackage &package,
                                  accounts::Roster &roster, const std::string &rosterFile, const SigningOrder &order)
{
    sync::RoleOrder wanted;
    wanted.role = order.role;
    for (const std::string &each : package.names)
        wanted.targets["accounts/" + each + ".acc"] = package.package;
    for (const OpenKey &key : order.keys)
        wanted.signers.push_back(key.forMetadata());
    wanted.others = order.others;
    wanted.expires = order.expires.value_or(ground.now + roleLife);
    auto made = sync::signRole(ground, wanted);
    if (!made)
        return notSigned(order.keys, made.error());
    roster.number = package.number;
    auto remark = writeRoster(rosterFile, roster);
    if (!remark)
        return core::Failure{remark.error()};
    if (const auto done = place(ground.tree, *made); !done)
        return core::Failure{done.error()};
    return SignedAccounts{std::move(made).value(), std::move(remark).value()};
}

sync::Words inWords(const AccountPackage &package, const accounts::Roster &roster, const sync::RoleGround &ground)
{
    sync::Words words = inWords(package, roster);
    const std::string tree = core::printable(ground.tree.string());
    const std::string until = core::formatRfc3339(ground.now + roleLife).substr(0, 10);
    words.push_back({"Ký vào " + tree + "; dùng được đến " + until + ", trước ngày đó phải ký lại",
                     "Signed into " + tree + "; good until " + until + ", to be signed again before"});
    return words;
}

} // namespace th::administration
