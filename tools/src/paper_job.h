// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "console.h"
#include "paper/document.h"

#include <memory>
#include <vector>

namespace th::tools {

template <class T> using Told = core::Result<T, std::string>; ///< or a sentence in the console's language

/// On which template and paper.
struct PaperChoice {
    std::string templates, which, page;
};
/// --templates, --template, --page
void addPaperChoice(CLI::App &command, PaperChoice &choice);

/// The text of the templates chosen, and what is in it.
[[nodiscard]] Told<std::string> templatesText(const Console &console, const PaperChoice &choice);
[[nodiscard]] Told<std::vector<paper::Template>> readTemplates(const Console &console, const PaperChoice &choice);

/// A job with all that it points to. `byHand`: the contents are sheets without a code.
struct PaperJob {
    [[nodiscard]] static Told<std::unique_ptr<PaperJob>> make(const Console &console, const PaperChoice &choice,
                                                              std::vector<paper::Content> contents, bool byHand);
    std::vector<paper::Template> templates{};
    paper::Job job{};
};

Exit listPrinters(Console &console);

} // namespace th::tools
