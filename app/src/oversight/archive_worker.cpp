// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_worker.h"

#include "store/outbox.h"
#include "store/station.h"

#include <QFileInfo>

namespace th::app {

ArchiveWorker::ArchiveWorker() = default;
ArchiveWorker::~ArchiveWorker() = default;

void ArchiveWorker::fail(const evidence::Error &error)
{
    emit failed(QString::fromStdString(evidence::sentence(error, core::Language::Vietnamese)),
                QString::fromStdString(evidence::sentence(error, core::Language::English)));
}

std::chrono::minutes ArchiveWorker::utcOffset() const
{
    return m_policy ? m_policy->utcOffset() : std::chrono::hours(7);
}

bool ArchiveWorker::believe(const QString &stationFolder)
{
    const auto refuse = [this](const store::StoreError &why) {
        emit failed(QString::fromStdString(store::sentence(why, core::Language::Vietnamese)),
                    QString::fromStdString(store::sentence(why, core::Language::English)));
        return false;
    };
    auto station = store::Station::open(stationFolder.toStdString(), store::Access::Read);
    if (!station)
        return refuse(station.error());
    const auto hub = store::hubOf(*station);
    if (!hub)
        return refuse(hub.error());
    if (station->policy())
        m_policy = std::make_shared<const core::Policy>(*station->policy());
    if (station->directory())
        m_directory = std::make_shared<const core::Directory>(*station->directory());
    m_trust.directory = m_directory.get();
    m_trust.anyHub = false; // a station without a hub believes none
    if (*hub)
        m_trust.hubs.push_back((*hub)->key);
    return true;
}

void ArchiveWorker::open(const QString &file, const QString &stationFolder)
{
    if (!stationFolder.isEmpty() && !believe(stationFolder))
        return;
    auto archive = evidence::Archive::open(file.toStdString(), evidence::Archive::Access::Read);
    if (!archive)
        return fail(archive.error());
    const auto others = evidence::otherHistories(*archive);
    if (!others)
        return fail(others.error());
    m_archive.emplace(std::move(archive).value());
    emit opened({QFileInfo(file).fileName(), m_archive->devices().size(), *others, m_policy, m_directory});
}

void ArchiveWorker::page(quint64 question, const evidence::Filter &filter, const std::optional<evidence::Cursor> &after)
{
    if (!m_archive || question != m_newest)
        return;
    auto page = evidence::page(*m_archive, filter, after, pageRows);
    if (!page)
        return fail(page.error());
    emit paged({question, std::move(page->rows), page->next, after});
}

void ArchiveWorker::count(quint64 question, const evidence::Filter &filter)
{
    if (!m_archive || question != m_newest)
        return;
    const auto rows = evidence::count(*m_archive, filter);
    if (!rows)
        return fail(rows.error());
    emit counted(question, *rows);
}

void ArchiveWorker::figures(quint64 question, const evidence::Filter &filter)
{
    if (!m_archive || question != m_newest)
        return;
    auto figures = oversight::gather(*m_archive, filter, m_trust, utcOffset(), [&] { return question == m_newest; });
    if (figures)
        emit figured(question, std::make_shared<const oversight::Figures>(std::move(*figures)));
    else if (figures.error().fault != evidence::Fault::Cancelled)
        fail(figures.error());
}

void ArchiveWorker::prove(const evidence::Row &row)
{
    if (!m_archive)
        return;
    auto proof = evidence::prove(*m_archive, row.place, m_trust);
    if (!proof)
        return fail(proof.error());
    emit proven({row, std::move(*proof), m_archive->devices().at(row.place.device)});
}

void ArchiveWorker::tell(const QString &number)
{
    if (!m_archive)
        return;
    constexpr std::size_t most = 2000;
    auto timeline = evidence::timelineOf(*m_archive, number.toStdString(), m_policy.get(), m_directory.get(), most);
    if (!timeline)
        return fail(timeline.error());
    emit told(number, std::make_shared<const evidence::PassTimeline>(std::move(*timeline)));
}

} // namespace th::app
