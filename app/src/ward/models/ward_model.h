// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "inbox_model.h"
#include "models/busy_model.h"
#include "models/language_switch.h"
#include "models/reference.h"
#include "models/rows_model.h"
#include "ward/desk_door.h"
#include "ward_session.h"

namespace th::app {

/// The workspace of a ward desk: who sits there, which page is open, and the view models of the pages.
class WardModel : public QObject {
    Q_OBJECT
    QML_NAMED_ELEMENT(Ward)
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool present READ present NOTIFY changed)   ///< the station is a ward's desk
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY changed) ///< and somebody has signed in
    Q_PROPERTY(QString where READ where NOTIFY changed)    ///< the unit, and who sits there
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(QString pageFile READ pageFile NOTIFY pageChanged)
    Q_PROPERTY(th::app::RowsModel *pages READ pages CONSTANT) ///< page, title, glyph, key, count
    Q_PROPERTY(th::app::WardSession *session READ session CONSTANT)
    Q_PROPERTY(th::app::InboxModel *inbox READ inbox CONSTANT)
public:
    WardModel(LanguageSwitch &language, BusyModel &messages, QObject *parent = nullptr);

    void setReference(const Reference &reference);
    void setNow(core::Instant now);
    Q_INVOKABLE void open(const QString &page); ///< unknown, or not for this role: nothing happens
    Q_INVOKABLE void openAt(int place);         ///< of the navigation, from 0
    Q_INVOKABLE void back();                    ///< to the inbox

    [[nodiscard]] bool present() const { return m_session.state() != WardSession::State::Absent; }
    [[nodiscard]] bool signedIn() const { return m_session.state() == WardSession::State::SignedIn; }
    [[nodiscard]] QString where() const;
    [[nodiscard]] bool busy() const { return m_door.busy(); }
    [[nodiscard]] QString page() const { return m_page; }
    [[nodiscard]] QString pageFile() const;
    [[nodiscard]] RowsModel *pages() { return &m_pages; }
    [[nodiscard]] DeskDoor &door() { return m_door; }
    [[nodiscard]] WardSession *session() { return &m_session; }
    [[nodiscard]] InboxModel *inbox() { return &m_inbox; }
    /// Says it on screen until it is put away.
    void tell(const desk::Problem &problem) const;

signals:
    void changed();
    void busyChanged();
    void pageChanged();

private:
    void admit();
    void forget(); ///< whatever names people goes from the screens
    void listPages();

    LanguageSwitch &m_language;
    BusyModel &m_messages;
    DeskDoor m_door;
    WardSession m_session;
    InboxModel m_inbox;
    RowsModel m_pages;
    QString m_page = QStringLiteral("inbox");
    bool m_wasIn = false;
};

} // namespace th::app
