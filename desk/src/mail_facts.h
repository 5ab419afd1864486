// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/mail_queue.h"
#include "inside.h"

namespace th::desk {

/// What a mail says, as its box holds it. Members throw Stop where a box does not open.
[[nodiscard]] core::Bytes sealFacts(const Vault &vault, const store::WardMail &mail, const MailFacts &facts);
[[nodiscard]] MailFacts openFacts(const Vault &vault, const store::WardMail &mail);
[[nodiscard]] core::Bytes sealFault(const Vault &vault, const store::WardMail &mail, const core::LocalName &fault);
[[nodiscard]] core::LocalName openFault(const Vault &vault, const store::WardMail &mail);

} // namespace th::desk
