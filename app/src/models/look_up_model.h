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
#include <QtQml/qqmlregistration.h>
#include <optional>

namespace th::app {

/// Look-up by pass number: what the station's data says of a number when no code can be read. Judged as far as a number
/// can be, which is never a permission, and recorded as a look-up.
class LookUpModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString number READ number WRITE setNumber NOTIFY numberChanged)
    Q_PROPERTY(bool complete READ complete NOTIFY numberChanged) ///< could be a pass number
    Q_PROPERTY(QString word READ word NOTIFY changed)            ///< of the verdict; empty: none was reached
    Q_PROPERTY(QString shape READ shape NOTIFY changed)
    Q_PROPERTY(QString answer READ answer NOTIFY changed)
    Q_PROPERTY(QString advice READ advice NOTIFY changed)
    Q_PROPERTY(th::app::ThemeModel::Level level READ level NOTIFY changed)
    Q_PROPERTY(QString recordText READ recordText NOTIFY changed)
    Q_PROPERTY(bool recorded READ recorded NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *reasons READ reasons CONSTANT) ///< besides the answer: what, toDo, level
    Q_PROPERTY(th::app::RowsModel *history READ history CONSTANT) ///< roles of the strip
public:
    enum class State { Empty, Searching, Answered };
    Q_ENUM(State)

    explicit LookUpModel(LanguageSwitch &language, QObject *parent = nullptr);
    void setReference(const Reference &reference);
    void show(const LookUp &result);
    void fail(const QString &sentenceVi, const QString &sentenceEn);
    void setNumber(const QString &number); ///< upper case; what cannot be in a number is left out
    Q_INVOKABLE void search();
    Q_INVOKABLE void clear();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString number() const { return m_number; }
    [[nodiscard]] bool complete() const;
    [[nodiscard]] QString word() const;
    [[nodiscard]] QString shape() const;
    [[nodiscard]] QString recordText() const;
    [[nodiscard]] bool recorded() const { return m_result && m_result->seq.has_value(); }
    [[nodiscard]] QString answer() const { return m_answer; }
    [[nodiscard]] QString advice() const { return m_advice; }
    [[nodiscard]] ThemeModel::Level level() const { return m_level; }
    [[nodiscard]] RowsModel *reasons() { return &m_reasons; }
    [[nodiscard]] RowsModel *history() { return &m_history; }

signals:
    void changed();
    void numberChanged();
    void searchRequested(const QString &number);

private:
    struct Failed {
        QString vi, en;
    };
    void remake();
    void describe(const core::SeriesStatus &status);
    void listReasons();

    LanguageSwitch &m_language;
    Reference m_reference;
    State m_state = State::Empty;
    QString m_number, m_answer, m_advice;
    ThemeModel::Level m_level = ThemeModel::Level::Plain;
    std::optional<LookUp> m_result;
    std::optional<Failed> m_failed;
    RowsModel m_reasons, m_history;
};

} // namespace th::app
