// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_worker.h"

#include "core/stored_entry.h"

#include <QFileInfo>

#include <algorithm>

namespace th::app {

ArchiveWorker::ArchiveWorker() = default;
ArchiveWorker::~ArchiveWorker() = default;

void ArchiveWorker::fail(const evidence::Error &error)
{
    if (error.fault == evidence::Fault::Cancelled)
        return;
    const core::LocalName why = said(error);
    emit failed(QString::fromStdString(why.vi), QString::fromStdString(why.en));
}

void ArchiveWorker::open(const QString &file, const QString &stationFolder)
{
    shut();
    auto believed = believe(stationFolder);
    if (!believed) {
        emit failed(QString::fromStdString(believed.error().vi), QString::fromStdString(believed.error().en));
        return;
    }
    m_believed = std::move(*believed);
    auto archive = evidence::Archive::open(file.toStdString(), evidence::Archive::Access::Read);
    if (!archive)
        return fail(archive.error());
    archive->stopWhen([this] { return m_ended.load(); });
    const auto others = evidence::otherHistories(*archive);
    if (!others)
        return fail(others.error());
    m_archive.emplace(std::move(archive).value());
    readAhead(file);
    emit opened({QFileInfo(file).fileName(), m_archive->devices(), *others, m_believed.policy, m_believed.directory});
}

void ArchiveWorker::readAhead(const QString &file)
{
    m_ahead = std::jthread([this, file = file.toStdString()](const std::stop_token &stop) {
        auto archive = evidence::Archive::open(file, evidence::Archive::Access::Read);
        if (!archive)
            return; // whoever asks is told
        archive->stopWhen([&] { return stop.stop_requested() || m_ended; });
        (void)archive->readAhead();
    });
}

void ArchiveWorker::shut()
{
    m_ahead = {};
    m_archive.reset();
    m_believed = {};
}

bool ArchiveWorker::begin(quint64 question)
{
    if (!m_archive || question != m_newest)
        return false;
    m_archive->stopWhen([this, question] { return m_ended || question != m_newest; });
    return true;
}

void ArchiveWorker::page(quint64 question, const evidence::Filter &filter, const std::optional<evidence::Cursor> &after)
{
    if (!begin(question))
        return;
    auto page = evidence::page(*m_archive, filter, after, pageRows);
    if (!page)
        return fail(page.error());
    auto words = wordsFor(page->rows);
    if (!words)
        return fail(words.error());
    emit paged({question, std::move(page->rows), page->next, after, std::move(*words)});
}

/// What is no scan says what it is in its content, which no index has: of a page each such entry is read.
evidence::Outcome<std::vector<EntryWords>> ArchiveWorker::wordsFor(const std::vector<evidence::Row> &rows)
{
    using core::journal::EntryKind;
    std::vector<EntryWords> words;
    if (std::ranges::all_of(rows, [](const evidence::Row &row) { return row.kind == EntryKind::Scan; }))
        return words;
    words.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].kind == EntryKind::Scan)
            continue;
        const auto bytes = m_archive->entry(rows[i].place);
        if (!bytes)
            return core::Failure{bytes.error()};
        const auto stored = core::journal::openStored(*bytes);
        words[i] = stored ? wordsOf(stored->entry) : EntryWords{kindInWords(rows[i].kind), {}};
    }
    return words;
}

void ArchiveWorker::count(quint64 question, const evidence::Filter &filter)
{
    if (!begin(question))
        return;
    const auto rows = evidence::count(*m_archive, filter);
    if (!rows)
        return fail(rows.error());
    emit counted(question, *rows);
}

void ArchiveWorker::figures(quint64 question, const evidence::Filter &filter)
{
    if (!begin(question))
        return;
    auto figures = oversight::gather(*m_archive, filter, m_believed.trust, m_believed.utcOffset(),
                                     [&] { return question == m_newest; });
    if (!figures)
        return fail(figures.error());
    emit figured(question, std::make_shared<const oversight::Figures>(std::move(*figures)));
}

void ArchiveWorker::prove(quint64 asked, const evidence::Row &row)
{
    if (!m_archive)
        return;
    m_archive->stopWhen([this] { return m_ended.load(); });
    auto proof = evidence::prove(*m_archive, row.place, m_believed.trust);
    if (!proof)
        return fail(proof.error());
    emit proven({row, std::move(*proof), m_archive->devices().at(row.place.device), asked});
}

void ArchiveWorker::tell(quint64 asked, const QString &number)
{
    if (!m_archive)
        return;
    m_archive->stopWhen([this] { return m_ended.load(); });
    constexpr std::size_t most = 2000;
    auto timeline = evidence::timelineOf(*m_archive, number.toStdString(), m_believed.policy.get(),
                                         m_believed.directory.get(), most);
    if (!timeline)
        return fail(timeline.error());
    emit told(asked, number, std::make_shared<const evidence::PassTimeline>(std::move(*timeline)));
}

} // namespace th::app
