// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "errand_form.h"
#include "oversight/archive_errands.h"

namespace th::app {

/// What stations sealed to their auditors (plates, ID cards, texts of passes, reasons), opened by one of them: of one
/// entry, of all that a filter has with a plate or an ID card in them, or of its passes only the names of
/// organisations, counted. Only after it was said who opens it and why, which the archive notes first. What was opened
/// is here until it is closed, and nowhere else.
class SealedParts : public th::app::ErrandForm { // its whole name: Qt 6.4 tells QML of the base by it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(What what READ what NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(QString plate READ plate WRITE setPlate NOTIFY changed)
    Q_PROPERTY(QString idCard READ idCard WRITE setIdCard NOTIFY changed)
    Q_PROPERTY(QString file READ file NOTIFY changed)               ///< it goes into; empty: on the screen
    Q_PROPERTY(QString proposal READ proposal NOTIFY changed)       ///< a name for it
    Q_PROPERTY(QString howToVerify READ howToVerify NOTIFY changed) ///< commands, a line each; empty: no file
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT)         ///< label, value, level: level -1 is a heading
public:
    enum class State { Asking, Opening, Opened };
    Q_ENUM(State)
    static constexpr std::uint64_t most = 200;           ///< entries that are shown
    static constexpr std::uint64_t mostInFile = 100'000; ///< that are written
    enum class What { Search, Entry, Organisations };
    Q_ENUM(What)

    /// As ErrandForm.
    SealedParts(LanguageSwitch &language, quint64 &numbers, QObject *parent = nullptr);

    /// `station`: whose hub a file's manifest believes; may be empty.
    void beginSearch(const QString &archive, const QString &station, const evidence::Filter &filter,
                     const QString &words, std::chrono::minutes utcOffset);
    void beginOrganisations(const QString &archive, const evidence::Filter &filter, const QString &words);
    void beginEntry(const QString &archive, const core::PublicKey &device, const evidence::Row &row,
                    std::chrono::minutes utcOffset);
    Q_INVOKABLE void chooseFile(const QUrl &file); ///< what is found goes there, signed, instead of on the screen
    Q_INVOKABLE void showInstead();                ///< on the screen again
    Q_INVOKABLE void start(const QString &secret);
    /// What was opened is wiped here; what the window drew of it Qt frees without wiping. Also after five minutes
    /// without a key or a touch.
    Q_INVOKABLE void close();
    void conceal(); ///< the screen was locked: the same, but of a search that it stopped is told
    bool eventFilter(QObject *watched, QEvent *event) override;
    void setPlate(const QString &plate);
    void setIdCard(const QString &idCard);

    void showProgress(quint64 number, quint64 looked);
    void finish(const OpenReport &report);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] What what() const { return m_what; }
    [[nodiscard]] QString about() const;
    [[nodiscard]] QString plate() const { return m_plate; }
    [[nodiscard]] QString idCard() const { return m_idCard; }
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] QString proposal() const { return tr("mot-nguoi") + QStringLiteral(".jsonl"); }
    [[nodiscard]] QString howToVerify() const { return commandsOf(m_report.manifest); }
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString progress() const override;
    [[nodiscard]] QString outcome() const override;
    [[nodiscard]] RowsModel *rows() { return &m_rows; }

signals:
    void wanted(const th::app::OpenErrand &errand);

private:
    void begin(const QString &archive, const evidence::Filter &filter, std::chrono::minutes utcOffset);
    void forget();
    void remake();
    [[nodiscard]] QList<RowsModel::Row> entryRows() const;
    [[nodiscard]] QList<RowsModel::Row> organisationRows() const;
    [[nodiscard]] QString numeral(std::uint64_t value) const;

    What m_what = What::Search;
    State m_state = State::Asking;
    QString m_words, m_plate, m_idCard, m_file;
    std::chrono::minutes m_offset{420};
    std::optional<evidence::Row> m_entry;
    OpenErrand m_errand;
    quint64 m_looked = 0;
    QTimer m_away;
    OpenReport m_report;
    RowsModel m_rows;
};

} // namespace th::app
