// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include "administration/roster_worker.h"
#include "models/language_switch.h"
#include "models/rows_model.h"

namespace th::app {

/// The units' accounts on an administrator's screen: one unit at a time, its people, the one that is looked at, a list
/// on its way in, a publication on its way out. Nothing is written here; what is wanted goes out as signals.
class OfficeAccounts : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QStringList units READ units NOTIFY changed)
    Q_PROPERTY(QString unit READ unit WRITE setUnit NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT) ///< name, where (roles), order (state), about, level
    Q_PROPERTY(QString searched READ searched WRITE search NOTIFY changed)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(QString tally READ tally NOTIFY changed)
    Q_PROPERTY(QString sheetTitle READ sheetTitle NOTIFY changed) ///< of who is looked at; empty: nobody
    Q_PROPERTY(th::app::RowsModel *sheet READ sheet CONSTANT)     ///< label, value, level
    Q_PROPERTY(QStringList offers READ offers NOTIFY changed)     ///< what `begin` can be told of them
    Q_PROPERTY(QString form READ form NOTIFY changed) ///< "new", "details", "roles", "expire", "move", "unit"; or empty
    Q_PROPERTY(QVariantMap typed READ typed NOTIFY changed)
    Q_PROPERTY(QVariantList roles READ roles NOTIFY changed)    ///< {value, text, chosen}
    Q_PROPERTY(QString listTitle READ listTitle NOTIFY changed) ///< of a list that was read; empty: none
    Q_PROPERTY(QStringList findings READ findings NOTIFY changed)
    Q_PROPERTY(QStringList publication READ publication NOTIFY changed) ///< what it does; empty: none is asked about
public:
    explicit OfficeAccounts(LanguageSwitch &language, QObject *parent = nullptr);

    void clear();
    void showUnits(const QStringList &units);
    void show(std::shared_ptr<const accounts::Roster> roster);
    void showList(std::shared_ptr<const administration::ReadList> list);
    void showPublication(const QString &unit, const sync::Words &words);
    void finish(); ///< what was asked for is done: no form, no list

    void setUnit(const QString &unit);
    void search(const QString &text); ///< by name, id and position, without marks
    void setCurrent(int row);
    Q_INVOKABLE void openSheet();
    Q_INVOKABLE void back(); ///< from form, list or publication; then from the sheet
    Q_INVOKABLE void begin(const QString &what);
    Q_INVOKABLE void setField(const QString &field, const QString &text);
    Q_INVOKABLE void toggleRole(const QString &role);
    Q_INVOKABLE void submit(); ///< what the form says
    Q_INVOKABLE void readList(const QUrl &file);
    Q_INVOKABLE void takeList();
    Q_INVOKABLE void agree(); ///< to the publication

    [[nodiscard]] bool loading() const { return !m_units; }
    [[nodiscard]] QStringList units() const { return m_units.value_or(QStringList()); }
    [[nodiscard]] QString unit() const { return m_unit; }
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] QString searched() const { return m_searched; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString tally() const;
    [[nodiscard]] QString sheetTitle() const;
    [[nodiscard]] RowsModel *sheet() { return &m_sheet; }
    [[nodiscard]] QStringList offers() const;
    [[nodiscard]] QString form() const { return m_form; }
    [[nodiscard]] QVariantMap typed() const { return m_typed; }
    [[nodiscard]] QVariantList roles() const;
    [[nodiscard]] QString listTitle() const;
    [[nodiscard]] QStringList findings() const;
    [[nodiscard]] QStringList publication() const;

signals:
    void changed();
    void asked(); ///< one of the following; an answer is awaited
    void rosterWanted(const QString &unit);
    void newUnitWanted(const QString &unit);
    void personWanted(const QString &unit, const th::accounts::Person &person);
    void changeWanted(const QString &unit, const QString &id, const th::administration::PersonChange &change);
    void moveWanted(const QString &unit, const QString &id, const QString &to);
    void listWanted(const QString &unit, const QString &file);
    void takingWanted(std::shared_ptr<const th::administration::ReadList> list);
    void slipsWanted(const QString &unit, const QStringList &ids, int days);
    void publicationWanted(const QString &unit);
    void publishWanted(const QString &unit);
    void signingWanted(const QString &unit); ///< the sheet for it

private:
    void remake();
    void remakeSheet();
    void want(const administration::PersonChange &change);
    void fillForm(const accounts::Person *person);
    [[nodiscard]] std::string of(const char *field) const;
    [[nodiscard]] std::vector<accounts::Role> chosenRoles() const;
    [[nodiscard]] const accounts::Person *person(const std::string &id) const;
    [[nodiscard]] RowsModel::Row row(const accounts::Person &person) const;
    [[nodiscard]] QString rolesOf(const accounts::Account &account) const;
    [[nodiscard]] QString stateOf(const accounts::Account &account) const;

    LanguageSwitch &m_language;
    std::optional<QStringList> m_units;
    QString m_unit, m_searched, m_form, m_published;
    std::shared_ptr<const accounts::Roster> m_roster;
    std::vector<std::string> m_shown; ///< ids of the rows
    int m_current = -1;
    std::string m_looked;
    QVariantMap m_typed;
    QStringList m_chosen; ///< roles of the form
    std::shared_ptr<const administration::ReadList> m_list;
    sync::Words m_words;
    RowsModel m_rows, m_sheet;
};

} // namespace th::app
