// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sealed_parts.h"

#include "archive_rows.h"
#include "models/local_file.h"
#include "models/theme_model.h"
#include "oversight/chart.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace th::app {

namespace {

/// Bytes as a camera or a scanner gave them, on lines of text.
QString readable(const std::string &bytes)
{
    QString words = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    for (QChar &letter : words)
        if (!letter.isPrint() && letter != QLatin1Char('\n'))
            letter = QLatin1Char(' ');
    return words;
}

void wipe(std::string &text)
{
    core::wipe(text.data(), text.size());
    text.clear();
}

} // namespace

SealedParts::SealedParts(LanguageSwitch &language, quint64 &numbers, QObject *parent)
    : ErrandForm(language, numbers, KeyChoice::Of::File, parent), m_rows({"label", "value", "level"})
{
    connect(&language, &LanguageSwitch::changed, this, &SealedParts::remake);
    m_away.setSingleShot(true);
    m_away.setInterval(std::chrono::minutes(5));
    connect(&m_away, &QTimer::timeout, this, &SealedParts::close);
}

void SealedParts::begin(const QString &archive, const evidence::Filter &filter, std::chrono::minutes utcOffset)
{
    forget();
    show();
    m_offset = utcOffset;
    m_errand.archive = archive;
    m_errand.order = {};
    m_errand.order.filter = filter;
    m_errand.station.clear();
    m_file.clear();
    remake();
}

void SealedParts::beginSearch(const QString &archive, const QString &station, const evidence::Filter &filter,
                              const QString &words, std::chrono::minutes utcOffset)
{
    m_what = What::Search;
    m_words = words;
    begin(archive, filter, utcOffset);
    m_errand.station = station;
}

void SealedParts::chooseFile(const QUrl &file)
{
    const QString end = QStringLiteral(".jsonl");
    m_file = localFile(file);
    if (!m_file.isEmpty() && !m_file.endsWith(end))
        m_file += end;
    m_problem.reset();
    emit changed();
}

void SealedParts::showInstead()
{
    m_file.clear();
    emit changed();
}

void SealedParts::beginOrganisations(const QString &archive, const evidence::Filter &filter, const QString &words)
{
    m_what = What::Organisations;
    m_words = words;
    begin(archive, filter, m_offset);
}

void SealedParts::beginEntry(const QString &archive, const core::PublicKey &device, const evidence::Row &row,
                             std::chrono::minutes utcOffset)
{
    evidence::Filter filter;
    filter.kinds = {row.kind};
    filter.devices = {device};
    filter.from = row.wall;
    if (row.wall < std::numeric_limits<evidence::Milliseconds>::max())
        filter.until = row.wall + 1;
    filter.allHistories = true;
    m_what = What::Entry;
    m_entry = row;
    begin(archive, filter, utcOffset);
    m_errand.order.only = row.place;
}

void SealedParts::start(const QString &secret)
{
    if (m_state == State::Opening || !missing().isEmpty())
        return;
    forget();
    m_errand.number = nextNumber();
    m_errand.key = m_key.choice(secret);
    sign(m_errand.order);
    const bool searched = m_what == What::Search;
    m_errand.order.plate = searched ? m_plate.trimmed().toStdString() : std::string();
    m_errand.order.idCard = searched ? m_idCard.trimmed().toStdString() : std::string();
    m_errand.organisations = m_what == What::Organisations;
    m_errand.file = searched ? m_file : QString();
    m_errand.order.most = m_errand.file.isEmpty() ? most : mostInFile;
    m_state = State::Opening;
    m_looked = 0;
    m_problem.reset();
    emit changed();
    emit progressed();
    emit wanted(m_errand);
    m_errand.key = {};
}

/// What somebody else might read on this screen. What was opened is wiped with its last holder.
void SealedParts::forget()
{
    QCoreApplication::instance()->removeEventFilter(this);
    m_away.stop();
    m_report = {};
    m_state = State::Asking;
    m_rows.setRows({});
}

/// A machine without accounts has no lock: what nobody looks at closes itself.
bool SealedParts::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        m_away.start();
        break;
    default:
        break;
    }
    return false;
}

void SealedParts::close()
{
    if (m_state == State::Opening)
        cancel();
    forget();
    hide();
    m_plate.clear();
    m_idCard.clear();
    m_file.clear();
    wipe(m_errand.order.plate);
    wipe(m_errand.order.idCard);
    m_entry.reset();
    emit changed();
}

void SealedParts::conceal()
{
    const bool stopped = m_state == State::Opening && m_what != What::Entry;
    close();
    if (!stopped)
        return;
    show();
    m_problem = core::LocalName{"Màn hình đã bị khóa nên việc tìm trong phần niêm phong bị dừng giữa chừng; "
                                "chưa có kết quả. Hãy tìm lại.",
                                "The screen was locked, so the search of sealed parts was stopped half-way; there is "
                                "no result. Search again."};
    emit changed();
}

void SealedParts::showProgress(quint64 number, quint64 looked)
{
    if (number != this->number() || m_state != State::Opening)
        return;
    m_looked = looked;
    emit progressed();
}

void SealedParts::finish(const OpenReport &report)
{
    if (report.number != number() || m_state != State::Opening)
        return;
    m_problem = report.problem;
    m_state = report.problem ? State::Asking : State::Opened;
    if (!report.problem) {
        m_report = report;
        QCoreApplication::instance()->installEventFilter(this);
        m_away.start();
    }
    remake();
}

