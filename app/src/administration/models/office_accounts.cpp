// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_accounts.h"
#include "models/local_file.h"

#include "core/id_card.h"

#include <QDate>
#include <algorithm>

namespace th::app {

namespace {

using What = administration::PersonChange::What;

constexpr int slipDays = 14;

/// The end of a day as it is written here, where the clock is seven hours east. Nothing: not a day.
std::optional<core::Instant> endOf(const QString &typed)
{
    QDate day = QDate::fromString(typed, QStringLiteral("dd/MM/yyyy"));
    if (!day.isValid())
        day = QDate::fromString(typed, Qt::ISODate);
    if (!day.isValid())
        return std::nullopt;
    const std::chrono::sys_days next{std::chrono::days(day.addDays(1).toJulianDay() - QDate(1970, 1, 1).toJulianDay())};
    return std::chrono::time_point_cast<std::chrono::seconds>(next) - std::chrono::hours(7);
}

} // namespace

OfficeAccounts::OfficeAccounts(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_rows({"name", "where", "order", "about", "level"}),
      m_sheet({"label", "value", "level"})
{
    connect(&m_language, &LanguageSwitch::changed, this, &OfficeAccounts::remake);
}

void OfficeAccounts::clear()
{
    m_units.reset();
    m_unit.clear();
    m_searched.clear();
    m_roster.reset();
    m_current = -1;
    m_looked.clear();
    finish();
}

void OfficeAccounts::showUnits(const QStringList &units)
{
    m_units = units;
    if (!units.contains(m_unit) && !units.isEmpty())
        setUnit(units.first());
    else if (!m_unit.isEmpty())
        emit rosterWanted(m_unit);
    emit changed();
}

void OfficeAccounts::show(std::shared_ptr<const accounts::Roster> roster)
{
    m_unit = text(roster->unit.text);
    m_roster = std::move(roster);
    remake();
}

void OfficeAccounts::showList(std::shared_ptr<const administration::ReadList> list)
{
    m_list = std::move(list);
    emit changed();
}

void OfficeAccounts::showPublication(const QString &unit, const sync::Words &words)
{
    m_published = unit;
    m_words = words;
    emit changed();
}

void OfficeAccounts::finish()
{
    m_form.clear();
    m_typed.clear();
    m_chosen.clear();
    m_list.reset();
    m_words.clear();
    remake();
}

void OfficeAccounts::setUnit(const QString &unit)
{
    m_unit = unit;
    m_roster.reset();
    m_looked.clear();
    m_current = -1;
    finish();
    emit rosterWanted(unit);
}

void OfficeAccounts::search(const QString &text)
{
    m_searched = text;
    remake();
}

void OfficeAccounts::setCurrent(int row)
{
    m_current = row;
    emit changed();
}

void OfficeAccounts::openSheet()
{
    if (m_current < 0 || m_current >= static_cast<int>(m_shown.size()))
        return;
    m_looked = m_shown[static_cast<std::size_t>(m_current)];
    remakeSheet();
    emit changed();
}

void OfficeAccounts::back()
{
    if (m_form.isEmpty() && !m_list && m_words.empty())
        m_looked.clear();
    finish();
}

const accounts::Person *OfficeAccounts::person(const std::string &id) const
{
    if (!m_roster)
        return nullptr;
    const auto found = std::ranges::find(m_roster->people, id, [](const auto &each) { return each.account.id; });
    return found == m_roster->people.end() ? nullptr : &*found;
}

void OfficeAccounts::want(const administration::PersonChange &change)
{
    emit asked();
    emit changeWanted(m_unit, text(m_looked), change);
}

QStringList OfficeAccounts::offers() const
{
    const accounts::Person *looked = person(m_looked);
    if (!looked)
        return {};
    return {QStringLiteral("details"),
            QStringLiteral("roles"),
            looked->account.disabled ? QStringLiteral("enable") : QStringLiteral("disable"),
            QStringLiteral("expire"),
            QStringLiteral("slip"),
            QStringLiteral("unlock"),
            QStringLiteral("reset"),
            QStringLiteral("move"),
            QStringLiteral("sign")};
}

void OfficeAccounts::begin(const QString &what)
{
    static const QHash<QString, What> changes{{QStringLiteral("disable"), What::Disable},
                                              {QStringLiteral("enable"), What::Enable},
                                              {QStringLiteral("reset"), What::Reset},
                                              {QStringLiteral("unlock"), What::KeepPassword}};
    const accounts::Person *looked = person(m_looked);
    if (changes.contains(what)) {
        if (looked)
            want({changes.value(what)});
        return;
    }
    if (what == QLatin1String("slip") || what == QLatin1String("slips")) {
        emit asked();
        emit slipsWanted(m_unit, what == QLatin1String("slip") ? QStringList{text(m_looked)} : QStringList(), slipDays);
        return;
    }
    if (what == QLatin1String("publish")) {
        emit asked();
        emit publicationWanted(m_unit);
        return;
    }
    if (what == QLatin1String("sign")) {
        emit signingWanted(m_unit);
        return;
    }
    finish();
    m_form = what;
    fillForm(what == QLatin1String("new") || what == QLatin1String("unit") ? nullptr : looked);
    emit changed();
}

void OfficeAccounts::fillForm(const accounts::Person *person)
{
    if (!person)
        return;
    m_typed = {{QStringLiteral("name"), text(person->account.name)},
               {QStringLiteral("position"), text(person->account.position)},
               {QStringLiteral("email"), text(person->email)},
               {QStringLiteral("phone"), text(person->phone)}};
    for (const accounts::Role role : person->account.roles)
        m_chosen << QString::fromLatin1(name(role));
}

void OfficeAccounts::setField(const QString &field, const QString &typed) { m_typed.insert(field, typed); }

void OfficeAccounts::toggleRole(const QString &role)
{
    if (!m_chosen.removeOne(role))
        m_chosen << role;
    emit changed();
}

std::string OfficeAccounts::of(const char *field) const
{
    return m_typed.value(QLatin1String(field)).toString().trimmed().toStdString();
}

std::vector<accounts::Role> OfficeAccounts::chosenRoles() const
{
    std::vector<accounts::Role> roles;
    for (const accounts::Role role : accounts::allRoles)
        if (m_chosen.contains(QLatin1String(name(role))))
            roles.push_back(role);
    return roles;
}

void OfficeAccounts::submit()
{
    if (m_form == QLatin1String("details"))
        return want({What::Details, {}, {}, of("name"), of("position"), of("email"), of("phone")});
    if (m_form == QLatin1String("roles"))
        return want({What::Roles, chosenRoles()});
    if (m_form == QLatin1String("expire")) {
        const QString day = text(of("day"));
        const auto end = endOf(day);
        m_typed.insert(QStringLiteral("wrong"), !day.isEmpty() && !end);
        emit changed();
        if (day.isEmpty() || end)
            want({What::Expire, {}, end});
        return;
    }
    emit asked();
    if (m_form == QLatin1String("move")) {
        emit moveWanted(m_unit, text(m_looked), text(of("unit")));
    } else if (m_form == QLatin1String("unit")) {
        emit newUnitWanted(text(of("unit")));
    } else {
        accounts::Person person;
        person.account.id = of("id");
        person.account.name = of("name");
        person.account.position = of("position");
        person.account.roles = chosenRoles();
        person.email = of("email");
        person.phone = of("phone");
        emit personWanted(m_unit, person);
    }
}

void OfficeAccounts::readList(const QUrl &file)
{
    emit asked();
    emit listWanted(m_unit, localFile(file));
}

void OfficeAccounts::takeList()
{
    if (!m_list)
        return;
    emit asked();
    emit takingWanted(m_list);
}

void OfficeAccounts::agree()
{
    if (m_words.empty())
        return;
    emit asked();
    emit publishWanted(m_published);
}

/// The rows, with the same person under the cursor as before.
void OfficeAccounts::remake()
{
    const std::string kept = m_current >= 0 && m_current < static_cast<int>(m_shown.size())
                                 ? m_shown[static_cast<std::size_t>(m_current)]
                                 : std::string();
    m_shown.clear();
    QList<RowsModel::Row> rows;
    int current = -1;
    const std::string wanted = core::foldVietnamese(m_searched.trimmed().toStdString());
    if (m_roster)
        for (const accounts::Person &each : m_roster->people) {
            const accounts::Account &account = each.account;
            const std::string words = account.id + " " + account.name + " " + account.position;
            if (core::foldVietnamese(words).find(wanted) == std::string::npos)
                continue;
            if (account.id == kept)
                current = static_cast<int>(m_shown.size());
            m_shown.push_back(account.id);
            rows.append(row(each));
        }
    m_rows.setRows(rows);
    m_current = current >= 0 || rows.isEmpty() ? current : 0;
    if (!person(m_looked))
        m_looked.clear();
    remakeSheet();
    emit changed();
}

} // namespace th::app
