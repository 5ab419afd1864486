// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbook.h"

#include <charconv>

namespace th::lists {

namespace {

using core::Failure;

constexpr std::size_t maxSheets = 1'000, maxStyles = 70'000;

struct Relation {
    std::string type, target;
};

class Relations : public XmlListener {
public:
    std::map<std::string, Relation, std::less<>> byId;

    void started(std::string_view element, const char **attributes) override
    {
        if (element != "Relationship" || byId.size() > maxSheets * 4)
            return;
        const auto type = attribute(attributes, "Type");
        byId.emplace(attribute(attributes, "Id"), Relation{std::string(type.substr(type.rfind('/') + 1)),
                                                           std::string(attribute(attributes, "Target"))});
    }
    [[nodiscard]] std::string firstOf(std::string_view type) const
    {
        for (const auto &[id, relation] : byId)
            if (relation.type == type)
                return relation.target;
        return {};
    }
};

class WorkbookListener : public XmlListener {
public:
    struct Entry {
        SheetName name;
        std::string relation;
    };
    std::vector<Entry> sheets;
    bool from1904 = false;

    void started(std::string_view element, const char **attributes) override
    {
        if (element == "workbookPr") {
            const auto value = attribute(attributes, "date1904");
            from1904 = value == "1" || value == "true";
        } else if (element == "sheet" && sheets.size() < maxSheets) {
            const auto state = attribute(attributes, "state");
            sheets.push_back({{std::string(attribute(attributes, "name")), !state.empty() && state != "visible"},
                              std::string(attribute(attributes, "id"))});
        }
    }
};

/// A target as a part's name: relative to the folder of the part that names it.
std::string resolved(const std::string &folder, const std::string &target)
{
    std::string path = target.starts_with('/') ? target.substr(1) : folder + target;
    for (auto up = path.find("../"); up != std::string::npos; up = path.find("../")) {
        const auto parent = up < 2 ? std::string::npos : path.rfind('/', up - 2);
        path.erase(parent == std::string::npos ? 0 : parent + 1,
                   up + 3 - (parent == std::string::npos ? 0 : parent + 1));
    }
    return path;
}

class StyleListener : public XmlListener {
public:
    std::vector<bool> dates;

    void started(std::string_view element, const char **attributes) override
    {
        if (element == "numFmt" && m_formats.size() < maxStyles)
            m_formats[number(attribute(attributes, "numFmtId"))] = isDateFormat(attribute(attributes, "formatCode"));
        m_inside |= element == "cellXfs";
        if (element == "xf" && m_inside && dates.size() < maxStyles)
            dates.push_back(isDate(number(attribute(attributes, "numFmtId"))));
    }
    void ended(std::string_view element) override { m_inside &= element != "cellXfs"; }

private:
    static int number(std::string_view text)
    {
        int value = -1;
        (void)std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
    /// Formats 14–22 and 45–47 are dates and times everywhere, 27–36 and 50–58 in some languages (ECMA-376, 18.8.30).
    [[nodiscard]] bool isDate(int format) const
    {
        const auto own = m_formats.find(format);
        if (own != m_formats.end())
            return own->second;
        return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
               (format >= 50 && format <= 58);
    }
    std::map<int, bool> m_formats;
    bool m_inside = false;
};

class SharedTextListener : public XmlListener {
public:
    std::vector<std::string> texts;

    void started(std::string_view element, const char **) override
    {
        if (element == "si") {
            if (texts.size() == maxCells)
                return stop({TableFault::TooManyCells});
            texts.emplace_back();
        }
        m_phonetic |= element == "rPh";
        m_text = element == "t" && !m_phonetic && !texts.empty();
    }
    void ended(std::string_view element) override
    {
        m_text = false;
        m_phonetic &= element != "rPh";
        if (element == "si" && !texts.empty())
            texts.back() = unescaped(std::move(texts.back()));
    }
    void text(std::string_view piece) override
    {
        if (!m_text)
            return;
        m_bytes += piece.size();
        if (m_bytes > maxTextBytes)
            return stop({TableFault::TooMuchText});
        texts.back() += piece;
    }

private:
    std::size_t m_bytes = 0;
    bool m_text = false, m_phonetic = false;
};

std::string folderOf(const std::string &part) { return part.substr(0, part.rfind('/') + 1); }

/// Where the workbook's main part lies; empty if this zip file is no workbook.
core::Result<std::string, TableError> mainPart(const ZipParts &parts)
{
    if (parts.has("xl/workbook.bin"))
        return Failure{TableError{TableFault::BinaryWorkbook}};
    if (parts.has("word/document.xml"))
        return Failure{TableError{TableFault::OtherDocument, "Word (.docx)"}};
    if (parts.has("content.xml") && parts.has("mimetype"))
        return Failure{TableError{TableFault::OpenDocument}};
    std::string part = "xl/workbook.xml";
    if (parts.has("_rels/.rels")) {
        Relations relations;
        if (auto error = readXml(parts, "_rels/.rels", relations))
            return Failure{*error};
        if (const std::string target = relations.firstOf("officeDocument"); !target.empty())
            part = resolved("", target);
    }
    if (!parts.has(part))
        return Failure{TableError{TableFault::Archive}};
    return part;
}

} // namespace

core::Result<Workbook, TableError> readWorkbook(const ZipParts &parts)
{
    const auto part = mainPart(parts);
    if (!part)
        return Failure{part.error()};
    const std::string folder = folderOf(*part);
    WorkbookListener listener;
    Relations relations;
    if (auto error = readXml(parts, *part, listener))
        return Failure{*error};
    if (auto error = readXml(parts, folder + "_rels/" + part->substr(folder.size()) + ".rels", relations))
        return Failure{*error};
    Workbook workbook;
    workbook.from1904 = listener.from1904;
    for (auto &entry : listener.sheets) {
        const auto relation = relations.byId.find(entry.relation);
        if (relation != relations.byId.end() && relation->second.type == "worksheet")
            workbook.sheets.push_back({std::move(entry.name), resolved(folder, relation->second.target)});
    }
    const auto own = [&](std::string_view type) {
        const std::string target = relations.firstOf(type);
        return target.empty() ? std::string() : resolved(folder, target);
    };
    workbook.styles = own("styles");
    workbook.sharedTexts = own("sharedStrings");
    return workbook;
}

core::Result<std::vector<bool>, TableError> readDateStyles(const ZipParts &parts, const std::string &part)
{
    StyleListener listener;
    if (!part.empty())
        if (auto error = readXml(parts, part, listener))
            return Failure{*error};
    return std::move(listener.dates);
}

core::Result<std::vector<std::string>, TableError> readSharedTexts(const ZipParts &parts, const std::string &part)
{
    SharedTextListener listener;
    if (!part.empty())
        if (auto error = readXml(parts, part, listener))
            return Failure{*error};
    return std::move(listener.texts);
}

core::Result<std::vector<SheetName>, TableError> workbookSheets(core::ByteView file)
{
    const auto parts = ZipParts::open(file);
    if (!parts)
        return Failure{parts.error()};
    const auto workbook = readWorkbook(*parts);
    if (!workbook)
        return Failure{workbook.error()};
    std::vector<SheetName> names;
    for (const auto &sheet : workbook->sheets)
        names.push_back(sheet.name);
    return names;
}

} // namespace th::lists
