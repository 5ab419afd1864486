// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight_model.h"

#include "oversight/chart.h"
#include "oversight_filter.h"

#include <QFileInfo>

namespace th::app {

namespace {

const QList<QByteArray> labelled{"label", "value", "level"};

QVariantList flat(const std::vector<oversight::ChartColumn> &columns)
{
    QVariantList list;
    for (const oversight::ChartColumn &column : columns)
        list << column.label << static_cast<qulonglong>(column.value);
    return list;
}

} // namespace

OversightModel::OversightModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_sheet(labelled), m_figureRows(labelled)
{
    connect(&language, &LanguageSwitch::changed, this, &OversightModel::remake);
    connect(&m_rows, &ArchiveRows::pageWanted, this,
            [this](const std::optional<evidence::Cursor> &after) { emit pageWanted(m_question, m_filter, after); });
}

std::chrono::minutes OversightModel::offset() const
{
    return m_archive.policy ? m_archive.policy->utcOffset() : std::chrono::hours(7);
}

oversight::Names OversightModel::names() const
{
    return {m_archive.directory.get(), m_archive.policy.get(), m_language.language()};
}

void OversightModel::open(const QString &file)
{
    close();
    m_shown = true;
    m_path = file;
    m_file = QFileInfo(file).fileName();
    emit changed();
}

void OversightModel::close()
{
    m_shown = false;
    ++m_question; // answers under way are nobody's
    m_state = State::Opening;
    m_archive = {};
    m_typed.clear();
    m_badField.clear();
    m_filter = {};
    m_narrowed = m_paged = false;
    m_page = Page::List;
    m_rows.clear();
    m_count.reset();
    m_current = -1;
    m_figures.reset();
    closeSheets();
    remakeFigures();
}

void OversightModel::showOpened(const ArchiveOpened &archive)
{
    if (!m_shown)
        return;
    m_archive = archive;
    m_state = State::Shown;
    m_rows.setOffset(offset());
    m_rows.setNames([this] { return names(); });
    apply(); // what was typed before it failed
    if (!m_badField.isEmpty())
        ask();
}

void OversightModel::fail(const QString &vi, const QString &en)
{
    m_state = State::Failed;
    m_failure = {vi, en};
    emit changed();
}

void OversightModel::retry()
{
    const QString path = m_path;
    const QVariantMap typed = m_typed;
    const Page page = m_page;
    open(path);
    m_typed = typed;
    m_page = page;
    emit changed();
    emit openWanted(path);
}

/// Everything that was found belongs to an older question now.
void OversightModel::ask()
{
    ++m_question;
    m_rows.clear();
    m_count.reset();
    m_paged = m_toOpen = false;
    m_current = -1;
    m_figures.reset();
    remakeFigures();
    emit changed();
    emit pageWanted(m_question, m_filter, std::nullopt);
    emit countWanted(m_question, m_filter);
    if (m_page == Page::Statistics)
        emit figuresWanted(m_question, scanFilter());
}

void OversightModel::showPage(const ArchivePage &page)
{
    if (page.question != m_question)
        return;
    m_paged = true;
    m_rows.take(page.after, page.rows, page.next, page.words);
    if (m_toOpen)
        openEntry();
    if (m_current < 0 && m_rows.count() > 0)
        m_current = 0;
    emit changed();
}

void OversightModel::showCount(quint64 question, quint64 rows)
{
    if (question != m_question)
        return;
    m_count = rows;
    emit changed();
}

void OversightModel::showFigures(quint64 question, std::shared_ptr<const oversight::Figures> figures)
{
    if (question != m_question)
        return;
    m_figures = std::move(figures);
    remakeFigures();
    emit changed();
}

void OversightModel::setField(const QString &field, const QString &text) { m_typed.insert(field, text); }

void OversightModel::apply()
{
    auto filter = filterFrom(m_typed, offset(), m_archive.directory.get(), m_archive.devices);
    m_badField = filter ? QString() : filter.error();
    if (!filter) {
        emit changed();
        return;
    }
    m_filter = std::move(*filter);
    m_narrowed = false;
    for (const QVariant &typed : std::as_const(m_typed)) // all histories widen, but are worth saying too
        m_narrowed = m_narrowed || !typed.toString().trimmed().isEmpty();
    ask();
}

void OversightModel::widen()
{
    m_typed.clear();
    apply();
}

void OversightModel::setPage(Page page)
{
    m_page = page;
    emit changed();
    if (page == Page::Statistics && !m_figures && m_state == State::Shown)
        emit figuresWanted(m_question, scanFilter());
}

void OversightModel::setCurrent(int row)
{
    m_current = row;
    m_toOpen = false;
    emit changed();
}

void OversightModel::openEntry()
{
    const evidence::Row *row = m_rows.row(m_current);
    m_toOpen = !row && m_current >= 0;
    if (row)
        emit entryWanted(++m_asked, *row);
}

void OversightModel::openPass()
{
    if (const QString number = passOfSheet(); !number.isEmpty())
        askPass(number);
}

void OversightModel::askPass(const QString &number) { emit passWanted(++m_asked, number); }

void OversightModel::showEntry(const ArchiveEntry &entry)
{
    m_entry = entry;
    m_timeline.reset();
    remakeSheet();
    emit changed();
}

void OversightModel::showTimeline(const QString &number, std::shared_ptr<const evidence::PassTimeline> timeline)
{
    m_passOf = number;
    m_timeline = std::move(timeline);
    remakeSheet();
    emit changed();
}

/// From a pass back to the entry that it was opened from.
void OversightModel::closeSheet()
{
    if (m_timeline)
        m_timeline.reset();
    else
        m_entry.reset();
    remakeSheet();
    emit changed();
}

void OversightModel::closeSheets()
{
    ++m_asked;
    m_timeline.reset();
    m_entry.reset();
    remakeSheet();
    emit changed();
}

/// Of work the kinds are in the group's name.
QString OversightModel::filterText() const
{
    const QString group = groupWords();
    evidence::Filter filter = m_filter;
    if (!group.isEmpty())
        filter.sources.clear();
    const QString words = text(oversight::filterWords(filter, offset(), names()));
    return group.isEmpty() || words.isEmpty() ? group + words : group + QStringLiteral("; ") + words;
}

QString OversightModel::groupWords() const
{
    const QString entries = m_typed.value(QStringLiteral("entries")).toString();
    return entries == QLatin1String("people")    ? tr("đăng nhập và giao quyền")
           : entries == QLatin1String("desk")    ? tr("việc ở bàn cấp giấy")
           : entries == QLatin1String("passes")  ? tr("cấp, thu hồi, khôi phục giấy")
           : entries == QLatin1String("machine") ? tr("máy trạm ghi về mình")
           : entries == QLatin1String("all")     ? tr("mọi loại mục")
                                                 : QString();
}

evidence::Filter OversightModel::scanFilter() const
{
    evidence::Filter filter = m_filter;
    if (filter.kinds != evidence::Filter{}.kinds) {
        filter.kinds = evidence::Filter{}.kinds;
        filter.sources.clear();
    }
    return filter;
}

QString OversightModel::tally() const
{
    const auto number = [this](quint64 value) { return oversight::number(value, m_language.language()); };
    if (!m_count)
        return tr("Đang đếm…");
    const bool scans = m_filter.kinds == evidence::Filter{}.kinds;
    const QString all = (scans ? tr("%1 lượt quét") : tr("%1 mục")).arg(number(*m_count));
    return m_rows.count() >= ArchiveRows::most
               ? tr("%1; ở đây là %2 mục mới nhất, hãy lọc hẹp lại").arg(all, number(ArchiveRows::most))
               : all;
}

QString OversightModel::note() const
{
    QStringList parts;
    if (m_archive.otherHistories > 0 && m_filter.allHistories)
        parts << tr("%n thiết bị có mục không thuộc nhật ký đã ký; ở đây tính cả chúng.", nullptr,
                    static_cast<int>(m_archive.otherHistories));
    else if (m_archive.otherHistories > 0)
        parts << tr("%n thiết bị có mục không thuộc nhật ký đã ký; không tính ở đây.", nullptr,
                    static_cast<int>(m_archive.otherHistories));
    if (!m_archive.policy)
        parts << tr("Không có dữ liệu của trạm: không so khoảng cách giữa các chốt, chỉ có mã thay cho tên.");
    return m_state == State::Shown ? parts.join(QLatin1Char(' ')) : QString();
}

QString OversightModel::complaint() const
{
    if (m_badField.isEmpty())
        return {};
    if (m_badField == QLatin1String("reason"))
        return tr("Không có mã lý do này. Ví dụ: revoked, expired, seen_elsewhere.");
    if (m_badField == QLatin1String("device"))
        return tr(
            "Kho không có thiết bị nào như vậy. Ghi mã thiết bị trong danh bạ, hoặc ít nhất 8 chữ số đầu của khóa.");
    return tr("Không hiểu thời gian. Ví dụ: 2021-09-06 08:00 hoặc 06/09/2021.");
}

QVariantList OversightModel::overTime() const
{
    return m_figures ? flat(oversight::scansOverTime(m_figures->statistics)) : QVariantList();
}

QVariantList OversightModel::byHour() const
{
    return m_figures ? flat(oversight::scansByHourOfDay(m_figures->statistics)) : QVariantList();
}

QVariantList OversightModel::byAge() const
{
    return m_figures ? flat(oversight::scansByListAge(m_figures->statistics.age, m_language.language()))
                     : QVariantList();
}

void OversightModel::remake()
{
    m_rows.remake();
    remakeSheet();
    remakeFigures();
    emit changed();
}

} // namespace th::app
