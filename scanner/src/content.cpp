// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "content.h"

#include <QUtf8StringView>

#include <algorithm>

namespace th::scanner {
namespace {

bool isControl(unsigned char c)
{
    // The separators of ISO 15434 and GS1 (EOT, FS, GS, RS, US) occur in texts.
    const bool separator = c == '\t' || c == '\n' || c == '\r' || c == 0x04 || (c >= 0x1C && c <= 0x1F);
    return (c < 0x20 && !separator) || c == 0x7F;
}

bool looksLikeText(std::string_view text)
{
    return QUtf8StringView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8() &&
           std::none_of(text.begin(), text.end(), [](char c) { return isControl(static_cast<unsigned char>(c)); }) &&
           text.find("\xEF\xBF\xBD") == std::string_view::npos;
}

} // namespace

Content classify(const RawContent &raw)
{
    const std::string_view bytes(reinterpret_cast<const char *>(raw.bytes.data()), raw.bytes.size());
    if (!raw.declaresEncoding && looksLikeText(bytes))
        return {std::string(bytes), false};
    if (!raw.declaredBinary && looksLikeText(raw.rendered))
        return {raw.rendered, false};
    return {{}, true};
}

} // namespace th::scanner
