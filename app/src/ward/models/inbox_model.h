// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "models/rows_model.h"
#include "ward/desk_door.h"
#include "ward/inbox_reader.h"

#include <chrono>

namespace th::app {

/// The requests of the desk: what waits for the officer, the longest waiting first, and all others.
class InboxModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString tab READ tab WRITE setTab NOTIFY changed)             ///< of `tabs`
    Q_PROPERTY(th::app::RowsModel *tabs READ tabs CONSTANT)                  ///< tab, name, count
    Q_PROPERTY(QString stateId READ stateId WRITE setStateId NOTIFY changed) ///< only these; empty: every state
    Q_PROPERTY(th::app::RowsModel *states READ states CONSTANT)              ///< stateId, name, count: of the tab
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    /// request, applicant, procedure, state_, waiting, late, lines, todo, finished
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged) ///< row; -1: none
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)                         ///< for this officer
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
public:
    enum class State { Loading, Shown, Failed };
    Q_ENUM(State)

    InboxModel(LanguageSwitch &language, DeskDoor &door, QObject *parent = nullptr);

    Q_INVOKABLE void refresh();                 ///< asks the desk
    void show(std::vector<InboxEntry> entries); ///< longest waiting first
    void fail(const desk::Problem &why);
    void clear();                   ///< nothing is known: somebody else may look at the screen
    void setNow(core::Instant now); ///< by which it is said how long something waits
    void setTab(const QString &tab);
    void setStateId(const QString &stateId);
    void setSearch(const QString &words);
    void setCurrent(int row);
    Q_INVOKABLE void openCurrent();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString tab() const { return m_tab; }
    [[nodiscard]] RowsModel *tabs() { return &m_tabs; }
    [[nodiscard]] QString stateId() const { return m_stateId; }
    [[nodiscard]] RowsModel *states() { return &m_states; }
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString failure() const;

signals:
    void changed();
    void currentChanged();
    void requestChosen(quint64 request);

private:
    void remake();
    void countTabs();
    void countStates();
    [[nodiscard]] bool inTab(const InboxEntry &entry) const;
    [[nodiscard]] RowsModel::Row rowOf(const InboxEntry &entry) const;
    [[nodiscard]] QString name(const core::LocalName &name) const { return text(name.in(m_language.language())); }

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    std::shared_ptr<InboxReader> m_reader = std::make_shared<InboxReader>(); ///< used in the store thread only
    State m_state = State::Loading;
    std::vector<InboxEntry> m_entries;
    std::optional<desk::Problem> m_failure;
    core::Instant m_now{};
    QString m_tab = QStringLiteral("mine"), m_stateId, m_search;
    int m_current = -1, m_waiting = 0;
    RowsModel m_tabs, m_states, m_rows;
};

} // namespace th::app
