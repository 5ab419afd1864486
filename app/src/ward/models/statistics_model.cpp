// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics_model.h"

#include "models/phrases.h"

#include <QDate>
#include <QLocale>

#include <algorithm>

namespace th::app {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr const char *periodFault = "period"; ///< of what is typed

desk::Grouping groupingOf(const QString &by)
{
    return by == QLatin1String("kind")           ? desk::Grouping::Kind
           : by == QLatin1String("category")     ? desk::Grouping::Category
           : by == QLatin1String("organisation") ? desk::Grouping::Organisation
                                                 : desk::Grouping::Day;
}

QVariantMap option(const QString &value, const QString &words)
{
    return {{QStringLiteral("value"), value}, {QStringLiteral("text"), words}};
}

std::chrono::minutes offsetOf(const OpenDesk &open)
{
    const core::Policy *policy = open.station.policy();
    return policy ? policy->utcOffset() : std::chrono::minutes(420);
}

/// Nothing typed is no day; what is none is refused.
std::optional<std::optional<sys_days>> dayOf(const QString &typed)
{
    if (typed.isEmpty())
        return std::optional<sys_days>();
    const QDate date = QDate::fromString(typed, QStringLiteral("d/M/yyyy"));
    if (!date.isValid() || date.year() < 2000 || date.year() > 2200)
        return std::nullopt;
    return std::optional(sys_days(std::chrono::year(date.year()) / date.month() / date.day()));
}

} // namespace

StatisticsModel::StatisticsModel(LanguageSwitch &language, DeskDoor &door, QObject *parent)
    : QObject(parent), m_language(language), m_door(door),
      m_rows({"label", "issued", "revoked", "replaced", "printed", "part", "gone"})
{
    connect(&language, &LanguageSwitch::changed, this, &StatisticsModel::remake);
}

void StatisticsModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

QString StatisticsModel::said(const std::optional<desk::Problem> &problem) const
{
    return problem ? text(problem->sentence.in(m_language.language())) : QString();
}

void StatisticsModel::clear()
{
    ++m_asked;
    m_view = {};
    m_failure.reset();
    m_complaint.reset();
    m_saved.clear();
    m_from.clear();
    m_until.clear();
    m_unseen = m_unseen || exporting(); // it goes on
    m_state = State::Loading;
    remake();
}

std::optional<StatisticsModel::Wanted> StatisticsModel::wanted()
{
    Wanted wanted;
    if (m_period == QLatin1String("days")) {
        const auto first = dayOf(m_from), last = dayOf(m_until);
        if (!first || !last || (*first && *last && **last < **first)) {
            m_complaint =
                problem(periodFault,
                        QStringLiteral("Khoảng ngày không đúng. Hãy viết như 06/09/2021, ngày đầu trước ngày cuối."),
                        QStringLiteral("These are no days. Write them as 06/09/2021, the first before the last."));
            emit changed();
            return std::nullopt;
        }
        wanted.first = *first;
        wanted.last = *last;
    } else {
        wanted.days = m_period.toInt();
    }
    if (m_complaint && m_complaint->code == periodFault)
        m_complaint.reset(); // why an export failed stays until the next one, or another period
    return wanted;
}

desk::Period StatisticsModel::periodOf(const OpenDesk &open, const Wanted &wanted)
{
    const auto offset = offsetOf(open);
    const sys_days today = std::chrono::floor<days>(open.clock.wall + offset);
    desk::Period period;
    if (wanted.days > 0)
        period.from = core::Instant(today - days(wanted.days - 1)) - offset;
    if (wanted.first)
        period.from = core::Instant(*wanted.first) - offset;
    if (wanted.last)
        period.until = core::Instant(*wanted.last + days(1)) - offset;
    return period;
}

void StatisticsModel::refresh()
{
    const auto what = wanted();
    if (!what) { // nothing is on its way: what is typed is said to be no days
        ++m_asked;
        m_view = {};
        m_state = State::Shown;
        return remake();
    }
    m_door.ask(
        this,
        [wanted = *what, by = groupingOf(m_by)](OpenDesk &open) -> desk::Done<StatisticsView> {
            const desk::Period period = periodOf(open, wanted);
            auto rows = desk::statistics(open.desk, by, period);
            if (!rows)
                return core::Failure{rows.error()};
            return StatisticsView{std::move(rows).value(), period};
        },
        [this, asked = ++m_asked](desk::Done<StatisticsView> read) {
            if (asked != m_asked)
                return;
            if (read)
                show(std::move(read).value());
            else
                fail(read.error());
        });
}

