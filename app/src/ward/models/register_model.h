// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "models/reference.h"
#include "register_rows.h"
#include "ward/desk_door.h"

#include <memory>

namespace th::app {

/// The passes that the desk has made, searched as one types.
class RegisterModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(th::app::RegisterRows *rows READ rows CONSTANT)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed) ///< row; -1: none
    Q_PROPERTY(QString tally READ tally NOTIFY changed)                  ///< "12 of 500,000 passes"
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
public:
    enum class State { Loading, Shown, Failed };
    Q_ENUM(State)

    RegisterModel(LanguageSwitch &language, DeskDoor &door, QObject *parent = nullptr);

    Q_INVOKABLE void refresh(); ///< reads the register anew
    void show(RegisterFound found);
    void fail(const desk::Problem &why);
    void clear(); ///< nothing is known: somebody else may look at the screen
    void setReference(const Reference &reference);
    void setSearch(const QString &words);
    void setCurrent(int row);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] RegisterRows *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString tally() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString failure() const;

signals:
    void changed();

private:
    void find();

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    State m_state = State::Loading;
    std::shared_ptr<const desk::Register> m_book;
    std::optional<desk::Problem> m_failure;
    QString m_search;
    RegisterRows m_rows;
    int m_current = -1;
    bool m_finding = false; ///< one search at a time; the newest words are looked for after it
};

} // namespace th::app
