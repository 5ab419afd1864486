// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/enrolment.h"

#include "cbor_array.h"
#include "core/base45.h"
#include "core/signing.h"

#include <algorithm>

namespace th::core {

namespace {

constexpr std::string_view beginning = "THE1:";
constexpr std::string_view requestBeginning = "THER1:";
constexpr std::string_view requestDomain = "th-enrol-request-1";
constexpr std::size_t longestText = 1024;
constexpr std::size_t longestAddress = 200, longestToken = 64, longestName = 80;
constexpr std::size_t checkBytes = 4;
constexpr std::size_t items = 6;
constexpr std::uint64_t highestRoot = std::uint64_t(1) << 31;

bool isToken(std::string_view text)
{
    const auto allowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= longestToken && std::ranges::all_of(text, allowed);
}

/// Base45 of the content and the beginning of its hash: what is mistyped is told from what is wrong.
std::string framed(std::string_view start, Bytes content)
{
    const auto hash = sha256(content);
    content.insert(content.end(), hash.begin(), hash.begin() + checkBytes);
    return std::string(start) + encodeBase45(content);
}

std::optional<Bytes> unframed(std::string_view start, std::string_view text)
{
    std::string joined(text);
    std::erase_if(joined, [](char c) { return c == '\r' || c == '\n' || c == '\t'; });
    auto content =
        joined.size() <= longestText ? decodeBase45(std::string_view(joined).substr(start.size())) : std::nullopt;
    if (!content || content->size() <= checkBytes)
        return std::nullopt;
    const ByteView whole(*content);
    const auto hash = sha256(whole.first(whole.size() - checkBytes));
    if (!std::ranges::equal(whole.last(checkBytes), ByteView(hash).first(checkBytes)))
        return std::nullopt;
    content->resize(content->size() - checkBytes);
    return content;
}

std::optional<EnrolmentCode> readCode(ByteView content)
{
    cbor::Reader reader(content);
    EnrolmentCode code;
    const auto count = reader.enterArray(items);
    const auto hub = reader.readText(longestAddress);
    if (!count || *count != items || !hub || !isHubAddress(*hub) || !readExactly(reader, code.hubKey) ||
        !readExactly(reader, code.root))
        return std::nullopt;
    const auto version = reader.readUnsigned();
    const auto token = reader.readText(longestToken);
    const auto expires = reader.readUnsigned();
    if (!version || *version == 0 || *version > highestRoot || !token || !isToken(*token) || !expires ||
        *expires >= highestRoot * 4 || !reader.finish() || !checkPublicKey(code.hubKey))
        return std::nullopt;
    code.hub = *hub;
    code.rootVersion = *version;
    code.token = *token;
    code.expires = Instant(std::chrono::seconds(*expires));
    return code;
}

} // namespace

bool isDeviceName(std::string_view text)
{
    return !text.empty() && text.size() <= longestName && isValidUtf8(text) &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string deviceIdOf(const PublicKey &key)
{
    constexpr std::size_t idBytes = 8;
    return "dev-" + toHex(ByteView(blake2b256(key)).first(idBytes));
}

bool isHubAddress(std::string_view address)
{
    const std::string_view scheme = address.starts_with("https://") ? "https://" : "http://";
    if (!address.starts_with(scheme) || address.size() > longestAddress)
        return false;
    const std::string_view rest = address.substr(scheme.size());
    return !rest.empty() && rest.front() != '/' && rest.front() != ':' && std::ranges::all_of(rest, [](char c) {
        return c > 0x20 && c < 0x7f && std::string_view("\"#<>?@\\^`{|}").find(c) == std::string_view::npos;
    });
}

bool isSealedWay(std::string_view address)
{
    if (address.starts_with("https://"))
        return true;
    std::string_view host = address.substr(std::string_view("http://").size());
    host = host.substr(0, host.find('/'));
    if (host.starts_with("[::1]"))
        return host.size() == 5 || host[5] == ':';
    host = host.substr(0, host.find(':'));
    const bool digits = std::ranges::all_of(host, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    return host == "localhost" || (digits && host.starts_with("127.") && std::ranges::count(host, '.') == 3);
}

bool looksLikeEnrolment(std::string_view text)
{
    return text.size() > 4 && text.starts_with("THE") && text[3] >= '0' && text[3] <= '9';
}

std::string encodeEnrolment(const EnrolmentCode &code)
{
    cbor::Writer writer;
    writer.array(items).text(code.hub).bytes(code.hubKey).bytes(code.root).unsignedInteger(code.rootVersion);
    writer.text(code.token).unsignedInteger(static_cast<std::uint64_t>(code.expires.time_since_epoch().count()));
    return framed(beginning, std::move(writer).take());
}

Result<EnrolmentCode, EnrolmentFault> decodeEnrolment(std::string_view text)
{
    if (!looksLikeEnrolment(text))
        return Failure{EnrolmentFault::NotACode};
    if (!text.starts_with(beginning))
        return Failure{EnrolmentFault::NewerKind};
    const auto content = unframed(beginning, text);
    if (!content)
        return Failure{EnrolmentFault::Damaged};
    if (auto code = readCode(*content))
        return std::move(*code);
    return Failure{EnrolmentFault::Malformed};
}

Bytes enrolmentToBeSigned(const EnrolmentRequest &request)
{
    cbor::Writer writer;
    writer.array(4).text(requestDomain).bytes(request.device).text(request.name).text(request.token);
    return std::move(writer).take();
}

std::string encodeEnrolmentRequest(const EnrolmentRequest &request, const Signature &signature)
{
    cbor::Writer writer;
    writer.array(4).bytes(request.device).text(request.name).text(request.token).bytes(signature);
    return framed(requestBeginning, std::move(writer).take());
}

std::optional<EnrolmentRequest> openEnrolmentRequest(std::string_view text)
{
    const auto content = text.starts_with(requestBeginning) ? unframed(requestBeginning, text) : std::nullopt;
    if (!content)
        return std::nullopt;
    cbor::Reader reader(*content);
    EnrolmentRequest request;
    Signature signature{};
    const auto count = reader.enterArray(4);
    if (!count || *count != 4 || !readExactly(reader, request.device))
        return std::nullopt;
    const auto name = reader.readText(longestName);
    const auto token = reader.readText(longestToken);
    if (!name || !isDeviceName(*name) || !token || !isToken(*token) || !readExactly(reader, signature) ||
        !reader.finish())
        return std::nullopt;
    request.name = *name;
    request.token = *token;
    if (!checkPublicKey(request.device) || !verifyEd25519(request.device, enrolmentToBeSigned(request), signature))
        return std::nullopt;
    return request;
}

} // namespace th::core
