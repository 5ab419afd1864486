// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "administration/account_office.h"
#include "ward/seal_key.h"

#include <memory>
#include <optional>

namespace th::app {

/// The units' accounts in an administrator's folder: lives in the thread "office", called and answering by queued
/// signals. What is not done is answered by `refused`; what is, by `done` and by the roster as it is then.
class RosterWorker : public QObject {
    Q_OBJECT
public:
    void speak(core::Language language) { m_language = language; } ///< of what is printed and given back
    void open(const QString &folder, accounts::Role acting);
    void listUnits();
    void addUnit(const QString &unit);
    void show(const QString &unit);
    void add(const QString &unit, const accounts::Person &person);
    void change(const QString &unit, const QString &id, const administration::PersonChange &change);
    void move(const QString &unit, const QString &id, const QString &to);
    void readList(const QString &unit, const QString &file);
    void takeList(const std::shared_ptr<const administration::ReadList> &list);
    void printSlips(const QString &unit, const QStringList &ids, int days);
    void propose(const QString &unit); ///< a publication
    void publish(const QString &unit);

    void findLastSigning(); ///< `lastSigningFound` follows
    void proposeSigning(const QString &unit, const th::administration::SigningPlace &place);
    void sign(const std::shared_ptr<const administration::ProposedSigning> &looked, const SealKeyChoice &choice);
    void lookForTokens();

signals:
    void refused(const QString &vi, const QString &en);
    void done(const QString &vi, const QString &en);
    void unitsFound(const QStringList &units);
    void shown(std::shared_ptr<const th::accounts::Roster> roster);
    void listRead(std::shared_ptr<const th::administration::ReadList> list);
    void proposed(const QString &unit, const th::sync::Words &words);
    void lastSigningFound(const th::administration::SigningWish &wish);
    void signingProposed(std::shared_ptr<const th::administration::ProposedSigning> proposed);
    void keyRefused(bool lastTry); ///< beside `refused`; `lastTry`: another wrong PIN locks the token
    void tokensFound(const th::desk::Done<std::vector<th::app::TokenOffer>> &found);

private:
    /// The value, or nothing after it was complained of.
    template <class T> std::optional<T> taken(administration::Done<T> result)
    {
        if (result)
            return std::move(result).value();
        complain(result.error());
        return std::nullopt;
    }
    void complain(const core::LocalName &why);
    void tell(const core::LocalName &what, const QString &unit); ///< and how the unit's roster is then

    core::Language m_language = core::Language::Vietnamese;
    std::optional<administration::AccountOffice> m_office;
};

} // namespace th::app
