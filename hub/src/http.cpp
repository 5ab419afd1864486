// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http.h"

#include "core/bytes.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

namespace th::hub {

namespace {

constexpr std::size_t maxNames = 16;

const char *reasonOf(unsigned status)
{
    static constexpr std::pair<unsigned, const char *> reasons[] = {{200, "OK"},
                                                                    {202, "Accepted"},
                                                                    {206, "Partial Content"},
                                                                    {304, "Not Modified"},
                                                                    {400, "Bad Request"},
                                                                    {401, "Unauthorized"},
                                                                    {403, "Forbidden"},
                                                                    {404, "Not Found"},
                                                                    {405, "Method Not Allowed"},
                                                                    {408, "Request Timeout"},
                                                                    {409, "Conflict"},
                                                                    {411, "Length Required"},
                                                                    {413, "Content Too Large"},
                                                                    {416, "Range Not Satisfiable"},
                                                                    {422, "Unprocessable Content"},
                                                                    {429, "Too Many Requests"},
                                                                    {431, "Request Header Fields Too Large"},
                                                                    {503, "Service Unavailable"}};
    const auto *found = std::ranges::find(reasons, status, &std::pair<unsigned, const char *>::first);
    return found == std::end(reasons) ? "Unknown" : found->second;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::optional<std::uint64_t> digits(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// One name with its %XX resolved; nothing if it must not be asked for.
std::optional<std::string> nameOf(std::string_view text)
{
    std::string name;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            name += text[i];
            continue;
        }
        const auto byte = core::fromHex(text.substr(i + 1, 2));
        if (!byte || byte->size() != 1)
            return std::nullopt;
        name += static_cast<char>(byte->front());
        i += 2;
    }
    const bool odd = std::ranges::any_of(
        name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/' || c == '\\'; });
    if (name.empty() || name.front() == '.' || name.size() > 255 || odd)
        return std::nullopt;
    return name;
}

} // namespace

std::string headOf(const Answer &answer, bool keepAlive)
{
    std::string text = "HTTP/1.1 " + std::to_string(answer.status) + " " + reasonOf(answer.status) + "\r\n";
    text += "Server: thonghanh-hub\r\nX-Content-Type-Options: nosniff\r\n";
    for (const auto &[name, value] : answer.headers)
        text.append(name).append(": ").append(value).append("\r\n");
    if (answer.status != 304)
        text += "Content-Length: " + std::to_string(answer.file ? answer.file->length : answer.body.size()) + "\r\n";
    text += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return text;
}

std::optional<std::vector<std::string>> pathNames(std::string_view path)
{
    std::vector<std::string> names;
    while (true) {
        const std::size_t slash = path.find('/');
        auto name = nameOf(path.substr(0, slash));
        if (!name || names.size() == maxNames)
            return std::nullopt;
        names.push_back(std::move(*name));
        if (slash == std::string_view::npos)
            return names;
        path.remove_prefix(slash + 1);
    }
}

std::pair<RangeVerdict, ByteRange> parseRange(std::string_view header, std::uint64_t size)
{
    constexpr std::string_view unit = "bytes=";
    const auto whole = std::pair{RangeVerdict::Whole, ByteRange{0, size}};
    if (!header.starts_with(unit))
        return whole;
    const std::string_view range = trimmed(header.substr(unit.size()));
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos)
        return whole;
    const auto first = digits(range.substr(0, dash));
    const auto last = digits(range.substr(dash + 1));
    if (dash == 0) { // the last so many
        if (!last)
            return whole;
        const std::uint64_t length = std::min(*last, size);
        return {length == 0 ? RangeVerdict::Unsatisfiable : RangeVerdict::Part, {size - length, length}};
    }
    if (!first || (!last && dash + 1 != range.size()) || (last && *last < *first))
        return whole;
    if (*first >= size)
        return {RangeVerdict::Unsatisfiable, {}};
    const std::uint64_t end = last ? std::min(*last, size - 1) : size - 1;
    return {RangeVerdict::Part, {*first, end - *first + 1}};
}

bool namesTag(std::string_view list, std::string_view tag)
{
    if (trimmed(list) == "*")
        return true;
    while (!list.empty()) {
        const std::size_t comma = list.find(','); // our tags hold no comma
        std::string_view one = trimmed(list.substr(0, comma));
        if (one.starts_with("W/"))
            one.remove_prefix(2);
        if (one == tag)
            return true;
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return false;
}

ClientAddress clientAddress(std::string_view text)
{
    const std::string bare(text.substr(0, text.find('%')));
    char written[INET6_ADDRSTRLEN] = {};
    if (in_addr four{}; ::inet_pton(AF_INET, bare.c_str(), &four) == 1) {
        ::inet_ntop(AF_INET, &four, written, sizeof written);
        return {written, written};
    }
    in6_addr six{};
    if (::inet_pton(AF_INET6, bare.c_str(), &six) != 1)
        return {std::string(text), std::string(text)};
    if (IN6_IS_ADDR_V4MAPPED(&six)) {
        ::inet_ntop(AF_INET, &six.s6_addr[12], written, sizeof written);
        return {written, written};
    }
    ::inet_ntop(AF_INET6, &six, written, sizeof written);
    const std::string whole = written;
    if (IN6_IS_ADDR_LOOPBACK(&six))
        return {whole, whole};
    std::fill(&six.s6_addr[8], &six.s6_addr[16], std::uint8_t{0});
    ::inet_ntop(AF_INET6, &six, written, sizeof written);
    return {whole, written};
}

} // namespace th::hub
