// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_model.h"

#include "ward_pages.h"

#include <algorithm>

namespace th::app {

WardModel::WardModel(LanguageSwitch &language, BusyModel &messages, QObject *parent)
    : QObject(parent), m_language(language), m_messages(messages), m_session(language, m_door),
      m_inbox(language, m_door), m_pages({"page", "title", "glyph", "key", "count"})
{
    connect(&m_door, &DeskDoor::busyChanged, this, &WardModel::busyChanged);
    connect(&m_session, &WardSession::changed, this, [this] {
        if (std::exchange(m_wasIn, signedIn()) != signedIn())
            signedIn() ? admit() : forget();
        emit changed();
    });
    connect(&m_inbox, &InboxModel::changed, this, &WardModel::listPages);
    connect(&language, &LanguageSwitch::changed, this, &WardModel::listPages);
    listPages();
}

void WardModel::setReference(const Reference &) {}

void WardModel::setNow(core::Instant now) { m_inbox.setNow(now); }

void WardModel::admit()
{
    open(QStringLiteral("inbox"));
    listPages();
    m_inbox.refresh();
}

void WardModel::forget()
{
    m_inbox.clear();
    open(QStringLiteral("inbox"));
}

void WardModel::open(const QString &page)
{
    const auto &pages = wardPages();
    const auto found = std::ranges::find(pages, page, &WardPageInfo::id);
    const bool mine = found != pages.end() && (found->roles.isEmpty() || found->roles.contains(m_session.role()));
    if (!mine || page == m_page)
        return;
    m_page = page;
    emit pageChanged();
}

void WardModel::openAt(int place)
{
    if (const QVariant page = m_pages.value(place, "page"); page.isValid())
        open(page.toString());
}

void WardModel::back() { open(QStringLiteral("inbox")); }

QString WardModel::pageFile() const
{
    const auto &pages = wardPages();
    const auto found = std::ranges::find(pages, m_page, &WardPageInfo::id);
    return found == pages.end() ? QString() : found->file;
}

QString WardModel::where() const
{
    return signedIn() ? QStringLiteral("%1 · %2 (%3)").arg(m_session.unit(), m_session.officer(), m_session.roleText())
                      : m_session.unit();
}

void WardModel::listPages()
{
    QList<RowsModel::Row> rows;
    for (const WardPageInfo &page : wardPages()) {
        if (!page.listed || !(page.roles.isEmpty() || page.roles.contains(m_session.role())))
            continue;
        const int count = page.id == QLatin1String("inbox") ? m_inbox.waiting() : 0;
        rows << RowsModel::Row{page.id, wardPageTitle(page.id), page.glyph,
                               QStringLiteral("Ctrl+%1").arg(rows.size() + 1), count};
    }
    m_pages.setRows(rows);
}

void WardModel::tell(const desk::Problem &problem) const
{
    m_messages.tell(text(problem.sentence.vi), text(problem.sentence.en), true);
}

} // namespace th::app
