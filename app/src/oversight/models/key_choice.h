// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "models/rows_model.h"
#include "ward/seal_key.h"

namespace th::app {

/// With which of their own keys a supervisor or administrator signs, or opens what was sealed to them: a file, or one
/// on a token.
class KeyChoice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool onToken READ onToken WRITE setOnToken NOTIFY changed)
    Q_PROPERTY(bool offersTokens READ offersTokens CONSTANT)
    Q_PROPERTY(QString file READ file NOTIFY changed)
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY changed) ///< of the token
    Q_PROPERTY(th::app::RowsModel *tokens READ tokens CONSTANT)              ///< address, name, note, usable
    Q_PROPERTY(QString tokenTrouble READ tokenTrouble NOTIFY changed)
    Q_PROPERTY(bool wantsSecret READ wantsSecret NOTIFY changed) ///< passphrase or PIN is typed here
    Q_PROPERTY(QString missing READ missing NOTIFY changed)      ///< what is to be chosen; empty: nothing
public:
    enum class Of { FileOrToken, File };
    KeyChoice(LanguageSwitch &language, Of of, QObject *parent = nullptr);

    void setOnToken(bool onToken);
    Q_INVOKABLE void chooseFile(const QUrl &file);
    Q_INVOKABLE void lookForTokens() { emit tokensWanted(); }
    void setFile(const QString &file); ///< of the last time
    void forget();                     ///< nothing is chosen, as at first
    void setAddress(const QString &address);
    void showTokens(const desk::Done<std::vector<TokenOffer>> &found);
    void noteLastTry(bool lastTry) { m_lastTry = lastTry; } ///< the last answer said so: who types again knows

    /// As it is opened with `secret`, of which no copy stays here.
    [[nodiscard]] SealKeyChoice choice(const QString &secret) const;

    [[nodiscard]] bool onToken() const { return m_onToken; }
    [[nodiscard]] bool offersTokens() const { return m_of == Of::FileOrToken; }
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] QString address() const { return text(m_address); }
    [[nodiscard]] RowsModel *tokens() { return &m_tokens; }
    [[nodiscard]] QString tokenTrouble() const;
    [[nodiscard]] bool wantsSecret() const;
    [[nodiscard]] QString missing() const;

signals:
    void changed();
    void tokensWanted();
    void fileChosen(const QString &file);

private:
    [[nodiscard]] const TokenOffer *chosen() const;
    void remake();

    LanguageSwitch &m_language;
    Of m_of;
    bool m_onToken = false, m_known = false, m_lastTry = false;
    QString m_file;
    std::string m_address;
    std::vector<TokenOffer> m_offers;
    std::optional<desk::Problem> m_problem;
    RowsModel m_tokens;
};

} // namespace th::app
