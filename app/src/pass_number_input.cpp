// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pass_number_input.h"

#include <QRegularExpression>

namespace th::app {

std::optional<core::PassNumber> parseTypedNumber(const QString &typed)
{
    constexpr int longest = 64;
    if (typed.size() > longest)
        return {};
    static const QRegularExpression shape(
        QStringLiteral(R"(^\s*([A-Z0-9]{1,12})\s*[\s\-/\x{2010}-\x{2015}\x{2212}]\s*([0-9](?:[0-9\s.]*[0-9])?)\s*$)"));
    const auto match = shape.match(typed.toUpper());
    if (!match.hasMatch())
        return {};
    auto digits = match.captured(2);
    digits.remove(QRegularExpression(QStringLiteral(R"([\s.])")));
    bool ok = false;
    const auto serial = digits.toUInt(&ok);
    if (!ok || serial == 0)
        return {};
    return core::PassNumber{core::SeriesCode(match.captured(1).toStdString()), serial};
}

} // namespace th::app
