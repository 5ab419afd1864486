// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include "said.h"

namespace th::tools {

core::Result<std::string, std::string> readWhole(const Console &console, const std::string &file, std::size_t most)
{
    return said(console, administration::readFile(file, most));
}

core::Result<core::SecretText, std::string> readSecret(const Console &console, const std::string &file,
                                                       std::size_t most)
{
    return said(console, administration::readSecretFile(file, most));
}

core::Result<void, std::string> writeFile(const Console &console, const std::filesystem::path &file,
                                          std::string_view content, store::Placing placing)
{
    const auto written = administration::writeFile(file, content, placing);
    if (!written)
        return core::Failure{written.error().in(console.language)};
    if (*written)
        console.complain((*written)->in(console.language));
    return {};
}

} // namespace th::tools
