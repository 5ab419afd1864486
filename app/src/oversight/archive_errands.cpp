// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_errands.h"

#include "believed.h"
#include "evidence/sources.h"
#include "oversight/report.h"
#include "oversight/row_pages.h"
#include "oversight/station_proof.h"
#include "store/examiner.h"
#include "supervisor_key.h"

#include <QFileInfo>

namespace th::app {

namespace {

using Access = evidence::Archive::Access;

constexpr std::size_t mostFailures = 100; ///< that are told one by one

core::LocalName needsFile()
{
    return {"Phần niêm phong chỉ mở được bằng tệp khóa của thanh tra, không mở được bằng thiết bị ký.",
            "What was sealed opens with an auditor's key file only, not with a token."};
}

oversight::ReportHeading headingOf(const evidence::ExportOrder &order, const Believed &believed)
{
    oversight::ReportHeading heading;
    heading.names = {believed.directory.get(), believed.policy.get(), order.language};
    heading.utcOffset = order.utcOffset;
    heading.made = order.now;
    heading.by = QString::fromStdString(order.by);
    heading.reason = QString::fromStdString(order.reason);
    heading.filter = QString::fromStdString(oversight::filterWords(order.filter, order.utcOffset, heading.names));
    return heading;
}

} // namespace

OpenedEntries::~OpenedEntries()
{
    for (evidence::Opened &opened : all)
        for (std::string *part : {&opened.passText, &opened.idCard, &opened.plate, &opened.reason})
            core::wipe(part->data(), part->size());
}

bool ArchiveErrands::goesOn(quint64 number, quint64 done)
{
    constexpr qint64 often = 100; // milliseconds: a screen is not told of each row
    if (!m_told.isValid() || m_told.elapsed() >= often) {
        emit progressed(number, done);
        m_told.start();
    }
    return m_cancelled < number;
}

evidence::Outcome<evidence::Archive> ArchiveErrands::openFor(quint64 number, const QString &archive,
                                                             Access access) const
{
    auto open = evidence::Archive::open(archive.toStdString(), access);
    if (open)
        open->stopWhen([this, number] { return m_cancelled >= number; });
    return open;
}

void ArchiveErrands::take(const TakeErrand &errand)
{
    TakeReport report{errand.number};
    report.wasThere = errand.make && QFileInfo::exists(errand.archive);
    auto archive = openFor(errand.number, errand.archive, errand.make ? Access::Create : Access::Write);
    if (!archive) {
        report.failed.emplace_back(errand.archive, said(archive.error()));
        return emit took(report);
    }
    evidence::Sources sources(*archive, {[&](const evidence::SourceTaken &taken) {
                                             ++report.sources;
                                             report.receipts += taken.receipt.value_or(false) ? 1 : 0;
                                             report.added += taken.taken.added;
                                             report.known += taken.taken.known;
                                             report.odd += taken.taken.odd;
                                         },
                                         [&](const std::filesystem::path &source, const core::LocalName &why) {
                                             if (report.failed.size() < mostFailures)
                                                 report.failed.emplace_back(QString::fromStdString(source.string()),
                                                                            why);
                                         },
                                         [&](std::uint64_t added) { return goesOn(errand.number, added); }});
    for (const QString &source : errand.sources)
        (void)sources.take(source.toStdString());
    report.cancelled = sources.cancelled();
    emit took(report);
}

evidence::Outcome<evidence::Exported> ArchiveErrands::produce(const ExportErrand &errand, evidence::ExportOrder order,
                                                              core::Signer &signer)
{
    auto archive = openFor(errand.number, errand.archive, Access::Write);
    if (!archive)
        return core::Failure{archive.error()};
    if (errand.what == Deliverable::Rows) {
        order.drawPages = oversight::rowPages(order);
        return evidence::exportRows(*archive, order, signer);
    }
    const auto believed = believe(errand.station);
    if (!believed)
        return core::Failure{evidence::Error{evidence::Fault::Io, believed.error().in(order.language)}};
    if (errand.what == Deliverable::Integrity)
        return produceProof(*archive, std::move(order), *believed, signer);
    if (order.filter.kinds != evidence::Filter{}.kinds)
        order.filter.sources.clear(); // of work these are its kinds, not where a code was read
    order.filter.kinds = {core::journal::EntryKind::Scan};
    order.format = evidence::Format::Pdf;
    const auto figures = oversight::gather(*archive, order.filter, order.trust, order.utcOffset,
                                           [&] { return goesOn(errand.number, 0); });
    if (!figures)
        return core::Failure{figures.error()};
    const QByteArray pdf = oversight::drawReport(*figures, headingOf(order, *believed));
    return evidence::exportDocument(
        *archive, order, {pdf.toStdString(), figures->statistics.scans, figures->statistics.verdicts}, signer);
}

/// Of all entries of all stations: what is proven does not depend on what somebody filters.
evidence::Outcome<evidence::Exported> ArchiveErrands::produceProof(evidence::Archive &archive,
                                                                   evidence::ExportOrder order,
                                                                   const Believed &believed, core::Signer &signer)
{
    order.filter = {};
    order.filter.kinds.clear();
    order.filter.allHistories = true;
    order.format = evidence::Format::Pdf;
    auto stations = evidence::reportIntegrity(archive, order.trust, order.progress);
    if (!stations)
        return core::Failure{stations.error()};
    const auto rows = evidence::count(archive, order.filter);
    if (!rows)
        return core::Failure{rows.error()};
    const QByteArray pdf = oversight::drawProof(std::move(*stations), headingOf(order, believed));
    return evidence::exportDocument(archive, order, {pdf.toStdString(), *rows, {}}, signer);
}

void ArchiveErrands::write(const ExportErrand &errand, const QString &by)
{
    ExportReport report{errand.number};
    const auto cancelled = [&] {
        if (m_cancelled < errand.number)
            return false;
        report.problem = said(evidence::Error{evidence::Fault::Cancelled});
        return true;
    };
    if (cancelled())
        return emit wrote(report);
    const auto key = SupervisorKey::open(errand.key);
    const auto believed = believe(errand.station);
    if (!key || !believed) {
        report.problem = !key ? key.error().sentence : believed.error();
        report.lastTry = !key && key.error().code == "pin_last_try";
        return emit wrote(report);
    }
    if (cancelled())
        return emit wrote(report);
    evidence::ExportOrder order = errand.order;
    if (!by.isEmpty())
        order.by = by.toStdString();
    order.now = store::readClock().wall;
    order.utcOffset = believed->utcOffset();
    order.trust = believed->trust;
    order.progress = [&](std::uint64_t rows) { return goesOn(errand.number, rows); };
    const auto exported = produce(errand, order, key->signer());
    if (exported) {
        report.rows = exported->rows;
        report.file = QString::fromStdString(order.file.string());
        report.manifest = QString::fromStdString(exported->manifest);
    } else {
        report.problem = key->problem() ? *key->problem() : said(exported.error());
    }
    emit wrote(report);
}

void ArchiveErrands::open(const OpenErrand &errand, const QString &by)
{
    OpenReport report{errand.number};
    const auto refuse = [&](const core::LocalName &why) {
        report.problem = why;
        emit openedSealed(report);
    };
    const auto cancelled = [&] { return m_cancelled >= errand.number; };
    if (cancelled())
        return refuse(said(evidence::Error{evidence::Fault::Cancelled}));
    const auto key = SupervisorKey::open(errand.key);
    if (!key)
        return refuse(key.error().sentence);
    if (cancelled()) // before the archive notes that anybody looked
        return refuse(said(evidence::Error{evidence::Fault::Cancelled}));
    if (!key->software())
        return refuse(needsFile());
    auto archive = openFor(errand.number, errand.archive, Access::Write);
    if (!archive)
        return refuse(said(archive.error()));
    evidence::OpenOrder order = errand.order;
    if (!by.isEmpty())
        order.by = by.toStdString();
    order.now = store::readClock().wall;
    order.progress = [&](std::uint64_t looked) { return goesOn(errand.number, looked); };
    if (!errand.file.isEmpty())
        return writeOpened(*archive, errand, order, *key);
    if (errand.organisations) {
        auto all = evidence::organisationsOf(*archive, order, *key->software());
        if (!all)
            return refuse(said(all.error()));
        report.organisations = std::make_shared<const evidence::Organisations>(std::move(*all));
        return emit openedSealed(report);
    }
    const auto entries = std::make_shared<OpenedEntries>();
    const auto count = evidence::openPersonal(*archive, order, *key->software(),
                                              [&](const evidence::Opened &opened) { entries->all.push_back(opened); });
    if (!count)
        return refuse(said(count.error()));
    report.count = *count;
    report.entries = entries;
    emit openedSealed(report);
}

void ArchiveErrands::writeOpened(evidence::Archive &archive, const OpenErrand &errand, const evidence::OpenOrder &order,
                                 const SupervisorKey &key)
{
    OpenReport report{errand.number};
    const auto refuse = [&](const core::LocalName &why) {
        report.problem = why;
        emit openedSealed(report);
    };
    const auto believed = believe(errand.station);
    if (!believed)
        return refuse(believed.error());
    const auto written = evidence::exportPersonal(archive, order, {errand.file.toStdString(), believed->trust},
                                                  *key.software(), key.signer());
    if (!written)
        return refuse(said(written.error()));
    report.count = written->count;
    report.file = errand.file;
    report.manifest = QString::fromStdString(written->exported.manifest);
    emit openedSealed(report);
}

void ArchiveErrands::findCopies(const CopiesErrand &errand)
{
    CopiesReport report{errand.number};
    const auto refuse = [&](const core::LocalName &why) {
        report.problem = why;
        emit foundCopies(report);
    };
    if (m_cancelled >= errand.number)
        return refuse(said(evidence::Error{evidence::Fault::Cancelled}));
    const auto believed = believe(errand.station);
    if (!believed)
        return refuse(believed.error());
    auto archive = openFor(errand.number, errand.archive, Access::Read);
    if (!archive)
        return refuse(said(archive.error()));
    evidence::JourneySearch search{errand.from, errand.until, believed->policy.get(), believed->directory.get(),
                                   errand.most};
    search.progress = [&](std::uint64_t looked) { return goesOn(errand.number, looked); };
    const auto all = evidence::findJourneys(
        *archive, search, [&](const evidence::FlaggedScan &flagged) { report.flagged.push_back(flagged); });
    if (!all)
        return refuse(said(all.error()));
    report.all = *all;
    emit foundCopies(report);
}

void ArchiveErrands::lookForTokens() { emit tokensFound(listTokenOffers()); }

} // namespace th::app
