// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/organisations.h"
#include "log_archive.h"

namespace th::tools {

/// The auditor's key with which names of organisations are read out of the passes; empty: they stay sealed.
struct AuditorArguments {
    std::string key, secretFile;
};
[[nodiscard]] CLI::Option *addAuditorOption(CLI::App &command, AuditorArguments &arguments);

/// Nothing: no key was named. What went wrong was told already.
[[nodiscard]] core::Result<std::optional<evidence::Organisations>, Exit>
countOrganisations(Console &console, OpenArchive &open, const AuditorArguments &arguments, const std::string &by,
                   const std::string &reason);

[[nodiscard]] Json organisationsJson(const evidence::Organisations &all);
void tellOrganisations(const Console &console, const evidence::Organisations &all, std::size_t limit);

} // namespace th::tools
