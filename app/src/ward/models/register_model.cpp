// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "register_model.h"

#include <QLocale>

#include <algorithm>

namespace th::app {

RegisterModel::RegisterModel(LanguageSwitch &language, DeskDoor &door, QObject *parent)
    : QObject(parent), m_language(language), m_door(door), m_detail({"label", "value"})
{
    connect(&language, &LanguageSwitch::changed, this, [this] {
        m_rows.remake();
        remakeDetail();
        emit changed();
    });
}

void RegisterModel::refresh()
{
    m_door.ask(
        this,
        [wish = m_wish](OpenDesk &open) -> desk::Done<RegisterFound> {
            auto read = desk::Register::read(open.desk);
            if (!read)
                return core::Failure{read.error()};
            return look(std::make_shared<const desk::Register>(std::move(read).value()), wish);
        },
        [this](desk::Done<RegisterFound> found) {
            if (found)
                show(std::move(found).value());
            else
                fail(found.error());
        });
}

void RegisterModel::show(RegisterFound found)
{
    const bool isNewest = found.wish == m_wish;
    const desk::RegisterEntry *before = m_rows.entry(m_current);
    const auto stays = before && found.wish.words == m_rows.wish().words ? std::optional(before->number) : std::nullopt;
    m_book = found.book;
    m_failure.reset();
    m_state = State::Shown;
    m_rows.show(std::move(found));
    m_current = stays ? m_rows.rowOf(*stays) : -1;
    if (m_current < 0 && m_rows.count() > 0)
        m_current = 0;
    remakeDetail();
    emit changed();
    if (!isNewest)
        find();
}

void RegisterModel::fail(const desk::Problem &why)
{
    m_book.reset(); // what was read before may not hold any more
    m_rows.show({});
    m_asking.reset();
    m_detailOf.reset();
    m_failure = why;
    m_state = State::Failed;
    m_current = -1;
    emit changed();
}

void RegisterModel::clear()
{
    m_book.reset();
    m_rows.show({});
    m_rows.chooseNone();
    m_detailOf.reset();
    m_detail.setRows({});
    m_asking.reset();
    m_targets.clear();
    forgetOutcome();
    m_complaint.reset();
    m_working = false;
    m_failure.reset();
    m_wish = {};
    m_sweep.reset();
    m_finding = false;
    m_state = State::Loading;
    m_current = -1;
    emit changed();
}

void RegisterModel::setReference(const Reference &reference)
{
    m_reference = reference;
    m_rows.setOffset(reference.utcOffset);
    remakeDetail();
}

void RegisterModel::setCares(std::set<issuing::Aftercare> cares)
{
    m_cares = std::move(cares);
    emit changed();
}

void RegisterModel::setSearch(const QString &words)
{
    RegisterWish wish = m_wish;
    wish.words = words;
    want(std::move(wish));
}

void RegisterModel::setOrder(const QString &order)
{
    RegisterWish wish = m_wish;
    wish.order = order == QLatin1String("name") ? desk::RegisterOrder::Name : desk::RegisterOrder::Number;
    want(std::move(wish));
}

QString RegisterModel::order() const
{
    return m_wish.order == desk::RegisterOrder::Name ? QStringLiteral("name") : QStringLiteral("number");
}

void RegisterModel::want(RegisterWish wish)
{
    if (wish == m_wish)
        return;
    m_wish = std::move(wish);
    forgetOutcome();
    emit changed();
    find();
}

void RegisterModel::setCurrent(int row)
{
    row = std::clamp(row, -1, m_rows.count() - 1);
    if (std::exchange(m_current, row) != row)
        emit changed();
}

void RegisterModel::find()
{
    if (!m_book || m_finding)
        return;
    m_finding = true;
    m_door.ask(
        this, [book = m_book, wish = m_wish](OpenDesk &) -> desk::Done<RegisterFound> { return look(book, wish); },
        [this](desk::Done<RegisterFound> found) {
            m_finding = false;
            if (!found)
                fail(found.error());
            else if (found->book == m_book)
                show(std::move(found).value());
            else if (m_wish != m_rows.wish())
                find(); // the register was read anew meanwhile
        });
}

QString RegisterModel::inFigures(std::size_t number) const
{
    const QLocale locale(m_language.language() == core::Language::English ? QLocale::English : QLocale::Vietnamese);
    return locale.toString(static_cast<qulonglong>(number));
}

QString RegisterModel::tally() const
{
    if (!m_book)
        return {};
    const QString count =
        tr("%1 trên %2 giấy")
            .arg(inFigures(static_cast<std::size_t>(m_rows.count())), inFigures(m_book->entries().size()));
    return m_wish.organisation.empty() ? count : tr("%1 · chỉ %2").arg(count, organisation());
}

QString RegisterModel::emptyText() const
{
    if (m_rows.count() > 0 || m_state != State::Shown)
        return {};
    return m_book && !m_book->entries().empty() ? tr("Không có giấy nào khớp.") : tr("Chưa có giấy nào được đóng dấu.");
}

QString RegisterModel::failure() const { return said(m_failure); }

QString RegisterModel::said(const std::optional<desk::Problem> &problem) const
{
    return problem ? text(problem->sentence.in(m_language.language())) : QString();
}

} // namespace th::app
