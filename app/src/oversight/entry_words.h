// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"
#include "core/names.h"

namespace th::app {

/// What an entry of a log is, and what it says, for people; of scans nothing: their verdict says it. Its texts may be
/// anybody's: they are shown as plain text. Pure functions.
struct EntryWords {
    core::LocalName word, about;
};
[[nodiscard]] EntryWords wordsOf(const core::journal::Entry &entry);
[[nodiscard]] core::LocalName kindInWords(core::journal::EntryKind kind); ///< "Work", "New data"

} // namespace th::app
