// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/secret.h"

#include <memory>

namespace th::app {

/// What was typed, in UTF-8; the copy in between is wiped.
[[nodiscard]] inline std::shared_ptr<const core::SecretText> secretOf(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    auto secret =
        std::make_shared<core::SecretText>(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    core::wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return secret;
}

} // namespace th::app
