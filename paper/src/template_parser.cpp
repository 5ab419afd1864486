// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_document.h"
#include "paper/template.h"
#include "patterns.h"

#include <algorithm>
#include <array>

namespace th::paper {

namespace {

using core::json::Node;

constexpr std::size_t maxBytes = 1u << 20, maxId = 32, maxPattern = 400, maxTemplates = 64, maxItems = 200,
                      maxRows = 30, maxFileName = 64;
constexpr double leastCode = 35; // mm: a usual pass has 61 to 69 modules with its margin, of half a millimetre each

template <class Value, std::size_t size>
Value readChoice(const Node &node, const std::array<std::pair<const char *, Value>, size> &all)
{
    const std::string given = node.text(maxId);
    std::string rule = "one of:";
    for (const auto &[name, value] : all) {
        if (given == name)
            return value;
        rule += std::string(" ") + name;
    }
    node.fail(std::move(rule));
}

constexpr std::array faces{std::pair{"serif", Face::Serif}, std::pair{"sans", Face::Sans}};
constexpr std::array aligns{std::pair{"left", Align::Left}, std::pair{"centre", Align::Centre},
                            std::pair{"right", Align::Right}};
constexpr std::array pageSizes{std::pair{"A4", PageSize::A4}, std::pair{"A5", PageSize::A5},
                               std::pair{"own", PageSize::Own}};

double numberOr(const Node &node, const char *member, double otherwise, double least, double most)
{
    const auto found = node.find(member);
    return found ? found->number(least, most) : otherwise;
}

bool flag(const Node &node, const char *member)
{
    const auto found = node.find(member);
    return found && found->boolean();
}

Colour readColour(const Node &node)
{
    const std::string text = node.text(7);
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (text.size() != 7 || text[0] != '#' || !std::all_of(text.begin() + 1, text.end(), isHex))
        node.fail("a colour, #rrggbb in small letters");
    return static_cast<Colour>(std::stoul(text.substr(1), nullptr, 16));
}

Colour colourOr(const Node &node, const char *member, Colour otherwise)
{
    const auto found = node.find(member);
    return found ? readColour(*found) : otherwise;
}

std::string readPattern(const Node &node)
{
    std::string pattern = node.text(maxPattern);
    if (auto fault = faultOfPattern(pattern))
        node.fail(std::move(*fault));
    return pattern;
}

/// What all items of a template are held against.
struct Sheet {
    double width, height;
};

std::vector<double> readNumbers(const Node &node, std::size_t count, const char *rule)
{
    std::vector<double> numbers;
    for (const Node &item : node.items())
        numbers.push_back(item.number(-1000, 1000));
    if (numbers.size() != count)
        node.fail(rule);
    return numbers;
}

Box readBox(const Node &node, const Sheet &sheet)
{
    constexpr auto rule = "[x, y, width, height] in mm, within the sheet";
    const auto n = readNumbers(node, 4, rule);
    constexpr double rounding = 1e-6;
    if (n[0] < 0 || n[1] < 0 || n[2] <= 0 || n[3] <= 0 || n[0] + n[2] > sheet.width + rounding ||
        n[1] + n[3] > sheet.height + rounding)
        node.fail(rule);
    return {n[0], n[1], n[2], n[3]};
}

Item readText(const Node &node, const Sheet &sheet)
{
    node.onlyMembers({"text", "box", "face", "pt", "weight", "italic", "spacing", "colour", "align", "angle"});
    TextItem item{.box = readBox(node.at("box"), sheet), .pattern = readPattern(node.at("text"))};
    if (const auto face = node.find("face"))
        item.face = readChoice(*face, faces);
    item.points = numberOr(node, "pt", item.points, 2, 200);
    if (const auto weight = node.find("weight")) {
        item.weight = static_cast<int>(weight->integer(400, 700));
        if (item.weight % 100 != 0)
            weight->fail("400, 500, 600 or 700");
    }
    item.italic = flag(node, "italic");
    item.spacing = numberOr(node, "spacing", item.spacing, 80, 300);
    item.colour = colourOr(node, "colour", item.colour);
    if (const auto align = node.find("align"))
        item.align = readChoice(*align, aligns);
    item.angle = numberOr(node, "angle", 0, -360, 360);
    return item;
}

Item readLine(const Node &node, const Sheet &sheet)
{
    node.onlyMembers({"line", "width", "colour"});
    constexpr auto rule = "[x1, y1, x2, y2] in mm, within the sheet";
    const auto n = readNumbers(node.at("line"), 4, rule);
    if (std::ranges::min(n) < 0 || std::max(n[0], n[2]) > sheet.width || std::max(n[1], n[3]) > sheet.height)
        node.at("line").fail(rule);
    return LineItem{n[0], n[1], n[2], n[3], numberOr(node, "width", 0.2, 0.01, 10), colourOr(node, "colour", 0x1a1a1a)};
}

Item readFrame(const Node &node, const Sheet &sheet)
{
    node.onlyMembers({"frame", "width", "colour", "fill", "oval", "dashed"});
    FrameItem item{.box = readBox(node.at("frame"), sheet)};
    item.width = numberOr(node, "width", item.width, 0, 10);
    item.colour = colourOr(node, "colour", item.colour);
    if (const auto fill = node.find("fill"))
        item.fill = readColour(*fill);
    item.oval = flag(node, "oval");
    item.dashed = flag(node, "dashed");
    return item;
}

Item readRosette(const Node &node, const Sheet &sheet)
{
    node.onlyMembers({"rosette", "colour"});
    const auto n = readNumbers(node.at("rosette"), 3, "[x, y, radius] in mm");
    if (n[2] <= 0 || n[2] > std::max(sheet.width, sheet.height))
        node.at("rosette").fail("[x, y, radius] in mm");
    return RosetteItem{n[0], n[1], n[2], colourOr(node, "colour", 0xf0e6d8)};
}

Row readRow(const Node &node)
{
    node.onlyMembers({"label", "value", "strong"});
    return {node.at("label").localName(), readPattern(node.at("value")), flag(node, "strong")};
}

Item readRows(const Node &node, const Sheet &sheet)
{
    node.onlyMembers({"rows", "box", "label_width", "tallest", "pt"});
    RowsItem item{.box = readBox(node.at("box"), sheet)};
    item.labelWidth = numberOr(node, "label_width", item.labelWidth, 0, item.box.width);
    item.tallest = numberOr(node, "tallest", item.tallest, 1, item.box.height);
    item.points = numberOr(node, "pt", item.points, 2, 200);
    for (const Node &row : node.at("rows").items())
        item.rows.push_back(readRow(row));
    if (item.rows.empty() || item.rows.size() > maxRows)
        node.at("rows").fail("1 to " + std::to_string(maxRows) + " rows");
    return item;
}

Item readCode(const Node &node, const Sheet &sheet)
{
    node.onlyMembers({"code"});
    const CodeItem item{readBox(node.at("code"), sheet)};
    if (std::min(item.box.width, item.box.height) < leastCode)
        node.at("code").fail("a box of at least 35 mm each way: smaller codes cannot be read at arm's length");
    return item;
}

Item readPicture(const Node &node, const Sheet &sheet)
{
    node.onlyMembers({"picture", "box", "optional"});
    PictureItem item{.box = readBox(node.at("box"), sheet), .file = node.at("picture").text(maxFileName)};
    constexpr std::string_view code = "{authority_code}";
    std::string name = item.file;
    if (const std::size_t at = name.find(code); at != std::string::npos)
        name.replace(at, code.size(), "X");
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.';
    };
    if (!std::ranges::all_of(name, isPlain) || name.front() == '.')
        node.at("picture").fail("the name of a file beside the template, of A-Z a-z 0-9 _ - . and {authority_code}");
    item.optional = flag(node, "optional");
    return item;
}

Item readItem(const Node &node, const Sheet &sheet)
{
    using Reader = Item (*)(const Node &, const Sheet &);
    constexpr std::pair<const char *, Reader> readers[] = {
        {"text", readText}, {"line", readLine}, {"frame", readFrame},    {"rosette", readRosette},
        {"rows", readRows}, {"code", readCode}, {"picture", readPicture}};
    for (const auto &[member, read] : readers)
        if (node.find(member))
            return read(node, sheet);
    node.fail("an item: text, line, frame, rosette, rows, code or picture");
}

double sideOf(PageSize page, bool longer) { return page == PageSize::A4 ? (longer ? 297 : 210) : (longer ? 210 : 148); }

Cards readCards(const Node &node, const Sheet &sheet)
{
    node.onlyMembers({"page", "columns", "rows", "gap"});
    Cards cards{.page = readChoice(node.at("page"), pageSizes),
                .columns = static_cast<int>(node.at("columns").integer(1, 10)),
                .rows = static_cast<int>(node.at("rows").integer(1, 20))};
    cards.gap = numberOr(node, "gap", cards.gap, 0, 50);
    constexpr double marks = 10; // what crop marks and a printer's own margin take, both sides together
    const double width = cards.columns * sheet.width + (cards.columns - 1) * cards.gap + marks;
    const double height = cards.rows * sheet.height + (cards.rows - 1) * cards.gap + marks;
    if (cards.page == PageSize::Own || width > sideOf(cards.page, false) || height > sideOf(cards.page, true))
        node.fail("as many as fit on an A4 or A5 page, with 5 mm around them for the crop marks");
    return cards;
}

void readPages(const Node &node, Template &made)
{
    if (const auto pages = node.find("pages"))
        for (const Node &page : pages->items()) {
            made.pages.push_back(readChoice(page, pageSizes));
            if (std::ranges::count(made.pages, made.pages.back()) > 1)
                page.fail("none twice");
        }
    if (const auto cards = node.find("cards"))
        made.cards = readCards(*cards, {made.width, made.height});
    if (made.pages.empty() && !made.cards)
        node.fail("\"pages\" or \"cards\": on what it is printed");
}

Template readTemplate(const Node &node)
{
    node.onlyMembers({"id", "name", "kinds", "size", "pages", "cards", "items"});
    Template made;
    made.id = node.at("id").plainId();
    made.name = node.at("name").localName();
    made.kinds = node.at("kinds").passKinds();
    if (made.kinds.empty())
        node.at("kinds").fail("at least one kind");
    constexpr auto rule = "[width, height] in mm, 40 to 420 each";
    const auto size = readNumbers(node.at("size"), 2, rule);
    if (std::ranges::min(size) < 40 || std::ranges::max(size) > 420)
        node.at("size").fail(rule);
    made.width = size[0];
    made.height = size[1];
    readPages(node, made);
    for (const Node &item : node.at("items").items()) {
        if (made.items.size() == maxItems)
            item.fail("at most " + std::to_string(maxItems) + " items");
        made.items.push_back(readItem(item, {made.width, made.height}));
    }
    const auto isCode = [](const Item &item) { return std::holds_alternative<CodeItem>(item); };
    if (std::ranges::count_if(made.items, isCode) != 1)
        node.at("items").fail("exactly one code");
    return made;
}

std::vector<Template> readAll(const Node &node)
{
    node.onlyMembers({"format", "templates"});
    if (node.at("format").text(32) != "th-paper-1")
        node.at("format").fail("th-paper-1");
    std::vector<Template> all;
    for (const Node &item : node.at("templates").items()) {
        all.push_back(readTemplate(item));
        const auto same = [&](const Template &other) { return other.id == all.back().id; };
        if (std::ranges::count_if(all, same) > 1)
            item.at("id").fail("no id twice");
        if (all.size() > maxTemplates)
            item.fail("at most " + std::to_string(maxTemplates) + " templates");
    }
    if (all.empty())
        node.at("templates").fail("at least one");
    return all;
}

} // namespace

const char *name(PageSize size)
{
    for (const auto &[text, value] : pageSizes)
        if (value == size)
            return text;
    return "";
}

core::Result<std::vector<Template>, core::DocumentError> parseTemplates(core::ByteView json)
{
    return core::json::readDocument<std::vector<Template>>(json, maxBytes, readAll);
}

const Template *findTemplate(const std::vector<Template> &all, std::string_view id, core::PassKind kind)
{
    const Template *found = nullptr;
    for (const Template &each : all)
        if (!id.empty() && each.id == id)
            return &each;
        else if (id.empty() && each.kinds.contains(kind) && (!found || each.kinds.size() < found->kinds.size()))
            found = &each;
    return found;
}

} // namespace th::paper
