// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight_filter.h"

#include "core/work.h"

#include <QDateTime>

namespace th::app {

namespace {

std::optional<evidence::Milliseconds> momentFrom(const QString &typed, std::chrono::minutes utcOffset)
{
    for (const char *format : {"yyyy-MM-dd HH:mm", "dd/MM/yyyy HH:mm", "yyyy-MM-dd", "dd/MM/yyyy"}) {
        QDateTime moment = QDateTime::fromString(typed, QLatin1String(format));
        if (!moment.isValid())
            continue;
        moment.setTimeSpec(Qt::UTC);
        return moment.toMSecsSinceEpoch() - std::chrono::milliseconds(utcOffset).count();
    }
    return std::nullopt;
}

std::optional<core::VerdictKind> verdictFrom(const std::string &name)
{
    for (const auto kind : {core::VerdictKind::Admit, core::VerdictKind::Refuse, core::VerdictKind::CannotTell})
        if (name == core::name(kind))
            return kind;
    return std::nullopt;
}

/// Of work the index has its kind where scans have their source.
bool narrowTo(const QString &entries, evidence::Filter &filter)
{
    using core::journal::EntryKind;
    using core::journal::WorkKind;
    const auto work = [&](std::initializer_list<WorkKind> kinds) {
        filter.kinds = {EntryKind::Work};
        for (const WorkKind kind : kinds)
            filter.sources.emplace_back(core::journal::name(kind));
        return true;
    };
    if (entries.isEmpty())
        return true;
    if (entries == QLatin1String("people"))
        return work({WorkKind::SignIn, WorkKind::Grant});
    if (entries == QLatin1String("desk"))
        return work({WorkKind::Open, WorkKind::Edit, WorkKind::Attach, WorkKind::Decide, WorkKind::Step,
                     WorkKind::SealBegins, WorkKind::Aftercare, WorkKind::SetUp, WorkKind::Print, WorkKind::Export,
                     WorkKind::Mail});
    if (entries == QLatin1String("passes"))
        filter.kinds = {EntryKind::Issue, EntryKind::Revoke, EntryKind::Reinstate};
    else if (entries == QLatin1String("machine"))
        filter.kinds = {EntryKind::Start,      EntryKind::Import,  EntryKind::Note,
                        EntryKind::Checkpoint, EntryKind::Session, EntryKind::Gap};
    else if (entries == QLatin1String("all"))
        filter.kinds.clear();
    else
        return false;
    return true;
}

QStringList parts(const QString &typed)
{
    QStringList all;
    for (const QString &part : typed.split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!part.trimmed().isEmpty())
            all << part.trimmed();
    return all;
}

/// None: there is no such device, or too little of its key is said.
std::vector<core::PublicKey> devicesNamed(const QString &wanted, const core::Directory *directory,
                                          const std::vector<core::PublicKey> &devices)
{
    constexpr qsizetype fewestDigits = 8;
    std::vector<core::PublicKey> found;
    const std::string name = wanted.toStdString(), digits = wanted.toLower().toStdString();
    if (directory)
        for (const core::Device &device : directory->devices())
            if (device.id == name)
                found.push_back(device.key);
    if (wanted.size() >= fewestDigits)
        for (const core::PublicKey &key : devices)
            if (core::toHex(key).starts_with(digits))
                found.push_back(key);
    return found;
}

} // namespace

core::Result<evidence::Filter, QString> filterFrom(const QVariantMap &typed, std::chrono::minutes utcOffset,
                                                   const core::Directory *directory,
                                                   const std::vector<core::PublicKey> &devices)
{
    using core::Failure;
    evidence::Filter filter;
    const auto value = [&](const char *field) { return typed.value(QLatin1String(field)).toString().trimmed(); };
    for (auto &[field, into] : {std::pair("from", &filter.from), std::pair("until", &filter.until)})
        if (const QString text = value(field); !text.isEmpty() && !(*into = momentFrom(text, utcOffset)))
            return Failure{QString::fromLatin1(field)};
    for (auto &[field, into] : {std::pair("checkpoint", &filter.checkpoints), std::pair("category", &filter.categories),
                                std::pair("pass", &filter.passes), std::pair("area", &filter.areas),
                                std::pair("authority", &filter.authorities)})
        for (const QString &part : parts(value(field)))
            into->push_back(part.toStdString());
    if (const QString text = value("officer"); !text.isEmpty())
        filter.officers.push_back(text.toStdString());
    if (const QString text = value("verdict"); !text.isEmpty()) {
        const auto kind = verdictFrom(text.toStdString());
        if (!kind)
            return Failure{QStringLiteral("verdict")};
        filter.verdicts.push_back(*kind);
    }
    for (const QString &part : parts(value("reason"))) {
        const auto code = core::reasonFromName(part.toStdString());
        if (!code)
            return Failure{QStringLiteral("reason")};
        filter.reasons.push_back(*code);
    }
    for (const QString &part : parts(value("device"))) {
        const auto found = devicesNamed(part, directory, devices);
        if (found.empty())
            return Failure{QStringLiteral("device")};
        filter.devices.insert(filter.devices.end(), found.begin(), found.end());
    }
    if (!narrowTo(value("entries"), filter))
        return Failure{QStringLiteral("entries")};
    filter.allHistories = value("histories") == QLatin1String("all");
    return filter;
}

} // namespace th::app
