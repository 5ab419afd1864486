// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/account.h"

#include "core/json_document.h"
#include "core/mail_address.h"

#include <algorithm>

namespace th::mail {

namespace {

using core::json::Node;

constexpr std::size_t maxBytes = 64 * 1024, maxText = 400;

bool isHere(std::string_view address)
{
    const std::size_t host = address.find("://");
    address.remove_prefix(host == address.npos ? 0 : host + 3);
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"localhost", "127.0.0.1", "[::1]"}, [&](std::string_view here) {
            return address.starts_with(here) &&
                   (address.size() == here.size() || address[here.size()] == ':' || address[here.size()] == '/');
        });
}

std::string textOr(const Node &node, const char *member, const std::string &otherwise)
{
    const auto found = node.find(member);
    return found ? found->text(maxText) : otherwise;
}

Account::Server readServer(const Node &node, std::string_view scheme)
{
    node.onlyMembers({"address", "user", "password"});
    Account::Server server{node.at("address").text(maxText), textOr(node, "user", ""), textOr(node, "password", "")};
    const std::string_view address = server.address;
    const std::string secure = std::string(scheme) + "s://", plain = std::string(scheme) + "://";
    const bool shaped = (address.starts_with(secure) || address.starts_with(plain)) &&
                        address.find_first_of(" @?#;\"<>") == address.npos && address.back() != '/';
    if (!shaped)
        node.at("address").fail("an address like " + secure + "host:port");
    return server;
}

} // namespace

core::Result<Account, core::DocumentError> parseAccount(core::ByteView json)
{
    return core::json::readDocument<Account>(json, maxBytes, [](const Node &node) {
        node.onlyMembers({"format", "from", "name", "smtp", "imap", "tls", "authorities"});
        if (node.at("format").text(maxText) != "th-mail-account-1")
            node.at("format").fail("th-mail-account-1");
        Account account;
        account.from = node.at("from").text(maxText);
        if (!core::isMailAddress(account.from))
            node.at("from").fail("an address like ward@unit.vn");
        account.name = textOr(node, "name", "");
        account.out = readServer(node.at("smtp"), "smtp");
        if (const auto in = node.find("imap"))
            account.in = readServer(*in, "imap");
        account.authorities = textOr(node, "authorities", "");
        const std::string tls = textOr(node, "tls", "required");
        if (tls != "required" && tls != "none")
            node.at("tls").fail("required or none");
        account.tls = tls == "none" ? Tls::None : Tls::Required;
        const bool here = isHere(account.out.address) && (account.in.address.empty() || isHere(account.in.address));
        if (account.tls == Tls::None && !here)
            node.at("tls").fail("required: without TLS only servers on this machine");
        return account;
    });
}

} // namespace th::mail
