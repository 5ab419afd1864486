// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub_answer.h"

#include "canonical_json.h"
#include "http_fetch.h"

#include <algorithm>
#include <array>

namespace th::sync {
namespace {

constexpr std::size_t longestCode = 40;

std::string cleanCode(const std::string &text)
{
    const bool looksLikeOne = text.size() <= longestCode &&
                              std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    return looksLikeOne ? text : std::string();
}

UploadError busy(const HttpHead &head)
{
    UploadError error{UploadFault::Busy, "HTTP " + std::to_string(head.status)};
    error.retryAfter = head.retryAfter;
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
    if (head.status >= 500) // a proxy whose hub is not there
        return UploadError{UploadFault::Unreachable, status};
    if (reply.answer.error && reply.answer.error->kind == FetchError::Kind::TooLarge)
        return UploadError{UploadFault::NotAHub, reply.answer.error->detail};
    if (reply.answer.error && reply.answer.error->kind == FetchError::Kind::Certificate)
        return UploadError{UploadFault::Certificate, reply.answer.error->detail};
    if (reply.answer.error)
        return UploadError{UploadFault::Unreachable, reply.answer.error->detail};
    return std::nullopt;
}

bool isSigned(const HubReply &reply, const core::PublicKey &hub, core::wire::SignedAnswer answer)
{
    core::Signature signature{};
    const auto bytes = core::fromHex(reply.answer.head.hubSignature);
    if (!bytes || bytes->size() != signature.size())
        return false;
    std::ranges::copy(*bytes, signature.begin());
    answer.status = static_cast<unsigned>(reply.answer.head.status);
    answer.body = core::blake2b256(reply.body);
    return core::verifyEd25519(hub, core::wire::toBeSigned(answer), signature);
}

/// Who answers does as if it were a hub, or is something else altogether.
UploadError notTheHub(const HttpHead &head, const HubAnswer &answer, const core::PublicKey &hub)
{
    const bool poses =
        !head.hubSignature.empty() ||
        std::ranges::any_of(std::array{"hub", "state", "have"}, [&](auto m) { return answer.body.contains(m); }) ||
        (answer.body.contains("error") && head.status != 404);
    if (!poses)
        return {UploadFault::NotAHub, "HTTP " + std::to_string(head.status)};
    const auto key = answer.bytes("hub");
    const bool namesOther = key && key->size() == hub.size() && !std::ranges::equal(*key, hub);
    return {UploadFault::OtherHub, namesOther ? core::toHex(*key) : "HTTP " + std::to_string(head.status)};
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

core::Result<HubAnswer, UploadError> readHubAnswer(const HubReply &reply, const core::PublicKey &hub,
                                                   const core::wire::SignedAnswer &expected)
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
    if (isSigned(reply, hub, expected)) {
        answer.code = isObject ? cleanCode(answer.text("error")) : "too_large";
        return answer;
    }
    if (answer.status != 413)
        return core::Failure{notTheHub(reply.answer.head, answer, hub)};
    return HubAnswer{answer.status, "too_large", nlohmann::json::object()};
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
