// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "models/rows_model.h"
#include "oversight/archive_worker.h"

namespace th::app {

/// Signs of copies over a whole archive, in the time that the filter asks for: passes that nobody can have carried from
/// one checkpoint to the next, and those of which a station itself said so.
class CopySearch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(bool searching READ searching NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(bool found READ found NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT) ///< when, where, word, level, about
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
public:
    static constexpr std::size_t most = 2000; ///< that are listed; all are counted

    explicit CopySearch(LanguageSwitch &language, QObject *parent = nullptr);

    void begin(std::optional<evidence::Milliseconds> from, std::optional<evidence::Milliseconds> until,
               std::chrono::minutes utcOffset);
    Q_INVOKABLE void close(); ///< what is under way ends
    Q_INVOKABLE void openCurrent();
    void setCurrent(int row);
    void showProgress(quint64 number, quint64 looked);
    void finish(const CopiesFound &found);
    void fail(quint64 number, const core::LocalName &why);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] bool searching() const { return m_shown && !m_found && !m_problem; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool found() const { return m_found && m_found->all.flagged > 0; }
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] quint64 number() const { return m_number; }

signals:
    void changed();
    void wanted(quint64 number, std::optional<th::evidence::Milliseconds> from,
                std::optional<th::evidence::Milliseconds> until);
    void endWanted(quint64 number); ///< nobody waits for this one, nor for any before it
    void passWanted(const QString &pass);

private:
    void remake();
    [[nodiscard]] QString aboutOf(const evidence::FlaggedScan &flagged) const;

    LanguageSwitch &m_language;
    bool m_shown = false;
    quint64 m_number = 0, m_looked = 0;
    std::chrono::minutes m_offset{420};
    std::optional<CopiesFound> m_found;
    std::optional<core::LocalName> m_problem;
    int m_current = -1;
    RowsModel m_rows;
};

} // namespace th::app
