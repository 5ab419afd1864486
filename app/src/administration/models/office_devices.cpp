// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_devices.h"

#include "core/id_card.h"

#include <algorithm>

namespace th::app {

namespace {

using What = administration::DeviceChange::What;

std::string folded(const QString &text) { return core::foldVietnamese(text.trimmed().toStdString()); }

} // namespace

OfficeDevices::OfficeDevices(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_rows({"name", "where", "order", "about", "level"}),
      m_sheet({"label", "value", "level"})
{
    connect(&m_language, &LanguageSwitch::changed, this, &OfficeDevices::remake);
}

void OfficeDevices::clear()
{
    m_listing = {};
    m_searched.clear();
    m_troubled = false;
    m_current = -1;
    m_looked.reset();
    closeForm();
    remake();
}

void OfficeDevices::show(const OfficeListing &listing)
{
    m_listing = listing;
    remake();
}

void OfficeDevices::closeForm()
{
    m_form.clear();
    m_typed.clear();
    emit changed();
}

void OfficeDevices::search(const QString &text)
{
    m_searched = text;
    remake();
}

void OfficeDevices::setTroubled(bool only)
{
    m_troubled = only;
    remake();
}

void OfficeDevices::setCurrent(int row)
{
    m_current = row;
    emit changed();
}

void OfficeDevices::openSheet()
{
    const Known *device = known(m_current);
    m_looked = device ? std::optional(device->key) : std::nullopt;
    remakeSheet();
    emit changed();
}

void OfficeDevices::closeSheet()
{
    m_looked.reset();
    closeForm();
}

void OfficeDevices::begin(const QString &what)
{
    const Known *device = looked();
    if (!device || !offers().contains(what))
        return;
    static const QHash<QString, What> orders{{QStringLiteral("suspend"), What::Suspend},
                                             {QStringLiteral("resume"), What::Resume},
                                             {QStringLiteral("revoke"), What::Revoke},
                                             {QStringLiteral("withdraw"), What::WithdrawWipe}};
    if (orders.contains(what)) {
        emit changeWanted(device->key, {orders.value(what)}, {});
        return;
    }
    m_form = what;
    m_typed.clear();
    const bool fresh = what == QLatin1String("add");
    if (fresh || what == QLatin1String("name")) {
        m_typed.insert(QStringLiteral("vi"), text(device->entry ? device->entry->name.vi : device->hubName));
        m_typed.insert(QStringLiteral("en"), text(device->entry ? device->entry->name.en : device->hubName));
    }
    if (device->entry && device->entry->place) {
        m_typed.insert(QStringLiteral("checkpoint"), text(device->entry->place->checkpoint.text));
        m_typed.insert(QStringLiteral("area"), text(device->entry->place->area.text));
    }
    emit changed();
}

bool OfficeDevices::beginAdding(const core::PublicKey &device)
{
    m_looked = device;
    if (!looked()) {
        m_looked.reset();
        return false;
    }
    remakeSheet();
    begin(QStringLiteral("add"));
    emit changed();
    return true;
}

void OfficeDevices::setField(const QString &field, const QString &typed) { m_typed.insert(field, typed); }

void OfficeDevices::submit()
{
    const Known *device = looked();
    if (!device || m_form.isEmpty())
        return;
    const auto of = [this](const char *field) {
        return m_typed.value(QLatin1String(field)).toString().trimmed().toStdString();
    };
    if (m_form == QLatin1String("add"))
        emit newWanted({device->key, {of("vi"), of("en")}, of("authority"), of("checkpoint"), of("area")});
    else if (m_form == QLatin1String("name"))
        emit changeWanted(device->key, {What::Name, {of("vi"), of("en")}}, {});
    else if (m_form == QLatin1String("place"))
        emit changeWanted(device->key, {What::Place, {}, of("checkpoint"), of("area")}, {});
    else
        emit changeWanted(device->key, {What::Wipe}, m_typed.value(QStringLiteral("typed")).toString());
}

QStringList OfficeDevices::checkpoints() const
{
    QStringList codes;
    if (m_listing.devices)
        for (const std::string &code : m_listing.devices->checkpoints)
            codes << text(code);
    return codes;
}

QStringList OfficeDevices::offers() const
{
    const Known *device = looked();
    if (!device)
        return {};
    if (!device->entry)
        return {QStringLiteral("add")};
    QStringList all{QStringLiteral("name"), QStringLiteral("place"),
                    device->entry->suspendedSince ? QStringLiteral("resume") : QStringLiteral("suspend")};
    if (!device->entry->revokedAt)
        all << QStringLiteral("revoke");
    all << (device->entry->wipeOrderedAt ? QStringLiteral("withdraw") : QStringLiteral("wipe"));
    return all;
}

const administration::KnownDevice *OfficeDevices::known(int row) const
{
    if (!m_listing.devices || row < 0 || row >= static_cast<int>(m_shown.size()))
        return nullptr;
    return &m_listing.devices->known.devices[m_shown[static_cast<std::size_t>(row)]];
}

const administration::KnownDevice *OfficeDevices::looked() const
{
    if (!m_looked || !m_listing.devices)
        return nullptr;
    const auto &all = m_listing.devices->known.devices;
    const auto found = std::ranges::find(all, *m_looked, &Known::key);
    return found == all.end() ? nullptr : &*found;
}

bool OfficeDevices::listed(const Known &known, const std::string &wanted) const
{
    if (m_troubled && alarms(known).empty())
        return false;
    if (wanted.empty())
        return true;
    std::vector<std::string> places{known.id(), core::toHex(known.key), known.hubName};
    if (known.entry) {
        places.insert(places.end(), {known.entry->name.vi, known.entry->name.en, known.entry->authority.text});
        if (known.entry->place)
            places.insert(places.end(), {known.entry->place->checkpoint.text, known.entry->place->area.text});
    }
    return std::ranges::any_of(
        places, [&](const std::string &each) { return core::foldVietnamese(each).find(wanted) != std::string::npos; });
}

/// The rows, with the same device under the cursor as before.
void OfficeDevices::remake()
{
    const Known *before = known(m_current);
    const std::optional<core::PublicKey> kept = before ? std::optional(before->key) : std::nullopt;
    m_shown.clear();
    QList<RowsModel::Row> rows;
    int current = -1;
    if (m_listing.devices) {
        const auto &all = m_listing.devices->known.devices;
        const std::string wanted = folded(m_searched);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!listed(all[i], wanted))
                continue;
            if (kept == all[i].key)
                current = static_cast<int>(m_shown.size());
            m_shown.push_back(i);
            rows.append(row(all[i]));
        }
    }
    m_rows.setRows(rows);
    m_current = current >= 0 || rows.isEmpty() ? current : 0;
    remakeSheet();
    emit changed();
}

} // namespace th::app
