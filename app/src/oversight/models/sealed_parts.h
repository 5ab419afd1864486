// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include "key_choice.h"
#include "oversight/archive_errands.h"

namespace th::app {

/// What stations sealed to their auditors (plates, ID cards, texts of passes, reasons), opened by one of them: of one
/// entry, or of all that a filter has with a plate or an ID card in them. Only after it was said who opens it and why,
/// which the archive notes first. What was opened is here until it is closed, and nowhere else.
class SealedParts : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool ofEntry READ ofEntry NOTIFY changed) ///< of one; else it is searched
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(QString signedIn READ signedIn NOTIFY changed) ///< as of HandingOut
    Q_PROPERTY(QString by READ by WRITE setBy NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(QString plate READ plate WRITE setPlate NOTIFY changed)
    Q_PROPERTY(QString idCard READ idCard WRITE setIdCard NOTIFY changed)
    Q_PROPERTY(th::app::KeyChoice *key READ key CONSTANT)
    Q_PROPERTY(QString missing READ missing NOTIFY changed)
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(QString progress READ progress NOTIFY progressed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT) ///< label, value, level: level -1 is a heading
public:
    enum class State { Asking, Opening, Opened };
    Q_ENUM(State)
    static constexpr std::uint64_t most = 200; ///< entries that are shown

    /// `numbers`: the last one that an errand was given; it outlives this.
    SealedParts(LanguageSwitch &language, quint64 &numbers, QObject *parent = nullptr);

    void beginSearch(const QString &archive, const evidence::Filter &filter, const QString &words,
                     std::chrono::minutes utcOffset);
    void beginEntry(const QString &archive, const core::PublicKey &device, const evidence::Row &row,
                    std::chrono::minutes utcOffset);
    Q_INVOKABLE void start(const QString &secret);
    Q_INVOKABLE void cancel();
    /// What was opened is wiped here; what the window drew of it Qt frees without wiping. Also after five minutes
    /// without a key or a touch.
    Q_INVOKABLE void close();
    bool eventFilter(QObject *watched, QEvent *event) override;
    void setBy(const QString &by);
    void setReason(const QString &reason);
    void setPlate(const QString &plate);
    void setIdCard(const QString &idCard);
    void setSignedIn(const QString &person);

    void showProgress(quint64 number, quint64 looked);
    void finish(const OpenReport &report);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool ofEntry() const { return m_entry.has_value(); }
    [[nodiscard]] QString about() const;
    [[nodiscard]] QString signedIn() const { return m_signedIn; }
    [[nodiscard]] QString by() const { return m_signedIn.isEmpty() ? m_by : m_signedIn; }
    [[nodiscard]] QString reason() const { return m_reason; }
    [[nodiscard]] QString plate() const { return m_plate; }
    [[nodiscard]] QString idCard() const { return m_idCard; }
    [[nodiscard]] KeyChoice *key() { return &m_key; }
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] QString progress() const;
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] quint64 number() const { return m_errand.number; }

signals:
    void changed();
    void progressed();
    void wanted(const th::app::OpenErrand &errand);
    void cancelWanted(quint64 number);

private:
    void begin(const QString &archive, const evidence::Filter &filter, std::chrono::minutes utcOffset);
    void forget();
    void remake();

    LanguageSwitch &m_language;
    quint64 &m_numbers;
    KeyChoice m_key;
    bool m_shown = false;
    State m_state = State::Asking;
    QString m_words, m_by, m_signedIn, m_reason, m_plate, m_idCard;
    std::chrono::minutes m_offset{420};
    std::optional<evidence::Row> m_entry;
    OpenErrand m_errand;
    quint64 m_looked = 0;
    QTimer m_away;
    std::optional<core::LocalName> m_problem;
    OpenReport m_report;
    RowsModel m_rows;
};

} // namespace th::app
