// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "administration/roster_worker.h"
#include "models/language_switch.h"
#include "oversight/models/key_choice.h"

namespace th::app {

/// Signing a unit's accounts into the published tree, on an administrator's screen: where to, with which key, and in
/// words what is signed. Nothing is signed here; what is wanted goes out as signals.
class OfficeSigning : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QString tree READ tree NOTIFY changed) ///< folder of the published tree, or of a copy; empty: not chosen
    Q_PROPERTY(QString root READ root NOTIFY changed) ///< file
    Q_PROPERTY(th::app::KeyChoice *key READ key CONSTANT)
    Q_PROPERTY(QStringList words READ words NOTIFY changed) ///< what is signed; empty: it was not read yet
    Q_PROPERTY(QString missing READ missing NOTIFY changed) ///< what is to be chosen first; empty: nothing
public:
    explicit OfficeSigning(LanguageSwitch &language, QObject *parent = nullptr);

    void begin(const QString &unit);
    Q_INVOKABLE void close();
    Q_INVOKABLE void chooseTree(const QUrl &folder);
    Q_INVOKABLE void chooseRoot(const QUrl &file);
    Q_INVOKABLE void start(const QString &secret); ///< signs what was read

    void showLast(const administration::SigningWish &wish);
    void showProposal(std::shared_ptr<const administration::ProposedSigning> proposed);

    [[nodiscard]] bool shown() const { return !m_unit.isEmpty(); }
    [[nodiscard]] QString unit() const { return m_unit; }
    [[nodiscard]] QString tree() const { return QString::fromStdString(m_place.tree); }
    [[nodiscard]] QString root() const { return QString::fromStdString(m_place.root); }
    [[nodiscard]] KeyChoice *key() { return &m_key; }
    [[nodiscard]] QStringList words() const;
    [[nodiscard]] QString missing() const;

signals:
    void changed();
    void asked(); ///< one of the next two; an answer is awaited
    void proposalWanted(const QString &unit, const th::administration::SigningPlace &place);
    void wanted(std::shared_ptr<const th::administration::ProposedSigning> looked, const th::app::SealKeyChoice &key);
    void lastWanted();

private:
    void ask(); ///< what would be signed

    LanguageSwitch &m_language;
    QString m_unit;
    administration::SigningPlace m_place;
    KeyChoice m_key;
    std::shared_ptr<const administration::ProposedSigning> m_proposed;
};

} // namespace th::app