void SealedParts::setPlate(const QString &plate)
{
    m_plate = plate;
    emit changed();
}

void SealedParts::setIdCard(const QString &idCard)
{
    m_idCard = idCard;
    emit changed();
}

QString SealedParts::numeral(std::uint64_t value) const { return oversight::number(value, m_language.language()); }

QList<RowsModel::Row> SealedParts::entryRows() const
{
    QList<RowsModel::Row> rows;
    const auto add = [&](const QString &label, const std::string &part) {
        if (!part.empty())
            rows.append({label, readable(part), static_cast<int>(ThemeModel::Level::Plain)});
    };
    for (const evidence::Opened &opened : m_report.entries->all) {
        const evidence::Row &row = opened.row;
        rows.append({ArchiveRows::moment(row.wall, m_offset) + QStringLiteral("  ") + text(row.checkpoint) +
                         QStringLiteral("  ") + ArchiveRows::word(row) + QStringLiteral("  ") + text(row.number),
                     QString(), -1});
        add(tr("Biển số"), opened.plate);
        add(tr("Căn cước"), opened.idCard);
        add(tr("Nội dung giấy"), opened.passText);
        add(tr("Lý do đã ghi"), opened.reason);
    }
    return rows;
}

QList<RowsModel::Row> SealedParts::organisationRows() const
{
    QList<RowsModel::Row> rows;
    const auto &all = m_report.organisations->organisations;
    for (std::size_t i = 0; i < std::min<std::size_t>(most, all.size()); ++i) {
        const evidence::OrganisationFigures &one = all[i];
        rows.append({one.organisation.empty() ? tr("(giấy không ghi tổ chức)") : readable(one.organisation),
                     tr("không cho qua %1 trong %2 lượt").arg(numeral(one.refused), numeral(one.scans)),
                     static_cast<int>(one.refused > 0 ? ThemeModel::Level::Caution : ThemeModel::Level::Plain)});
    }
    return rows;
}

void SealedParts::remake()
{
    m_rows.setRows(m_report.entries         ? entryRows()
                   : m_report.organisations ? organisationRows()
                                            : QList<RowsModel::Row>());
    emit changed();
}

QString SealedParts::about() const
{
    if (m_what == What::Organisations)
        return m_words.isEmpty() ? tr("Trong tất cả các lượt quét, không lọc") : tr("Trong: %1").arg(m_words);
    if (m_what == What::Entry && m_entry)
        return tr("Phần niêm phong của một mục: %1, chốt %2")
            .arg(ArchiveRows::moment(m_entry->wall, m_offset), text(m_entry->checkpoint));
    return m_words.isEmpty() ? tr("Tìm trong tất cả các mục, không lọc") : tr("Tìm trong: %1").arg(m_words);
}

QString SealedParts::missing() const
{
    if (const QString form = missingOf(tr("Ghi ai mở."), tr("Ghi mở để làm gì.")); !form.isEmpty())
        return form;
    const bool ofPass = !m_errand.order.filter.passes.empty(); // whose entries are one person's
    if (m_what == What::Search && !ofPass && m_plate.trimmed().isEmpty() && m_idCard.trimmed().isEmpty())
        return tr("Ghi biển số hoặc số căn cước cần tìm, ít nhất bốn chữ hoặc số.");
    return m_key.missing();
}

QString SealedParts::progress() const
{
    return m_looked == 0 ? tr("Đang mở khóa…")
                         : tr("Đã xem %1 mục").arg(oversight::number(m_looked, m_language.language()));
}

QString SealedParts::outcome() const
{
    if (m_state != State::Opened)
        return {};
    const auto *all = m_report.organisations.get();
    const evidence::OpenedCount &count = m_report.count;
    const QString name = QFileInfo(m_report.file).fileName();
    const std::uint64_t closed = all ? all->closed + all->unsealed : count.closed;
    const std::uint64_t letGo = all ? all->letGo : count.letGo;
    QStringList parts{all ? tr("%1 tổ chức; kho đã ghi lại ai mở và vì sao.").arg(numeral(all->organisations.size()))
                      : name.isEmpty()
                          ? tr("Đã mở %1 mục; kho đã ghi lại ai mở và vì sao.").arg(numeral(count.shown))
                          : tr("Đã ghi và ký %1: %2 mục. Bên cạnh là bản kê, hai chữ ký và khóa công khai: gửi kèm đủ "
                               "cả. Kho đã ghi lại ai lấy và vì sao.")
                                .arg(name, numeral(count.shown))};
    if (closed > 0)
        parts << tr("%1 mục không mở được bằng khóa này.").arg(numeral(closed));
    if (letGo > 0)
        parts << tr("%1 mục không ai mở được nữa: đã bỏ theo quy định lưu giữ.").arg(numeral(letGo));
    if (all && all->unproven > 0)
        parts << tr("%1 lượt không có giấy thật nên không tính cho tổ chức nào.").arg(numeral(all->unproven));
    if (all && (!all->complete || all->organisations.size() > most))
        parts << tr("Chỉ hiện các tổ chức bị từ chối nhiều nhất.");
    if (!all && count.more)
        parts << tr("Còn nữa: hãy lọc hẹp lại.");
    return parts.join(QLatin1Char(' '));
}

} // namespace th::app
