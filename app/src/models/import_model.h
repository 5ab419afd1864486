// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "language_switch.h"
#include "reference.h"
#include "rows_model.h"
#include "theme_model.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>
#include <optional>

namespace th::app {

/// Bringing in new data from a stick or a folder: what was found, what is being done, how it ended in words.
class ImportModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool searching READ searching NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *sources READ sources CONSTANT) ///< folder, name, about
    Q_PROPERTY(QString folder READ folder NOTIFY changed)         ///< being imported, or imported last
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *facts READ facts CONSTANT) ///< label, value
    Q_PROPERTY(QString detail READ detail NOTIFY changed)     ///< small print for the technician
    Q_PROPERTY(th::app::ThemeModel::Level level READ level NOTIFY changed)
    Q_PROPERTY(QString held READ held NOTIFY changed)          ///< what data the station goes by now
    Q_PROPERTY(int seconds READ seconds NOTIFY secondsChanged) ///< since the import began
public:
    enum class State { Choosing, Working, Done, Failed };
    Q_ENUM(State)

    explicit ImportModel(LanguageSwitch &language, QObject *parent = nullptr);
    void setReference(const Reference &reference);
    /// What the station goes by now, and when "now" is: for the age in words.
    void setHeld(const StationHealth &health, core::Instant now);
    void setFound(const QList<FoundPublication> &newestFirst);
    void finish(const ImportReport &report);
    /// The screen is shown: how an import ended that nobody has seen yet stays on it until it is closed; else it looks
    /// for sticks, unless an import is running.
    Q_INVOKABLE void open();
    Q_INVOKABLE void close();  ///< the screen goes: an outcome that was on it has been seen
    Q_INVOKABLE void choose(); ///< away from an outcome, to what there is to choose from: looks for sticks
    Q_INVOKABLE void search();
    Q_INVOKABLE void start(const QString &folder);
    Q_INVOKABLE void startUrl(const QUrl &folder) { start(folder.toLocalFile()); }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool searching() const { return m_searching; }
    [[nodiscard]] RowsModel *sources() { return &m_sources; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] RowsModel *facts() { return &m_facts; }
    [[nodiscard]] QString detail() const { return m_report.detail; }
    [[nodiscard]] ThemeModel::Level level() const;
    [[nodiscard]] QString held() const;
    [[nodiscard]] int seconds() const { return m_seconds; }

signals:
    void changed();
    void secondsChanged();
    void searchRequested();
    void importRequested(const QString &folder);

private:
    void remake();
    [[nodiscard]] QString moment(std::optional<core::Instant> when) const;

    LanguageSwitch &m_language;
    Reference m_reference;
    State m_state = State::Choosing;
    bool m_searching = false;
    QString m_folder;
    QList<FoundPublication> m_found;
    ImportReport m_report;
    std::optional<core::Instant> m_held;
    bool m_damaged = false; ///< some of what is held is not there or cannot be used
    core::Instant m_now{};
    int m_seconds = 0;
    QTimer m_tick;
    RowsModel m_sources, m_facts;
};

} // namespace th::app
