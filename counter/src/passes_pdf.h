// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/mail_queue.h"
#include "desk/sealing.h"

#include <string>
#include <vector>

namespace th::counter {

struct PassesPdf {
    core::Bytes pdf{};                  ///< empty: none of them may be printed any more
    std::vector<std::string> revoked{}; ///< numbers that are not in it, also of a compromised key
};
/// The passes of a mail on paper, each read back. The file lies in the desk's folder for a moment, readable to its
/// owner alone. Refused: the station's data does not prove a pass.
[[nodiscard]] core::Result<PassesPdf, core::LocalName> passesPdf(const desk::Desk &desk, const desk::Mail &mail);

} // namespace th::counter
