// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_accounts.h"

#include "models/phrases.h"
#include "models/theme_model.h"

#include <algorithm>

namespace th::app {

namespace {

using Level = ThemeModel::Level;

constexpr std::chrono::minutes indochina(420);
constexpr std::size_t mostFindings = 200;
int levelOf(Level level) { return static_cast<int>(level); }

Level levelOf(const accounts::Account &account)
{
    return account.disabled ? Level::Caution : account.password ? Level::Good : Level::Plain;
}

} // namespace

QString OfficeAccounts::rolesOf(const accounts::Account &account) const
{
    QStringList roles;
    for (const accounts::Role role : account.roles)
        roles << text(inWords(role).in(m_language.language()));
    return roles.join(QStringLiteral(", "));
}

QString OfficeAccounts::stateOf(const accounts::Account &account) const
{
    return account.disabled     ? tr("ngừng sử dụng")
           : !account.password  ? tr("chưa có mật khẩu")
           : account.mustChange ? tr("có phiếu")
                                : tr("đang dùng");
}

RowsModel::Row OfficeAccounts::row(const accounts::Person &person) const
{
    const accounts::Account &account = person.account;
    QStringList about{text(account.id)};
    if (!account.position.empty())
        about << text(account.position);
    about << rolesOf(account);
    if (account.expires)
        about << tr("hết hạn %1").arg(phrases::dateTime(*account.expires, indochina));
    return {text(account.name), QString(), stateOf(account), about.join(QStringLiteral(" · ")),
            levelOf(levelOf(account))};
}

QString OfficeAccounts::tally() const
{
    if (!m_roster)
        return {};
    const auto without = std::ranges::count_if(m_roster->people, [](const accounts::Person &each) {
        return !each.account.disabled && !each.account.password;
    });
    return tr("%1 người").arg(m_roster->people.size()) + QStringLiteral(" · ") +
           tr("%1 chưa có mật khẩu").arg(without) + QStringLiteral(" · ") +
           (m_roster->number > 0 ? tr("công bố lần cuối: số %1").arg(m_roster->number) : tr("chưa công bố lần nào"));
}

QString OfficeAccounts::sheetTitle() const
{
    const accounts::Person *looked = person(m_looked);
    return looked ? text(looked->account.name) : QString();
}

void OfficeAccounts::remakeSheet()
{
    QList<RowsModel::Row> rows;
    if (const accounts::Person *looked = person(m_looked)) {
        const accounts::Account &account = looked->account;
        const auto add = [&](const QString &label, const QString &value, Level level = Level::Plain) {
            if (!value.isEmpty())
                rows.append({label, value, levelOf(level)});
        };
        add(tr("Tên đăng nhập"), text(account.id));
        add(tr("Vai trò"), rolesOf(account));
        add(tr("Tình trạng"), stateOf(account), levelOf(account));
        add(tr("Chức vụ"), text(account.position));
        add(tr("Thư điện tử"), text(looked->email));
        add(tr("Điện thoại"), text(looked->phone));
        if (account.firstUntil && account.mustChange)
            add(tr("Phiếu dùng được đến"), phrases::dateTime(*account.firstUntil, indochina));
        if (account.expires)
            add(tr("Hết hạn"), phrases::dateTime(*account.expires, indochina));
        if (account.secondFactor)
            add(tr("Thẻ"), account.badge ? tr("đã cấp") : tr("cần, chưa cấp"));
    }
    m_sheet.setRows(rows);
}

QVariantList OfficeAccounts::roles() const
{
    QVariantList all;
    for (const accounts::Role role : accounts::allRoles) {
        const QString value = QString::fromLatin1(name(role));
        all.append(QVariantMap{{QStringLiteral("value"), value},
                               {QStringLiteral("text"), text(inWords(role).in(m_language.language()))},
                               {QStringLiteral("chosen"), m_chosen.contains(value)}});
    }
    return all;
}

QString OfficeAccounts::listTitle() const
{
    if (!m_list)
        return {};
    return tr("%1 dòng nhận được, %2 dòng phải sửa").arg(m_list->checked.good.size()).arg(m_list->checked.bad.size());
}

QStringList OfficeAccounts::findings() const
{
    QStringList all;
    if (m_list)
        for (const lists::Finding &finding : m_list->checked.findings)
            if (static_cast<std::size_t>(all.size()) < mostFindings)
                all << text(sentence(finding).in(m_language.language()));
    return all;
}

QStringList OfficeAccounts::publication() const
{
    QStringList all;
    for (const core::LocalName &word : m_words)
        all << text(word.in(m_language.language()));
    return all;
}

} // namespace th::app
