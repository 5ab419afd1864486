// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"

#include <string>

namespace th::evidence {

enum class Fault {
    NotAnArchive, ///< the file is something else
    NotThere,     ///< no such archive
    Busy,         ///< another program writes into it
    NewerVersion, ///< made by a newer version of this software
    ReadOnly,     ///< disk or file cannot be written
    DiskFull,
    Damaged,       ///< SQLite or a check of ours says so; `detail` names what
    NotAnExtract,  ///< neither an extract of a journal nor a receipt; `detail` names the rule
    NotFound,      ///< no such entry
    Cancelled,     ///< the caller said so; nothing is left behind
    AlreadyExists, ///< the file is there already; never written over
    TooManyRows,   ///< more than a sheet holds
    NotSigned,     ///< the key did not sign
    WhoAndWhy,     ///< who does it, and why, is blank, too long or no UTF-8; `detail`: "by", "reason", "file"
    TooShort,      ///< fewer than four letters and digits to search for; `detail`: "plate", "id_card"
    IndexFull,     ///< a filter asks for what the index had no room for; `detail`: the text
    TooLarge,      ///< its manifest would be more than anybody reads
    Io,            ///< anything else the system reported
};
[[nodiscard]] const char *name(Fault fault); ///< "not_an_archive" …

struct Error {
    Fault fault;
    std::string detail{}; ///< technical, without personal data
};
template <class T> using Outcome = core::Result<T, Error>;

/// What happened and what to do, for people.
[[nodiscard]] std::string sentence(const Error &error, core::Language language);

} // namespace th::evidence
