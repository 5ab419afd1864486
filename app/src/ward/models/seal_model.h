// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "models/rows_model.h"
#include "ward/desk_door.h"
#include "ward/seal_reader.h"

#include <deque>
#include <set>

namespace th::app {

/// Sealing: what waits for it, with which key, and how it goes. Request after request, in the store thread; what one
/// request has against it is told at its end, what the key has against it stops all.
class SealModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed) ///< from the start to the end: nothing can be chosen
    /// request, applicant, facts, waiting, begun, picked
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(QString pickedText READ pickedText NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)

    Q_PROPERTY(bool onToken READ onToken WRITE setOnToken NOTIFY changed)
    Q_PROPERTY(QString keyFile READ keyFile NOTIFY changed)
    Q_PROPERTY(QString keyTrouble READ keyTrouble NOTIFY changed) ///< of the key file; empty: it can be used
    Q_PROPERTY(th::app::RowsModel *tokens READ tokens CONSTANT)   ///< address, name, note, usable
    Q_PROPERTY(QString tokenTrouble READ tokenTrouble NOTIFY changed)
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY changed) ///< of the token
    Q_PROPERTY(bool wantsSecret READ wantsSecret NOTIFY changed)             ///< passphrase or PIN
    Q_PROPERTY(bool wantsReason READ wantsReason NOTIFY changed)             ///< the step of a picked request does
    Q_PROPERTY(bool wantsSeries READ wantsSeries NOTIFY changed)             ///< the key has several
    Q_PROPERTY(QVariantList seriesOffered READ seriesOffered NOTIFY changed) ///< value, text
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(QString series READ series WRITE setSeries NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(QString missing READ missing NOTIFY changed)     ///< what is to be chosen before it can start
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed) ///< why the last sealing stopped, and what to do
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)     ///< what the last sealing did; empty: none yet
    Q_PROPERTY(QString refusals READ refusals NOTIFY changed)   ///< requests that were not sealed, and why

    Q_PROPERTY(bool currentBegun READ currentBegun NOTIFY currentChanged) ///< it can be given up
    Q_PROPERTY(QString givingUp READ givingUp NOTIFY changed) ///< what is about to be given up; empty: nothing
    Q_PROPERTY(QString giveUpComplaint READ giveUpComplaint NOTIFY changed)

    Q_PROPERTY(int made READ made NOTIFY progressed)
    Q_PROPERTY(int total READ total NOTIFY progressed)
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressed) ///< how many remain, how many a second
    Q_PROPERTY(QString nowText READ nowText NOTIFY progressed)           ///< the request under way
