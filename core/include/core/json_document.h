// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/document.h"
#include "core/names.h"
#include "core/pass.h"
#include "core/result.h"
#include "core/strict_json.h"
#include "core/time.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace th::core::json {

/// For readers of the documents that people edit: directory, policy, workflow. Included by their .cpp files only.
/// What a reader throws; `readDocument` turns it into a DocumentError.
struct Fault {
    DocumentError error;
};

/// A value of a document together with its place in it, so that every complaint says where.
class Node {
public:
    Node(const nlohmann::json &value, std::string where) : m_value(&value), m_where(std::move(where)) {}

    [[noreturn]] void fail(std::string rule) const { throw Fault{{m_where, std::move(rule)}}; }
    [[nodiscard]] const std::string &where() const { return m_where; }

    /// An object with no members but these.
    void onlyMembers(std::initializer_list<const char *> names) const;
    [[nodiscard]] Node at(const char *name) const;                  ///< a member that must be there
    [[nodiscard]] std::optional<Node> find(const char *name) const; ///< a member that may be
    [[nodiscard]] std::vector<Node> items() const;                  ///< of an array

    [[nodiscard]] std::string text(std::size_t maxBytes) const; ///< 1 to `maxBytes` bytes, no control characters
    [[nodiscard]] std::string plainId() const;                  ///< 1 to 32 of a-z 0-9 _
    [[nodiscard]] std::int64_t integer(std::int64_t least, std::int64_t most) const;
    [[nodiscard]] double number(double least, double most) const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] Instant instant() const;              ///< RFC 3339, up to the year 9999
    [[nodiscard]] LocalName localName() const;          ///< {"vi": …, "en": …}
    [[nodiscard]] PassKind passKind() const;            ///< "employee" …
    [[nodiscard]] std::set<PassKind> passKinds() const; ///< array of kinds, none twice
    [[nodiscard]] std::vector<std::uint8_t> hex(std::size_t size) const;
    template <std::size_t size> [[nodiscard]] std::array<std::uint8_t, size> hexArray() const
    {
        std::array<std::uint8_t, size> bytes{};
        const auto found = hex(size);
        std::copy(found.begin(), found.end(), bytes.begin());
        return bytes;
    }
    [[nodiscard]] AuthorityCode authorityCode() const;
    [[nodiscard]] SeriesCode seriesCode() const;
    [[nodiscard]] AreaCode areaCode() const;
    [[nodiscard]] CategoryCode categoryCode() const;
    [[nodiscard]] CheckpointCode checkpointCode() const;

private:
    template <class Code> [[nodiscard]] Code code(const char *rule) const;
    const nlohmann::json *m_value;
    std::string m_where;
};

/// Parses `text` and lets `read` make a T of it; whatever goes wrong comes back as the error.
template <class T, class Read>
[[nodiscard]] Result<T, DocumentError> readDocument(ByteView text, std::size_t maxBytes, const Read &read)
{
    const auto document = parseStrictJson(text, maxBytes, JsonNumbers::Any);
    if (!document)
        return Failure{document.error()};
    try {
        return read(Node(*document, ""));
    } catch (const Fault &fault) {
        return Failure{fault.error};
    } catch (const nlohmann::json::exception &exception) {
        return Failure{DocumentError{"", std::string("unexpected JSON: ") + exception.what()}};
    }
}

} // namespace th::core::json
