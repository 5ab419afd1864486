// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/files.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace th::hub {

/// A request without its body. Names of headers are in lower case; what came twice is joined by ", ".
struct RequestHead {
    std::string method, target;
    std::string client;                  ///< its address, as far as the proxies we trust tell it
    std::string address;                 ///< what of it is counted
    bool fromLoopback = false;           ///< from this machine, and not passed on by a proxy
    std::optional<std::uint64_t> length; ///< Content-Length
    std::map<std::string, std::string, std::less<>> headers;

    [[nodiscard]] std::string_view header(std::string_view name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string_view() : std::string_view(found->second);
    }
    [[nodiscard]] std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
};

/// An IP address in the one way to write it, and what of it counts as one client: of IPv6 the first half, for who has
/// one such address has them all.
struct ClientAddress {
    std::string whole, counted;
};
/// What is no address stands for itself.
[[nodiscard]] ClientAddress clientAddress(std::string_view text);

/// A part of an open file, sent after the head of an answer.
struct FilePart {
    std::shared_ptr<store::Descriptor> file;
    std::uint64_t first = 0, length = 0;
};

struct Answer {
    unsigned status = 200;
    std::vector<std::pair<std::string, std::string>> headers; ///< values of ours only: no line ends in them
    std::string body;
    std::optional<FilePart> file; ///< instead of `body`
    bool headOnly = false;        ///< announces the length, sends nothing (HEAD, 304)
    bool closes = false;          ///< the connection ends with it
};

/// Status line and headers as they go out.
[[nodiscard]] std::string headOf(const Answer &answer, bool keepAlive);

/// Path of a URL as the names of folders and a file; nothing if it could leave the tree or name what is hidden: "..",
/// an empty name, one with a leading dot, a control character, "/" or "\" behind a percent sign.
[[nodiscard]] std::optional<std::vector<std::string>> pathNames(std::string_view path);

struct ByteRange {
    std::uint64_t first = 0, length = 0;
};
enum class RangeVerdict { Whole, Part, Unsatisfiable };
/// RFC 9110 §14: one range of bytes. What is malformed, or more than one, is answered with the whole.
[[nodiscard]] std::pair<RangeVerdict, ByteRange> parseRange(std::string_view header, std::uint64_t size);

/// RFC 9110 §13.1.2: whether the list names this entity tag ("*" names all), compared weakly.
[[nodiscard]] bool namesTag(std::string_view list, std::string_view tag);

} // namespace th::hub