void StatisticsModel::show(StatisticsView view)
{
    m_view = std::move(view);
    if (m_by == QLatin1String("day"))
        std::ranges::reverse(m_view.rows); // the newest first
    else
        std::ranges::stable_sort(m_view.rows, std::ranges::greater(),
                                 [](const desk::StatisticsRow &row) { return row.counts.issued; });
    m_failure.reset();
    m_state = State::Shown;
    remake();
}

void StatisticsModel::fail(const desk::Problem &why)
{
    m_view = {};
    m_failure = why;
    m_state = State::Failed;
    remake();
}

void StatisticsModel::setBy(const QString &by)
{
    if (std::exchange(m_by, by) == by)
        return;
    m_view.rows.clear(); // they are labelled by what they were counted by
    m_state = State::Loading;
    remake();
    refresh();
}

void StatisticsModel::setPeriod(const QString &period)
{
    m_period = period;
    m_complaint.reset();
    m_saved.clear();
    emit changed();
    refresh();
}

void StatisticsModel::setDays(const QString &from, const QString &until)
{
    m_from = from.trimmed();
    m_until = until.trimmed();
    setPeriod(QStringLiteral("days"));
}

QString StatisticsModel::labelOf(const std::string &key) const
{
    if (key.empty())
        return m_by == QLatin1String("organisation") ? tr("không thuộc đơn vị nào") : tr("không rõ");
    if (m_by == QLatin1String("category"))
        return m_reference.category(core::CategoryCode(key), m_language.language());
    if (m_by == QLatin1String("kind"))
        for (const auto kind : {core::PassKind::Employee, core::PassKind::Individual, core::PassKind::Household})
            if (key == core::name(kind))
                return phrases::kind(kind);
    if (m_by == QLatin1String("day"))
        if (const QDate date = QDate::fromString(text(key), Qt::ISODate); date.isValid())
            return date.toString(QStringLiteral("dd/MM/yyyy"));
    return text(key);
}

void StatisticsModel::remake()
{
    std::size_t most = 1;
    for (const desk::StatisticsRow &row : m_view.rows)
        most = std::max({most, row.counts.issued, row.counts.revoked + row.counts.replaced});
    QList<RowsModel::Row> rows;
    for (const desk::StatisticsRow &row : m_view.rows) {
        const desk::Counts &counts = row.counts;
        const auto whole = static_cast<double>(most);
        const auto gone = static_cast<double>(counts.revoked + counts.replaced); // of whatever day they are from
        rows << RowsModel::Row{labelOf(row.key),
                               inFigures(counts.issued),
                               inFigures(counts.revoked),
                               inFigures(counts.replaced),
                               inFigures(counts.printed),
                               static_cast<double>(counts.issued) / whole,
                               gone / whole};
    }
    m_rows.setRows(rows);
    emit changed();
}

QString StatisticsModel::inFigures(std::size_t number) const
{
    const QLocale locale(m_language.language() == core::Language::English ? QLocale::English : QLocale::Vietnamese);
    return locale.toString(static_cast<qulonglong>(number));
}

QString StatisticsModel::totals() const
{
    if (m_state != State::Shown)
        return {};
    desk::Counts all;
    for (const desk::StatisticsRow &row : m_view.rows) {
        all.issued += row.counts.issued;
        all.replacements += row.counts.replacements;
        all.revoked += row.counts.revoked;
        all.replaced += row.counts.replaced;
        all.printed += row.counts.printed;
    }
    return tr("Cấp %1 (cấp đổi %2) · thu hồi %3 · bị thay %4 · lượt in %5")
        .arg(inFigures(all.issued), inFigures(all.replacements), inFigures(all.revoked), inFigures(all.replaced),
             inFigures(all.printed));
}

QVariantList StatisticsModel::groupings() const
{
    return {option(QStringLiteral("day"), tr("Theo ngày")), option(QStringLiteral("kind"), tr("Theo loại")),
            option(QStringLiteral("category"), tr("Theo lý do")),
            option(QStringLiteral("organisation"), tr("Theo đơn vị"))};
}

QVariantList StatisticsModel::periods() const
{
    return {option(QStringLiteral("1"), tr("Hôm nay")), option(QStringLiteral("7"), tr("7 ngày")),
            option(QStringLiteral("30"), tr("30 ngày")), option(QStringLiteral("0"), tr("Tất cả"))};
}

} // namespace th::app
