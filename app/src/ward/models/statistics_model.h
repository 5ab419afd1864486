// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "desk/statistics.h"
#include "models/language_switch.h"
#include "models/reference.h"
#include "models/rows_model.h"
#include "ward/desk_door.h"

#include <atomic>
#include <memory>

namespace th::app {

/// What a period of the register holds, counted.
struct StatisticsView {
    std::vector<desk::StatisticsRow> rows;
    desk::Period period;
};

/// What was issued, revoked, replaced and printed in a period: by day, kind, category or organisation; and the register
/// of the same period as a file.
class StatisticsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QVariantList groupings READ groupings NOTIFY changed) ///< value, text
    Q_PROPERTY(QString by READ by WRITE setBy NOTIFY changed)
    Q_PROPERTY(QVariantList periods READ periods NOTIFY changed) ///< value, text
    Q_PROPERTY(QString period READ period WRITE setPeriod NOTIFY changed)
    Q_PROPERTY(QString from READ from NOTIFY changed)       ///< "06/09/2021", as typed; empty: from the first
    Q_PROPERTY(QString until READ until NOTIFY changed)     ///< the last day, included; empty: no end
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT) ///< label, issued, revoked, replaced, printed, part, gone
    Q_PROPERTY(QString totals READ totals NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed) ///< what was exported
    Q_PROPERTY(bool exporting READ exporting NOTIFY changed)
    Q_PROPERTY(bool stopping READ stopping NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY progressed) ///< of the export, 0 to 1
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressed)
public:
    enum class State { Loading, Shown, Failed };
    Q_ENUM(State)

    StatisticsModel(LanguageSwitch &language, DeskDoor &door, QObject *parent = nullptr);

    void setReference(const Reference &reference);
    void clear(); ///< but for an export that is under way
    void show(StatisticsView view);
    void fail(const desk::Problem &why);
    Q_INVOKABLE void refresh();
    void setBy(const QString &by);
    void setPeriod(const QString &period);
    Q_INVOKABLE void setDays(const QString &from, const QString &until); ///< a period of one's own
    Q_INVOKABLE void save(const QUrl &as);                               ///< the register of the period: CSV, or XLSX
    Q_INVOKABLE void stopExport();                                       ///< nothing of it stays
    /// What became of an export that nobody saw end, because the desk was locked.
    struct Outcome {
        core::LocalName sentence;
        bool bad = false;
    };
    [[nodiscard]] std::optional<Outcome> takeOutcome(); ///< once
    void beginExport();
    void advance(std::size_t done, std::size_t all);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QVariantList groupings() const;
    [[nodiscard]] QString by() const { return m_by; }
    [[nodiscard]] QVariantList periods() const;
    [[nodiscard]] QString period() const { return m_period; }
    [[nodiscard]] QString from() const { return m_from; }
    [[nodiscard]] QString until() const { return m_until; }
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] QString totals() const;
    [[nodiscard]] QString failure() const { return said(m_failure); }
    [[nodiscard]] QString complaint() const { return said(m_complaint); }
    [[nodiscard]] QString notice() const;
    [[nodiscard]] bool exporting() const { return m_exporting != nullptr; }
    [[nodiscard]] bool stopping() const { return m_exporting && !m_exporting->load(); }
    [[nodiscard]] double progress() const
    {
        return m_toExport == 0 ? 0 : static_cast<double>(m_exported) / static_cast<double>(m_toExport);
    }
    [[nodiscard]] QString progressText() const;

signals:
    void changed();
    void progressed();
    void exported(); ///< or not: it ended

private:
    /// As chosen: days back from today, or the days that were typed. Nothing: they are none, which is said.
    struct Wanted {
        int days = 0; ///< back from today, which is the last; 0: as typed
        std::optional<std::chrono::sys_days> first{}, last{};
    };
    [[nodiscard]] std::optional<Wanted> wanted();
    [[nodiscard]] static desk::Period periodOf(const OpenDesk &open, const Wanted &wanted);
    void remake();
    void finishExport(const QString &file, const desk::Done<std::size_t> &rows);
    [[nodiscard]] QString labelOf(const std::string &key) const;
    [[nodiscard]] QString inFigures(std::size_t number) const;
    [[nodiscard]] QString said(const std::optional<desk::Problem> &problem) const;

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    Reference m_reference;
    State m_state = State::Loading;
    std::uint64_t m_asked = 0; ///< counts readings: an answer that is overtaken is known
    QString m_by = QStringLiteral("day"), m_period = QStringLiteral("30"), m_from, m_until, m_saved;
    std::size_t m_savedRows = 0;
    bool m_unseen = false;                          ///< the desk was locked while the export went on
    std::size_t m_exported = 0, m_toExport = 0;     ///< passes that were looked at, of all
    std::shared_ptr<std::atomic<bool>> m_exporting; ///< the export under way; false: it is to end
    StatisticsView m_view;
    std::optional<desk::Problem> m_failure, m_complaint;
    RowsModel m_rows;
};

} // namespace th::app