public:
    /// Pausing: the batch under way ends first.
    enum class State { Loading, Failed, Choosing, Opening, Sealing, Pausing, Paused };
    Q_ENUM(State)

    SealModel(LanguageSwitch &language, DeskDoor &door, QObject *parent = nullptr);
    ~SealModel() override;

    Q_INVOKABLE void refresh(); ///< asks the desk; not while it seals
    void show(SealView view);
    void fail(const desk::Problem &why);
    void clear(); ///< stops after the batch under way, and knows nothing more
    void setNow(core::Instant now);
    void pickOnly(quint64 request); ///< also before it is known
    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void toggleAll();
    void setCurrent(int row);

    void setOnToken(bool onToken);
    Q_INVOKABLE void chooseFile(const QUrl &file);
    Q_INVOKABLE void lookForTokens();
    void showTokens(const desk::Done<std::vector<TokenOffer>> &found);
    void setAddress(const QString &address);
    void setReason(const QString &reason);
    void setSeries(const QString &series);

    Q_INVOKABLE void start(const QString &secret);
    Q_INVOKABLE void pause();
    Q_INVOKABLE void goOn();
    Q_INVOKABLE void end();       ///< of a pause: the key is let go
    Q_INVOKABLE void askGiveUp(); ///< of the current one, begun and never to be finished
    Q_INVOKABLE void giveUp(const QString &why);
    Q_INVOKABLE void dismissGiveUp();

    /// The key, for what else is sealed with it (ReplaceModel).
    [[nodiscard]] SealKeyChoice keyChoice(const QString &secret) const;
    [[nodiscard]] QString keyMissing() const; ///< what is to be chosen of it
    [[nodiscard]] static desk::Problem whichSeries();
    void tookKey(const desk::Done<OpenedSealKey> &opened); ///< what was learnt of it

    /// What the store thread tells; called by tests of screens too.
    void begin(std::deque<SealEntry> queue);
    void advance(const desk::SealProgress &progress);
    void finishRequest(const desk::Done<desk::SealProgress> &sealed);
    void stop(const desk::Problem &why);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool running() const;
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString pickedText() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString failure() const { return said(m_failure); }
    [[nodiscard]] bool onToken() const { return m_view.onToken; }
    [[nodiscard]] QString keyFile() const { return m_view.keyFile; }
    [[nodiscard]] QString keyTrouble() const;
    [[nodiscard]] RowsModel *tokens() { return &m_tokens; }
    [[nodiscard]] QString tokenTrouble() const;
    [[nodiscard]] QString address() const { return text(m_view.address); }
    [[nodiscard]] bool wantsSecret() const;
    [[nodiscard]] bool wantsReason() const;
    [[nodiscard]] bool wantsSeries() const { return m_wantsSeries; }
    [[nodiscard]] QVariantList seriesOffered() const;
    [[nodiscard]] bool currentBegun() const;
    [[nodiscard]] QString givingUp() const;
    [[nodiscard]] QString giveUpComplaint() const { return said(m_giveUpComplaint); }
    [[nodiscard]] QString reason() const { return m_reason; }
    [[nodiscard]] QString series() const { return m_series; }
    [[nodiscard]] bool ready() const { return missing().isEmpty(); }
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString complaint() const { return said(m_complaint); }
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString refusals() const;
    [[nodiscard]] int made() const { return static_cast<int>(m_made + m_madeNow); }
    [[nodiscard]] int total() const { return static_cast<int>(m_total); }
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString nowText() const;
    [[nodiscard]] std::size_t picked() const { return m_picked.size(); }

signals:
    void changed();
    void currentChanged();
    void progressed();
    void altered(); ///< requests are not what they were

private:
    void remake();
    void forgetSeries();
    void sealNext();
    void leaveWith(State state);
    [[nodiscard]] const TokenOffer *chosenToken() const;
    [[nodiscard]] const SealEntry *entry(desk::RequestId id) const;
    [[nodiscard]] RowsModel::Row rowOf(const SealEntry &entry) const;
    [[nodiscard]] QString name(const core::LocalName &name) const { return text(name.in(m_language.language())); }
    [[nodiscard]] QString said(const std::optional<desk::Problem> &problem) const
    {
        return problem ? name(problem->sentence) : QString();
    }

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    State m_state = State::Loading;
    SealView m_view;
    bool m_viewed = false; ///< what is remembered of the key was shown once: now it is the officer's
    std::set<desk::RequestId> m_picked;
    core::Instant m_now{};
    std::vector<TokenOffer> m_offers;
    std::optional<desk::Problem> m_failure, m_complaint, m_tokenProblem, m_giveUpComplaint;
    std::optional<SealEntry> m_givingUp;
    std::vector<std::string> m_offered; ///< series of the key
    bool m_tokensKnown = false, m_lastTry = false, m_wantsSeries = false, m_ranOnce = false;
    QString m_reason, m_series;
    int m_current = -1;

    std::deque<SealEntry> m_queue; ///< the first is under way
    std::shared_ptr<OpenSealKey> m_key;
    std::shared_ptr<std::atomic_bool> m_pause;
    std::size_t m_made = 0, m_madeNow = 0, m_total = 0; ///< since the start; of the request under way
    std::size_t m_madeBefore = 0;                       ///< the clock was started
    QElapsedTimer m_since;
    std::vector<std::pair<desk::RequestId, desk::Problem>> m_refusals;
    RowsModel m_rows, m_tokens;
};

} // namespace th::app
