// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/document.h"
#include "core/names.h"
#include "core/pass.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace th::paper {

/// What is drawn where on paper, as data (docs/formats/paper.md). Lengths are millimetres from the upper left corner,
/// type is in points, colours are 0xRRGGBB. Patterns are text with `{field}` in it; which fields there are, `fields()`
/// says.
struct Box {
    double x = 0, y = 0, width = 0, height = 0;
};
enum class Face { Serif, Sans };
enum class Align { Left, Centre, Right };
using Colour = std::uint32_t;

/// One text, in smaller type where it would not fit otherwise.
struct TextItem {
    Box box;
    std::string pattern;
    Face face = Face::Sans;
    double points = 8;
    int weight = 400; ///< 400, 500, 600 or 700
    bool italic = false;
    double spacing = 100; ///< of letters, per cent of the usual
    Colour colour = 0x1a1a1a;
    Align align = Align::Left;
    double angle = 0; ///< degrees clockwise about the box's centre
};
struct LineItem {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0, width = 0.2;
    Colour colour = 0x1a1a1a;
};
struct FrameItem {
    Box box;
    double width = 0.2;
    Colour colour = 0x1a1a1a;
    std::optional<Colour> fill{};
    bool oval = false, dashed = false;
};
/// Pale interlaced curves: what a copier renders badly and a person recognises.
struct RosetteItem {
    double x = 0, y = 0, radius = 10;
    Colour colour = 0xf0e6d8;
};
struct Row {
    core::LocalName label;
    std::string pattern;
    bool strong = false;
};
/// A list of fields, the label at the left in both languages; a row whose fields are all empty is left out, and the
/// others share its room.
struct RowsItem {
    Box box;
    double labelWidth = 34, tallest = 9.6, points = 10.8;
    std::vector<Row> rows{};
};
/// The code with its quiet zone, as large as the square at the box's lower left allows.
struct CodeItem {
    Box box;
};
/// A picture that lies beside the template: the unit's seal, its emblem. `{authority_code}` in the name is filled in.
struct PictureItem {
    Box box;
    std::string file;
    bool optional = false; ///< nothing is drawn where it is missing; else the paper is refused
};
using Item = std::variant<TextItem, LineItem, FrameItem, RosetteItem, RowsItem, CodeItem, PictureItem>;

enum class PageSize { A4, A5, Own }; ///< Own: the template's, for printers of cards
[[nodiscard]] const char *name(PageSize size);

/// Many on one page in their true size, with crop marks.
struct Cards {
    PageSize page = PageSize::A4;
    int columns = 1, rows = 1;
    double gap = 4; ///< mm between two
};

struct Template {
    std::string id;
    core::LocalName name;
    std::set<core::PassKind> kinds;
    double width = 148, height = 210;
    std::vector<PageSize> pages; ///< that one of it may fill, scaled; the first is the usual one
    std::optional<Cards> cards;  ///< then this is the usual way
    std::vector<Item> items;
};

/// At most 1 MiB and 64 templates of 200 items. Unknown members, unknown fields in patterns, boxes beyond the edge and
/// templates without exactly one code of a useful size are refused.
[[nodiscard]] core::Result<std::vector<Template>, core::DocumentError> parseTemplates(core::ByteView json);

/// Those that the program comes with, as the text of the file.
[[nodiscard]] std::string_view defaultTemplates();

/// The names that may stand between { } in a pattern.
[[nodiscard]] std::vector<std::string_view> fields();

/// The one of that id; with an empty id the one for this kind that is for the fewest kinds, of
/// several the first; null if there is none.
[[nodiscard]] const Template *findTemplate(const std::vector<Template> &all, std::string_view id, core::PassKind kind);

} // namespace th::paper
