// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/encoding.h"

#include "told_text.h"

#include <algorithm>
#include <array>

namespace th::lists {

namespace {

using core::Failure;

constexpr std::array tellable{TextEncoding::Utf8, TextEncoding::Windows1258, TextEncoding::Windows1252,
                              TextEncoding::Utf16Le, TextEncoding::Utf16Be};
constexpr std::string_view zipMark = "PK\x03\x04", utf8Mark = "\xef\xbb\xbf";

} // namespace

std::span<const TextEncoding> tellableEncodings() { return tellable; }

std::optional<TextEncoding> encodingNamed(std::string_view called)
{
    const auto *const found =
        std::ranges::find(tellable, called, [](TextEncoding each) { return std::string_view(name(each)); });
    return found == tellable.end() ? std::nullopt : std::optional(*found);
}

core::Result<OpenedList, TableError> openListAs(std::optional<TextEncoding> told, core::ByteView file,
                                                const Shape &shape, const std::string &sheet)
{
    const bool isBook = core::asText(file).starts_with(zipMark);
    if (!told || isBook || file.empty() || file.size() > maxFileBytes)
        return openList(file, shape, sheet);
    auto text = decodeTextAs(file, *told);
    if (!text)
        return Failure{text.error()};
    text->insert(0, utf8Mark);
    auto list = openList(core::asBytes(*text), shape, sheet);
    if (list)
        list->table.encoding = *told;
    return list;
}

} // namespace th::lists
