// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/table.h"

#include <functional>
#include <memory>
#include <optional>

struct zip;

namespace th::lists {

/// The parts of a zip file, read one after the other and never unpacked to disk: their names mean nothing but
/// themselves.
class ZipParts {
public:
    /// `file` must live as long as this.
    [[nodiscard]] static core::Result<ZipParts, TableError> open(core::ByteView file);

    [[nodiscard]] bool has(const std::string &part) const;
    /// Hands the unpacked part on in pieces until `piece` returns false. At most maxPartBytes.
    [[nodiscard]] std::optional<TableError> stream(const std::string &part,
                                                   const std::function<bool(std::string_view)> &piece) const;

private:
    struct Closer {
        void operator()(zip *archive) const;
    };
    explicit ZipParts(zip *archive) : m_archive(archive) {}
    std::unique_ptr<zip, Closer> m_archive;
};

/// Listens to the elements of a part. Names come without prefix.
class XmlListener {
public:
    XmlListener() = default;
    XmlListener(const XmlListener &) = delete;
    XmlListener &operator=(const XmlListener &) = delete;
    virtual ~XmlListener() = default;

    /// `attributes`: name, value, name, value …, nullptr.
    virtual void started(std::string_view element, const char **attributes) = 0;
    virtual void ended(std::string_view /*element*/) {}
    virtual void text(std::string_view /*piece*/) {}

    /// Ends the reading.
    void stop(TableError error) { m_error = std::move(error); }
    [[nodiscard]] const std::optional<TableError> &error() const { return m_error; }

private:
    std::optional<TableError> m_error;
};
/// Value of an attribute, without its prefix; empty if it is not there.
[[nodiscard]] std::string_view attribute(const char **attributes, std::string_view name);

/// Document types and entities are refused, and what is absurdly long.
[[nodiscard]] std::optional<TableError> readXml(const ZipParts &parts, const std::string &part, XmlListener &listener);

} // namespace th::lists
