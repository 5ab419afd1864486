// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_devices.h"

#include "models/phrases.h"
#include "models/theme_model.h"

#include <algorithm>

namespace th::app {

namespace {

using Level = ThemeModel::Level;

constexpr std::chrono::minutes indochina(420);
constexpr int heading = -1;
int levelOf(Level level) { return static_cast<int>(level); }

QString placeOf(const administration::KnownDevice &known)
{
    if (!known.entry || !known.entry->place)
        return {};
    const core::DevicePlace &place = *known.entry->place;
    return text(place.checkpoint.empty() ? place.area.text : place.checkpoint.text);
}

QString hubStateText(const std::string &state)
{
    if (state == "pending")
        return OfficeDevices::tr("chờ phê duyệt");
    if (state == "approved")
        return OfficeDevices::tr("đã phê duyệt");
    return state == "revoked" ? OfficeDevices::tr("đã thu hồi ở máy chủ") : text(state);
}

} // namespace

std::vector<administration::SeenAlarm> OfficeDevices::alarms(const Known &known) const
{
    return administration::alarmsOf(known, m_listing.devices->limits, m_listing.at);
}

QString OfficeDevices::nameOf(const Known &known) const
{
    const QString name = text(known.entry ? known.entry->name.in(language()) : known.hubName);
    return name.isEmpty() ? text(known.id()) : name;
}

QString OfficeDevices::moment(const std::optional<core::Instant> &at) const
{
    return at ? phrases::dateTime(*at, indochina) : QString();
}

QString OfficeDevices::about(const Known &known) const
{
    QStringList parts;
    for (const administration::SeenAlarm &alarm : alarms(known))
        parts << text(inWords(alarm).in(language()));
    if (known.contacted)
        parts << tr("liên lạc %1").arg(phrases::age(m_listing.at - *known.contacted));
    if (known.report.dataAsOf)
        parts << tr("dữ liệu %1").arg(phrases::age(m_listing.at - *known.report.dataAsOf));
    if (!known.report.software.empty())
        parts << text(known.report.software);
    return parts.isEmpty() ? tr("chưa biết gì thêm") : parts.join(QStringLiteral(" · "));
}

RowsModel::Row OfficeDevices::row(const Known &known) const
{
    const core::DeviceOrder order = orderOf(known);
    const Level level = !alarms(known).empty()              ? Level::Bad
                        : order != core::DeviceOrder::InUse ? Level::Caution
                        : known.entry                       ? Level::Good
                                                            : Level::Plain;
    const QString word = known.entry                   ? text(administration::inWords(order).in(language()))
                         : known.hubState == "pending" ? hubStateText(known.hubState)
                                                       : tr("không có trong danh bạ");
    return {nameOf(known), placeOf(known), word, about(known), levelOf(level)};
}

QString OfficeDevices::tally() const
{
    if (!m_listing.devices)
        return {};
    const auto &all = m_listing.devices->known.devices;
    const auto bad = std::ranges::count_if(all, [&](const Known &known) { return !alarms(known).empty(); });
    const QString devices = m_shown.size() == all.size()
                                ? tr("%1 thiết bị").arg(all.size())
                                : tr("%1 trong %2 thiết bị").arg(m_shown.size()).arg(all.size());
    return devices + QStringLiteral(" · ") + tr("%1 cần người xem").arg(bad);
}

QString OfficeDevices::note() const
{
    if (!m_listing.devices)
        return {};
    QStringList parts;
    if (m_listing.devices->hubUnheard)
        parts << text(m_listing.devices->hubUnheard->in(language()));
    else if (!m_listing.devices->hubTold)
        parts << tr("Không có hub.conf hay hub.json trong thư mục: không biết thiết bị liên lạc lần cuối khi nào.");
    for (const core::LocalName &complaint : m_listing.devices->known.complaints)
        parts << text(complaint.in(language()));
    return parts.join(QLatin1Char(' '));
}

QString OfficeDevices::sheetTitle() const
{
    const Known *device = looked();
    return device ? nameOf(*device) : QString();
}

void OfficeDevices::remakeSheet()
{
    QList<RowsModel::Row> rows;
    const Known *device = looked();
    if (!device) {
        m_sheet.setRows(rows);
        return;
    }
    const core::DeviceReport &report = device->report;
    const auto add = [&](const QString &label, const QString &value, Level level = Level::Plain) {
        if (!value.isEmpty())
            rows.append({label, value, levelOf(level)});
    };
    for (const administration::SeenAlarm &alarm : alarms(*device))
        add(tr("Cần xem"),
            text(inWords(alarm).in(language())) + (alarm.since ? tr(", từ %1").arg(moment(alarm.since)) : QString()),
            Level::Bad);
    if (device->entry) {
        const core::DeviceOrder order = orderOf(*device);
        add(tr("Lệnh"),
            text(administration::inWords(order).in(language())) +
                (core::orderedAt(*device->entry) ? tr(", từ %1").arg(moment(core::orderedAt(*device->entry)))
                                                 : QString()),
            order == core::DeviceOrder::InUse ? Level::Good : Level::Caution);
    } else {
        add(tr("Danh bạ"), tr("không có thiết bị này"), Level::Caution);
    }
    add(tr("Nơi đặt"), placeOf(*device));
    add(tr("Cơ quan"), device->entry ? text(device->entry->authority.text) : QString());
    if (report.seq > 0)
        add(tr("Máy đang theo"), text(administration::inWords(report.obeys).in(language())));
    add(tr("Ở máy chủ"), hubStateText(device->hubState));
    add(tr("Liên lạc gần nhất"), moment(device->contacted));
    add(tr("Phần mềm"), text(report.software));
    add(tr("Khởi động"), moment(report.startedAt));
    add(tr("Dữ liệu lúc"), moment(report.dataAsOf));
    if (report.diskFree && report.diskWanted)
        add(tr("Ổ đĩa còn trống"), phrases::bytes(*report.diskFree));
    rows.append({tr("Định danh"), QString(), heading});
    add(tr("Mã"), text(device->id()));
    add(tr("Khóa"), text(core::toHex(device->key)));
    m_sheet.setRows(rows);
}

} // namespace th::app
