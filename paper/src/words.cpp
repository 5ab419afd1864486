// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

#include <QStringList>

#include <array>
#include <cctype>

namespace th::paper {
namespace {

struct LocalTime {
    std::chrono::year_month_day date;
    std::chrono::hh_mm_ss<std::chrono::seconds> time;
};

LocalTime toLocal(core::Instant instant, std::chrono::minutes utcOffset)
{
    const auto local = instant + utcOffset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {day, std::chrono::hh_mm_ss<std::chrono::seconds>(local - day)};
}

QString twoDigits(long value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); }

QString clockTime(long minutes) { return twoDigits(minutes / 60) + u':' + twoDigits(minutes % 60); }

QString shortDateTime(core::Instant instant, std::chrono::minutes utcOffset)
{
    const LocalTime local = toLocal(instant, utcOffset);
    return QStringLiteral("%1:%2 ngày %3/%4/%5")
        .arg(twoDigits(local.time.hours().count()), twoDigits(local.time.minutes().count()),
             twoDigits(static_cast<unsigned>(local.date.day())), twoDigits(static_cast<unsigned>(local.date.month())))
        .arg(static_cast<int>(local.date.year()));
}

QString dayNames(std::uint8_t days)
{
    static const std::array names = {QStringLiteral("Thứ Hai"), QStringLiteral("Thứ Ba"),  QStringLiteral("Thứ Tư"),
                                     QStringLiteral("Thứ Năm"), QStringLiteral("Thứ Sáu"), QStringLiteral("Thứ Bảy"),
                                     QStringLiteral("Chủ nhật")};
    if ((days & 0x7f) == 0x7f)
        return QStringLiteral("Hằng ngày");
    QStringList parts;
    for (std::size_t first = 0; first < names.size(); ++first) {
        if (!(days >> first & 1))
            continue;
        std::size_t last = first;
        while (last + 1 < names.size() && (days >> (last + 1) & 1))
            ++last;
        if (last - first >= 2)
            parts << names[first] + QStringLiteral(" - ") + names[last];
        else
            for (std::size_t day = first; day <= last; ++day)
                parts << names[day];
        first = last;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

Gloss sheetTitle(core::PassKind kind)
{
    switch (kind) {
    case core::PassKind::Employee:
    case core::PassKind::Individual:
        return {QStringLiteral("GIẤY ĐI ĐƯỜNG"), QStringLiteral("TRAVEL PASS")};
    case core::PassKind::Household:
        return {QStringLiteral("THẺ ĐI CHỢ, SIÊU THỊ"), QStringLiteral("HOUSEHOLD MARKET CARD")};
    }
    return {};
}

Gloss sheetKind(core::PassKind kind)
{
    switch (kind) {
    case core::PassKind::Employee:
        return {QStringLiteral("Cấp cho người lao động của cơ quan, tổ chức"),
                QStringLiteral("For an employee of an organisation")};
    case core::PassKind::Individual:
        return {QStringLiteral("Cấp cho cá nhân"), QStringLiteral("For an individual")};
    case core::PassKind::Household:
        return {QStringLiteral("Cấp cho hộ gia đình"), QStringLiteral("For a household")};
    }
    return {};
}

Gloss sealingLine(core::Sealing sealing)
{
    switch (sealing) {
    case core::Sealing::Token:
        return {QStringLiteral("Đã ký số bằng thiết bị bảo mật của đơn vị"),
                QStringLiteral("Digitally sealed with the unit's security token")};
    case core::Sealing::SoftwareKey:
        return {QStringLiteral("Đã ký số bằng khóa của đơn vị"), QStringLiteral("Digitally sealed by the unit")};
    case core::Sealing::HandwrittenOriginal:
        return {QStringLiteral("Bản giấy có chữ ký tay lưu tại đơn vị"),
                QStringLiteral("Hand-signed original on file")};
    case core::Sealing::EnteredAfterwards:
        return {QStringLiteral("Cấp trên giấy, nhập dữ liệu bổ sung"),
                QStringLiteral("Issued on paper, entered afterwards")};
    }
    return {};
}

QString groupedNumber(const std::string &idNumber)
{
    QString grouped;
    for (std::size_t i = 0; i < idNumber.size(); ++i) {
        if (i > 0 && i % 3 == 0)
            grouped += u'\u00a0';
        grouped += QLatin1Char(idNumber[i]);
    }
    return grouped;
}

QString displayPlate(const std::string &plate)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t digits = 0;
    while (digits < plate.size() && digits < 5 && isDigit(plate[plate.size() - 1 - digits]))
        ++digits;
    QString whole = QString::fromStdString(plate);
    if (digits < 4 || digits == plate.size())
        return whole;
    const auto tail = static_cast<qsizetype>(digits);
    const QString serial = whole.right(tail);
    return whole.chopped(tail) + u'-' + (digits == 5 ? serial.left(3) + u'.' + serial.right(2) : serial);
}

QString daysAndHours(const core::PassClaims &claims)
{
    QStringList windows;
    for (const core::HoursWindow &window : claims.hours)
        windows << clockTime(window.from) + QStringLiteral(" - ") + clockTime(window.until);
    const QString hours = windows.isEmpty() ? QStringLiteral("cả ngày") : windows.join(QStringLiteral(" và "));
    return dayNames(claims.days) + QStringLiteral(", ") + hours;
}

QString validity(const core::PassClaims &claims, std::chrono::minutes utcOffset)
{
    return QStringLiteral("từ %1 đến %2")
        .arg(shortDateTime(claims.validFrom, utcOffset), shortDateTime(claims.validUntil, utcOffset));
}

QString longDate(core::Instant instant, std::chrono::minutes utcOffset)
{
    const LocalTime local = toLocal(instant, utcOffset);
    return QStringLiteral("Ngày %1 tháng %2 năm %3")
        .arg(twoDigits(static_cast<unsigned>(local.date.day())))
        .arg(static_cast<unsigned>(local.date.month()))
        .arg(static_cast<int>(local.date.year()));
}

} // namespace th::paper
