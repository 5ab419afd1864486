// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "console.h"
#include "core/time.h"
#include "lists/write.h"

#include <optional>

namespace th::tools {

/// How a list that somebody sent is read: the options of `ward list check` and of requests.
struct ListArguments {
    std::string file, kind, sheet, errors, dates, encoding;
    std::vector<std::string> map, accept;
};
/// --sheet, --encoding, --map, --dates, --accept, --errors.
void addListOptions(CLI::App &command, ListArguments &arguments);

[[nodiscard]] std::string say(const Console &console, const core::LocalName &sentence);
/// The file, or a sentence.
[[nodiscard]] core::Result<std::string, std::string> readList(const Console &console, const std::string &file);
[[nodiscard]] core::Result<lists::ToldColumns, std::string> toldColumns(const Console &console,
                                                                        const std::vector<std::string> &map);
[[nodiscard]] lists::CheckOptions optionsOf(const ListArguments &arguments, core::Instant now);
/// Which column is taken for what.
void showMapping(const Console &console, const lists::Shape &shape, const lists::OpenedList &list);
[[nodiscard]] std::string missingSentence(const Console &console, const lists::Shape &shape,
                                          const lists::Mapping &mapping);
/// What was found, and the counts; `rows`: the good ones too, in JSON.
enum class Rows { Hide, Show };
void showChecked(const Console &console, const lists::CheckedList &checked, Rows rows);
/// The rows that come back, into the new file --errors, if there are any and it was given.
[[nodiscard]] core::Result<void, std::string> writeErrors(const Console &console, const ListArguments &arguments,
                                                          const lists::OpenedList &list,
                                                          const lists::CheckedList &checked);

} // namespace th::tools
