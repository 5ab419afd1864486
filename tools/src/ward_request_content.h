// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "list_telling.h"
#include "ward_desk.h"

namespace th::tools {

/// What goes into a request: fields, lines one by one, or a list.
struct ContentArguments {
    std::vector<std::string> fields;
    std::string linesFile;
    std::vector<std::uint32_t> removed;
    ListArguments list;
    std::string category, from, until, route;
    std::vector<std::string> areas;
    bool allowDuplicates = false;
};
void addContentOptions(CLI::App &command, ContentArguments &arguments);

struct ContentPlace {
    std::string procedure;
    desk::RequestId request = 0; ///< 0: a new one
    core::Instant now;
};
/// Reads it, tells what is the matter with rows and which lines are somebody's already, and writes --errors. Nothing:
/// it was complained of, or there are duplicates and they are not allowed; then nothing is written either.
[[nodiscard]] std::optional<desk::Edit> contentOf(const Console &console, const ContentArguments &arguments,
                                                  OpenDesk &desk, const ContentPlace &place);

} // namespace th::tools
