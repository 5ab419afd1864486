// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_fetch.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace th::sync {
namespace {

using Kind = FetchError::Kind;

/// What a path may say as it is in an address: the rest is encoded. A percent sign that encodes a byte does so already.
std::string inAddress(const std::string &path)
{
    constexpr std::string_view plain = "-._~!$&'()*+,;=:@/";
    const auto isHex = [&](std::size_t at) {
        return at < path.size() && std::isxdigit(static_cast<unsigned char>(path[at])) != 0;
    };
    std::string encoded;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool isEncoded = path[i] == '%' && isHex(i + 1) && isHex(i + 2);
        if (isEncoded || plain.find(path[i]) != std::string_view::npos)
            encoded += path[i];
        else
            encoded += percentEncoded(std::string(1, path[i]));
    }
    return encoded;
}

} // namespace

bool isPage(const HttpHead &head, core::ByteView piece)
{
    if (head.contentType.starts_with("text/html") || head.contentType.starts_with("application/xhtml"))
        return true;
    const std::string_view text = core::asText(piece);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '<';
}

std::string addressOf(const HttpPlaces &places, const std::string &path)
{
    const std::size_t slash = path.find('/');
    const std::string kind = path.substr(0, slash);
    std::string base = kind == "metadata" ? places.metadata : kind == "targets" ? places.targets : std::string();
    if (slash == std::string::npos || base.empty())
        return {};
    if (!base.ends_with('/'))
        base += '/';
    return base + inAddress(path.substr(slash + 1));
}

std::optional<FetchError> refusalIn(const HttpHead &head, core::ByteView piece, Expect expect)
{
    const std::string status = "HTTP " + std::to_string(head.status);
    if (head.status == 403 || head.status == 404 || head.status == 410)
        return FetchError{Kind::Missing, status};
    if (head.status == 511)
        return FetchError{Kind::CaptivePortal, status};
    if (head.status == 429 || head.status == 503)
        return FetchError{Kind::Unreachable, status, head.retryAfter};
    if (head.status != 200 && head.status != 206)
        return FetchError{Kind::Unreachable, status};
    if (expect == Expect::NeverPage && isPage(head, piece))
        return FetchError{Kind::CaptivePortal, head.contentType};
    return std::nullopt;
}

Fetch fetchFromHttp(HttpPlaces places, Transport transport)
{
    return [places = std::move(places), transport = std::move(transport)](
               const std::string &path, std::size_t maxBytes) -> core::Result<core::Bytes, FetchError> {
        const std::string address = addressOf(places, path);
        if (address.empty())
            return core::Failure{FetchError{Kind::Unreachable, "no address"}};
        const Expect expect = path.starts_with("metadata/") ? Expect::NeverPage : Expect::Anything;
        core::Bytes body;
        std::optional<FetchError> refusal;
        const auto answer = transport({address, maxBytes}, [&](const HttpHead &head, core::ByteView piece) {
            if (body.empty())
                refusal = refusalIn(head, piece, expect);
            body.insert(body.end(), piece.begin(), piece.end());
            return !refusal;
        });
        if (!refusal && answer.head.status != 0)
            refusal = refusalIn(answer.head, body, expect); // also of an answer whose page was too large or cut
        if (refusal) // says more than that the transfer was broken off because of it
            return core::Failure{std::move(*refusal)};
        if (answer.error)
            return core::Failure{*answer.error};
        if (answer.head.status != 200)
            return core::Failure{FetchError{Kind::Unreachable, "HTTP " + std::to_string(answer.head.status)}};
        return body;
    };
}

} // namespace th::sync
