// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "patterns.h"

#include "paper/template.h"
#include "words.h"

#include <QStringList>
#include <array>

namespace th::paper {

namespace {

QString plates(const Content &content)
{
    QStringList all;
    for (const std::string &plate : content.claims.plates)
        all << displayPlate(plate);
    return all.join(QStringLiteral(", "));
}

QString birthYear(const Content &content)
{
    return content.claims.birthYear ? QString::number(*content.claims.birthYear) : QString();
}

QString number(const Content &content)
{
    return content.reference.isEmpty() ? QString::fromStdString(core::toText(content.claims.number))
                                       : content.reference;
}

Gloss sealing(const Content &content)
{
    return content.reference.isEmpty() ? sealingLine(content.claims.sealing)
                                       : Gloss{QStringLiteral("Tờ trình ký, chưa phải giấy đi đường"),
                                               QStringLiteral("For signature; not a pass")};
}

using Value = QString (*)(const Content &);
struct Field {
    std::string_view name;
    Value value;
};

constexpr std::array<Field, 21> all{{
    {"superior", [](const Content &c) { return c.superiorName; }},
    {"authority", [](const Content &c) { return c.authorityName; }},
    {"authority_code", [](const Content &c) { return QString::fromStdString(c.claims.authority.text); }},
    {"title", [](const Content &c) { return sheetTitle(c.claims.kind).vi; }},
    {"title_en", [](const Content &c) { return sheetTitle(c.claims.kind).en; }},
    {"kind", [](const Content &c) { return sheetKind(c.claims.kind).vi; }},
    {"kind_en", [](const Content &c) { return sheetKind(c.claims.kind).en; }},
    {"number", number},
    {"holder", [](const Content &c) { return QString::fromStdString(c.claims.holder); }},
    {"id_number", [](const Content &c) { return groupedNumber(c.claims.idNumber); }},
    {"birth_year", birthYear},
    {"organisation", [](const Content &c) { return QString::fromStdString(c.claims.organisation); }},
    {"category", [](const Content &c) { return c.categoryName; }},
    {"areas", [](const Content &c) { return c.areaNames; }},
    {"route", [](const Content &c) { return QString::fromStdString(c.claims.route); }},
    {"plates", plates},
    {"days_hours", [](const Content &c) { return daysAndHours(c.claims); }},
    {"valid", [](const Content &c) { return validity(c.claims, c.utcOffset); }},
    {"issued", [](const Content &c) { return longDate(c.claims.issuedAt, c.utcOffset); }},
    {"sealing", [](const Content &c) { return sealing(c).vi; }},
    {"sealing_en", [](const Content &c) { return sealing(c).en; }},
}};
constexpr std::string_view marking = "marking", upper = ":upper";

/// "holder:upper" without its ending, and whether it had it.
std::pair<std::string_view, bool> parts(std::string_view name)
{
    return name.ends_with(upper) ? std::pair{name.substr(0, name.size() - upper.size()), true} : std::pair{name, false};
}

bool isField(std::string_view name)
{
    for (const std::string_view field : fields())
        if (field == name)
            return true;
    return false;
}

QString valueOf(std::string_view name, const Content &content)
{
    const auto [plain, capitals] = parts(name);
    QString value = plain == marking ? content.marking : QString();
    for (const Field &field : all)
        if (field.name == plain)
            value = field.value(content);
    return capitals ? value.toUpper() : value;
}

std::string rule()
{
    std::string text = "text with {field} in it, perhaps {field:upper}; fields are";
    for (const std::string_view field : fields())
        text += " " + std::string(field);
    return text;
}

} // namespace

std::vector<std::string_view> fields()
{
    std::vector<std::string_view> names;
    names.reserve(all.size() + 1);
    for (const Field &field : all)
        names.push_back(field.name);
    names.push_back(marking);
    return names;
}

std::optional<std::string> faultOfPattern(std::string_view pattern)
{
    while (!pattern.empty()) {
        const std::size_t open = pattern.find_first_of("{}");
        if (open == std::string_view::npos)
            return std::nullopt;
        const std::size_t close = pattern.find('}', open);
        if (pattern[open] == '}' || close == std::string_view::npos ||
            !isField(parts(pattern.substr(open + 1, close - open - 1)).first))
            return rule();
        pattern.remove_prefix(close + 1);
    }
    return std::nullopt;
}

Filled fill(std::string_view pattern, const Content &content)
{
    Filled filled;
    bool any = false;
    while (!pattern.empty()) {
        const std::size_t open = std::min(pattern.find('{'), pattern.size());
        filled.text += QString::fromUtf8(pattern.data(), static_cast<qsizetype>(open));
        pattern.remove_prefix(open);
        const std::size_t close = pattern.find('}');
        if (close == std::string_view::npos)
            break;
        const QString value = valueOf(pattern.substr(1, close - 1), content);
        any = true;
        filled.said = filled.said || !value.isEmpty();
        filled.text += value;
        pattern.remove_prefix(close + 1);
    }
    filled.said = filled.said || !any;
    return filled;
}

} // namespace th::paper
