// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace th::app::phrases {

namespace {

/// Looks texts up under the context "Phrases".
class Phrases {
    Q_DECLARE_TR_FUNCTIONS(Phrases)
};

QDateTime local(core::Instant instant, std::chrono::minutes utcOffset)
{
    return QDateTime::fromSecsSinceEpoch((instant + utcOffset).time_since_epoch().count(), Qt::UTC);
}

QString minuteOfDay(int minutes)
{
    return QStringLiteral("%1:%2")
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString dayName(int day)
{
    switch (day) {
    case 0:
        return Phrases::tr("Thứ 2");
    case 1:
        return Phrases::tr("Thứ 3");
    case 2:
        return Phrases::tr("Thứ 4");
    case 3:
        return Phrases::tr("Thứ 5");
    case 4:
        return Phrases::tr("Thứ 6");
    case 5:
        return Phrases::tr("Thứ 7");
    default:
        return Phrases::tr("Chủ nhật");
    }
}

} // namespace

QString dateTime(core::Instant instant, std::chrono::minutes utcOffset)
{
    return local(instant, utcOffset).toString(QStringLiteral("dd/MM/yyyy HH:mm"));
}

QString date(core::Instant instant, std::chrono::minutes utcOffset)
{
    return local(instant, utcOffset).toString(QStringLiteral("dd/MM/yyyy"));
}

QString timeOfDay(core::Instant instant, std::chrono::minutes utcOffset)
{
    return local(instant, utcOffset).toString(QStringLiteral("HH:mm"));
}

QString validity(core::Instant from, core::Instant until, std::chrono::minutes utcOffset)
{
    const bool wholeDays =
        timeOfDay(from, utcOffset) == QLatin1String("00:00") && timeOfDay(until, utcOffset) == QLatin1String("23:59");
    const auto written = wholeDays ? date : dateTime;
    return QStringLiteral("%1 – %2").arg(written(from, utcOffset), written(until, utcOffset));
}

QString hours(const std::vector<core::HoursWindow> &windows)
{
    if (windows.empty())
        return Phrases::tr("cả ngày");
    QStringList parts;
    for (const core::HoursWindow &window : windows)
        parts << QStringLiteral("%1–%2").arg(minuteOfDay(window.from), minuteOfDay(window.until));
    return parts.join(QStringLiteral(", "));
}

QString days(std::uint8_t days)
{
    if ((days & 0x7f) == 0x7f)
        return Phrases::tr("hằng ngày");
    QStringList parts;
    for (int day = 0; day < 7;) {
        int end = day;
        while (end < 7 && (days >> end & 1))
            ++end;
        if (end - day >= 3)
            parts << QStringLiteral("%1 – %2").arg(dayName(day), dayName(end - 1));
        else
            for (int each = day; each < end; ++each)
                parts << dayName(each);
        day = end + 1;
    }
    return parts.join(QStringLiteral(", "));
}

QString plate(const std::string &normalised)
{
    const QString plain = QString::fromStdString(normalised);
    static const QRegularExpression motorcycle(QStringLiteral("^(\\d{2})([A-ZĐ]\\d)(\\d{3})(\\d{2})$"));
    static const QRegularExpression five(QStringLiteral("^(\\d{2}[A-ZĐ]{1,2})(\\d{3})(\\d{2})$"));
    static const QRegularExpression four(QStringLiteral("^(\\d{2}[A-ZĐ]{1,2})(\\d{4})$"));
    if (const auto match = motorcycle.match(plain); match.hasMatch())
        return QStringLiteral("%1-%2 %3.%4")
            .arg(match.captured(1), match.captured(2), match.captured(3), match.captured(4));
    if (const auto match = five.match(plain); match.hasMatch())
        return QStringLiteral("%1-%2.%3").arg(match.captured(1), match.captured(2), match.captured(3));
    if (const auto match = four.match(plain); match.hasMatch())
        return QStringLiteral("%1-%2").arg(match.captured(1), match.captured(2));
    return plain;
}

QString idNumber(const std::string &number, bool masked)
{
    const QString digits = QString::fromStdString(number);
    if (masked)
        return digits.size() <= 3 ? digits : QString(digits.size() - 3, QChar(0x2022)) + digits.right(3);
    QStringList groups;
    for (qsizetype at = 0; at < digits.size(); at += 3)
        groups << digits.mid(at, 3);
    return groups.join(QChar(0x00a0));
}

QString bytes(std::uint64_t bytes)
{
    const auto size = static_cast<qint64>(std::min<std::uint64_t>(bytes, INT64_MAX));
    return QLocale(Phrases::tr("vi", "code of the language of numbers"))
        .formattedDataSize(size, size < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString shortAge(std::chrono::seconds age)
{
    const auto minutes = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(age).count());
    if (minutes < 60)
        return Phrases::tr("%n phút", nullptr, std::max(minutes, 0));
    if (minutes < 48 * 60)
        return Phrases::tr("%n giờ", nullptr, minutes / 60);
    return Phrases::tr("%n ngày", nullptr, minutes / (24 * 60));
}

QString age(std::chrono::seconds age)
{
    return age < std::chrono::minutes(2) ? Phrases::tr("vừa xong") : Phrases::tr("%1 trước").arg(shortAge(age));
}

QString kind(core::PassKind kind)
{
    switch (kind) {
    case core::PassKind::Employee:
        return Phrases::tr("Người lao động của đơn vị");
    case core::PassKind::Individual:
        return Phrases::tr("Cá nhân");
    case core::PassKind::Household:
        return Phrases::tr("Thẻ đi chợ của hộ gia đình");
    }
    return {};
}

QString sealing(core::Sealing sealing)
{
    switch (sealing) {
    case core::Sealing::Token:
        return Phrases::tr("ký bằng thiết bị của đơn vị");
    case core::Sealing::SoftwareKey:
        return Phrases::tr("ký số");
    case core::Sealing::HandwrittenOriginal:
        return Phrases::tr("có bản ký tay lưu");
    case core::Sealing::EnteredAfterwards:
        return Phrases::tr("cấp giấy trước, nhập sau");
    }
    return {};
}

QString fault(const store::StoreError &error, core::Language language)
{
    return QString::fromStdString(store::sentence({error.fault, {}}, language));
}

} // namespace th::app::phrases
