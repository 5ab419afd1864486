// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/files.h"
#include "console.h"

namespace th::tools {

/// What was done, with a sentence in the console's language where it was not.
template <class T> [[nodiscard]] core::Result<T, std::string> said(const Console &console, administration::Done<T> done)
{
    if (done)
        return std::move(done).value();
    return core::Failure{done.error().in(console.language)};
}

} // namespace th::tools
