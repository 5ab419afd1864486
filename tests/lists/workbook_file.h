// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"

#include <map>
#include <stdexcept>
#include <string>
#include <vector>
#include <zip.h>

namespace th::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip file of these parts.
inline std::string zipOf(const Parts &parts)
{
    zip_error_t error;
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto &[name, content] : parts) {
        const auto at = zip_file_add(archive, name.c_str(),
                                     zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_OVERWRITE);
        if (at < 0 || zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_DEFLATE, 1) != 0)
            throw std::runtime_error("zip");
    }
    if (zip_close(archive) != 0)
        throw std::runtime_error("zip");
    zip_stat_t status;
    zip_source_stat(target, &status);
    std::string bytes(status.size, '\0');
    zip_source_open(target);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

struct SheetParts {
    std::string rows;    ///< content of sheetData
    std::string after{}; ///< mergeCells and so on
    std::string name = "Sheet1";
    std::string state{}; ///< " state=\"hidden\""
};

/// The parts of a workbook as spreadsheet programs write them, in as few words as they may.
inline Parts workbookParts(const std::vector<SheetParts> &sheets, const std::string &sharedTexts = {},
                           const std::string &workbookPr = {}, const std::string &styles = {})
{
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
    const std::string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string main = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    const auto relation = [&](const std::string &id, const std::string &type, const std::string &target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + rel + "/" + type + "\" Target=\"" + target + "\"/>";
    };
    std::string list,
        relations = relation("s", "styles", "styles.xml") + relation("t", "sharedStrings", "sharedStrings.xml");
    Parts parts;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string n = std::to_string(i + 1);
        list +=
            "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" r:id=\"r" + n + "\"" + sheets[i].state + "/>";
        relations += relation("r" + n, "worksheet", "worksheets/sheet" + n + ".xml");
        parts.emplace_back("xl/worksheets/sheet" + n + ".xml", head + "<worksheet" + main + "><sheetData>" +
                                                                   sheets[i].rows + "</sheetData>" + sheets[i].after +
                                                                   "</worksheet>");
    }
    parts.emplace_back("_rels/.rels", head + "<Relationships>" + relation("w", "officeDocument", "xl/workbook.xml") +
                                          "</Relationships>");
    parts.emplace_back("xl/workbook.xml", head + "<workbook" + main + " xmlns:r=\"" + rel + "\">" + workbookPr +
                                              "<sheets>" + list + "</sheets></workbook>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", head + "<Relationships>" + relations + "</Relationships>");
    parts.emplace_back("xl/styles.xml", head + "<styleSheet" + main + ">" + styles + "</styleSheet>");
    parts.emplace_back("xl/sharedStrings.xml", head + "<sst" + main + ">" + sharedTexts + "</sst>");
    return parts;
}

inline std::string workbookOf(const std::string &rows, const std::string &after = {})
{
    return zipOf(workbookParts({{rows, after}}));
}

} // namespace th::test
