// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub_answer.h"

#include "canonical_json.h"
#include "http_fetch.h"

#include <algorithm>

namespace th::sync {
namespace {

constexpr std::size_t longestCode = 40;
constexpr std::chrono::seconds longestRetryAfter = std::chrono::hours(1);

std::string cleanCode(const std::string &text)
{
    const bool looksLikeOne = text.size() <= longestCode &&
                              std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    return looksLikeOne ? text : std::string();
}

UploadError busy(const HttpHead &head)
{
    UploadError error{UploadFault::Busy, "HTTP " + std::to_string(head.status)};
    if (head.retryAfter)
        error.retryAfter = std::min(*head.retryAfter, longestRetryAfter);
    return error;
}

/// Why this is no answer of a hub; nothing: it may be one.
std::optional<UploadError> noAnswer(const HubReply &reply)
{
    const HttpHead &head = reply.answer.head;
    const std::string status = "HTTP " + std::to_string(head.status);
    if (head.status == 511 || (head.status == 200 && isPage(head, reply.body)))
        return UploadError{UploadFault::CaptivePortal, status};
    if (head.status == 429 || head.status == 503)
        return busy(head);
    if (head.status == 500 || head.status == 502 || head.status == 504) // a proxy whose hub is not there
        return UploadError{UploadFault::Unreachable, status};
    if (reply.answer.error && reply.answer.error->kind == FetchError::Kind::TooLarge)
        return UploadError{UploadFault::NotAHub, reply.answer.error->detail};
    if (reply.answer.error)
        return UploadError{UploadFault::Unreachable, reply.answer.error->detail};
    return std::nullopt;
}

} // namespace

std::string HubAnswer::text(const char *member) const
{
    const auto found = body.find(member);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::uint64_t> HubAnswer::number(const char *member) const
{
    const auto found = body.find(member);
    if (found == body.end() || !found->is_number_unsigned())
        return std::nullopt;
    return found->get<std::uint64_t>();
}

std::optional<core::Bytes> HubAnswer::bytes(const char *member) const { return core::fromHex(text(member)); }

core::Result<HubAnswer, UploadError> readHubAnswer(const HubReply &reply)
{
    if (auto why = noAnswer(reply))
        return core::Failure{std::move(*why)};
    HubAnswer answer{reply.answer.head.status, {}, {}};
    auto parsed = parseStrictJson(reply.body);
    const bool isObject = parsed && parsed->is_object();
    if (!isObject && answer.status != 413) // that may be a proxy's, and still means what it says
        return core::Failure{UploadError{UploadFault::NotAHub, "HTTP " + std::to_string(answer.status)}};
    if (isObject)
        answer.body = std::move(parsed).value();
    answer.code = isObject ? cleanCode(answer.text("error")) : "too_large";
    return answer;
}

HubReply askHub(const Transport &transport, const HttpAsk &ask)
{
    HubReply reply;
    reply.answer = transport(ask, [&](const HttpHead &, core::ByteView piece) {
        reply.body.insert(reply.body.end(), piece.begin(), piece.end());
        return true;
    });
    return reply;
}

} // namespace th::sync
