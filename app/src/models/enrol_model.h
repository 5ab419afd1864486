// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "language_switch.h"
#include "rows_model.h"
#include "theme_model.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQml/qqmlregistration.h>
#include <optional>

namespace th::app {

/// Bringing this device in: from the first start to the first data, one screen at a time, all of it in words.
class EnrolModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(bool hasStation READ hasStation NOTIFY changed) ///< one is open: the checkpoint can be gone to
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)   ///< what is wrong, and what to do; empty: nothing
    Q_PROPERTY(QString detail READ detail NOTIFY changed)     ///< small print for the technician
    Q_PROPERTY(th::app::RowsModel *facts READ facts CONSTANT) ///< label, value
    Q_PROPERTY(th::app::ThemeModel::Level level READ level NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY nameChanged) ///< what people call this device
    Q_PROPERTY(bool nameFits READ nameFits NOTIFY nameChanged)
    Q_PROPERTY(bool fromStick READ fromStick NOTIFY changed)
    Q_PROPERTY(bool working READ working NOTIFY changed) ///< something goes on that takes a while
    Q_PROPERTY(bool ready READ ready NOTIFY changed)     ///< Requested: the data is in, the checkpoint can begin
public:
    enum class State {
        Choosing, ///< how to begin
        Scanning,
        Confirming, ///< a code was read: what it says, before anything is believed
        Asking,
        Waiting, ///< for a person at the hub, or for the hub to be reached
        Failed,
        Fetching,  ///< approved: the first data comes in
        Requested, ///< the request lies on the stick
    };
    Q_ENUM(State)

    explicit EnrolModel(LanguageSwitch &language, QObject *parent = nullptr);

    void begin(); ///< shows how to begin, unless the screen is up already
    void offer(const EnrolOffer &offer);
    void refuse(const QString &sentenceVi, const QString &sentenceEn);
    void setReport(const EnrolReport &report);
    void setHealth(const StationHealth &health);
    void setSync(const SyncReport &report);
    void setImport(const ImportReport &report);
    void setNow(core::Instant now);

    Q_INVOKABLE void scan();
    Q_INVOKABLE void lookOnSticks() { emit stickWanted(); }
    Q_INVOKABLE void openFolder(const QUrl &folder) { emit folderChosen(folder.toLocalFile()); }
    Q_INVOKABLE void setName(const QString &name);
    Q_INVOKABLE void agree();  ///< to what the code says
    Q_INVOKABLE void again();  ///< Failed: the same once more. Waiting: now
    Q_INVOKABLE void back();   ///< one step; what is under way is ended
    Q_INVOKABLE void finish(); ///< to the checkpoint
    Q_INVOKABLE void wantDemonstration() { emit demonstrationWanted(); }
    Q_INVOKABLE void wantOversight() { emit oversightWanted(); }

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool hasStation() const { return m_health.open; }
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString detail() const;
    [[nodiscard]] RowsModel *facts() { return &m_facts; }
    [[nodiscard]] ThemeModel::Level level() const;
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] bool nameFits() const;
    [[nodiscard]] bool fromStick() const { return m_offer && !m_offer->stick.isEmpty(); }
    [[nodiscard]] bool working() const;
    [[nodiscard]] bool ready() const { return m_health.dataAsOf.has_value(); }

signals:
    void changed();
    void stateChanged();
    void nameChanged();
    void shownChanged(bool shown); ///< while it is, codes are for it
    void stickWanted();
    void folderChosen(const QString &folder);
    void enrolWanted(const th::app::EnrolChoice &choice);
    void askWanted();
    void endWanted();
    void demonstrationWanted();
    void oversightWanted(); ///< a supervisor's machine needs no station

private:
    void show(bool shown);
    void go(State state);
    void enter(State state);
    void remake();
    [[nodiscard]] QList<RowsModel::Row> offerFacts() const;
    [[nodiscard]] QList<RowsModel::Row> requestFacts() const;
    [[nodiscard]] QString waitingSentence() const;
    [[nodiscard]] QString fetchingSentence() const;
    [[nodiscard]] QString requestedSentence() const;

    LanguageSwitch &m_language;
    bool m_shown = false;
    State m_state = State::Choosing;
    std::optional<EnrolOffer> m_offer;
    EnrolReport m_report;
    StationHealth m_health;
    SyncReport m_sync;
    std::optional<ImportReport> m_import;
    QString m_name, m_problemVi, m_problemEn;
    core::Instant m_now{};
    RowsModel m_facts;
};

} // namespace th::app
