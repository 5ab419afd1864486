// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The register of the period as a file, while the desk goes on.
#include "statistics_model.h"

#include "counter/register_export.h"
#include "models/local_file.h"

#include <QLocale>
#include <QPointer>

namespace th::app {

namespace {

/// What the file is to hold, and for whom, as the desk says when it begins.
struct Ground {
    issuing::Officer officer;
    core::ClockReading clock;
    desk::Period period;
};

} // namespace

/// In the thread for large files: the desk is asked for a piece at a time. It goes on behind a lock, so that nobody has
/// to sit by it, and nobody else can sit down at an open desk.
void StatisticsModel::save(const QUrl &as)
{
    const auto what = wanted();
    if (!what || m_exporting)
        return;
    QString file = localFile(as);
    if (!file.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive) &&
        !file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        file += QStringLiteral(".xlsx");
    file = freeFile(file);
    beginExport();
    const counter::OnExport told = [model = QPointer(this), goesOn = m_exporting](std::size_t done, std::size_t all) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [model, goesOn, done, all] {
            if (model && model->m_exporting == goesOn)
                model->advance(done, all);
        });
        return goesOn->load();
    };
    m_door.sendLast(
        &Errands::files, this,
        [wanted = *what, told, file = file.toStdString(),
         language = m_language.language()](const DeskAway &away) -> desk::Done<std::size_t> {
            const auto stay = DeskStay::begin(away);
            if (!stay)
                return core::Failure{stay.error()};
            const auto ground = stay->ask([&wanted](OpenDesk &open) -> desk::Done<Ground> {
                return Ground{open.officer, open.clock, periodOf(open, wanted)};
            });
            if (!ground)
                return core::Failure{ground.error()};
            const auto clock = [&] { return stay->now(ground->clock); };
            counter::ExportOrder order{ground->officer, clock, {}, language, counter::Existing::Replace};
            order.filter.from = ground->period.from;
            order.filter.until = ground->period.until;
            return counter::exportRegister(stay->atDesk(), order, file, [&](std::size_t done, std::size_t all) {
                return told(done, all) && !away.leaving();
            });
        },
        [this, file, goesOn = m_exporting](const desk::Done<std::size_t> &rows) {
            if (m_exporting == goesOn)
                finishExport(file, rows);
        });
}

void StatisticsModel::beginExport()
{
    m_exporting = std::make_shared<std::atomic<bool>>(true);
    m_exported = m_toExport = 0;
    m_complaint.reset();
    m_saved.clear();
    emit changed();
    emit progressed();
}

void StatisticsModel::advance(std::size_t done, std::size_t all)
{
    m_exported = done;
    m_toExport = all;
    emit progressed();
}

void StatisticsModel::finishExport(const QString &file, const desk::Done<std::size_t> &rows)
{
    m_exporting = nullptr;
    m_saved = rows ? file : QString();
    m_savedRows = rows ? *rows : 0;
    if (!rows)
        m_complaint = rows.error();
    emit changed();
    emit exported();
}

/// What became of an export while nobody looked, once.
std::optional<StatisticsModel::Outcome> StatisticsModel::takeOutcome()
{
    if (m_exporting || !std::exchange(m_unseen, false))
        return std::nullopt;
    if (m_complaint)
        return Outcome{{"Không xuất được sổ. " + m_complaint->sentence.vi,
                        "The register was not exported. " + m_complaint->sentence.en},
                       true};
    const auto rows = static_cast<qulonglong>(m_savedRows);
    return Outcome{
        {QStringLiteral("Sổ đã xuất xong trong lúc bàn khóa: %1 giấy, vào %2. Tệp chứa dữ liệu cá nhân; nhật "
                        "ký đã ghi ai xuất.")
             .arg(QLocale(QLocale::Vietnamese).toString(rows), m_saved)
             .toStdString(),
         QStringLiteral("The register was exported while the desk was locked: %1 passes, to %2. The file "
                        "holds personal data; the journal says who took it.")
             .arg(QLocale(QLocale::English).toString(rows), m_saved)
             .toStdString()},
        false};
}

void StatisticsModel::stopExport()
{
    if (m_exporting)
        m_exporting->store(false);
    emit changed();
    emit progressed();
}

QString StatisticsModel::progressText() const
{
    if (!m_exporting)
        return {};
    return !m_exporting->load() ? tr("Đang dừng…")
           : m_toExport == 0    ? tr("Đang xuất sổ…")
           : m_exported < m_toExport
               ? tr("Đang xuất sổ: đã xem %1 / %2 giấy").arg(inFigures(m_exported), inFigures(m_toExport))
               : tr("Đang ghi tệp…");
}

QString StatisticsModel::notice() const
{
    return m_saved.isEmpty() ? QString()
                             : tr("Đã xuất %1 giấy vào %2. Tệp chứa dữ liệu cá nhân; nhật ký đã ghi ai xuất.")
                                   .arg(inFigures(m_savedRows), m_saved);
}

} // namespace th::app
