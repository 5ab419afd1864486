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

/// The card: what the newest check came to, in words for people. Remakes every sentence when the language changes.
class CheckpointModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(Card card READ card NOTIFY changed)
    Q_PROPERTY(QString shape READ shape NOTIFY changed) ///< icon name of the verdict
    Q_PROPERTY(th::app::ThemeModel::Level level READ level NOTIFY changed)
    Q_PROPERTY(QString word READ word NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed) ///< the heaviest reason
    Q_PROPERTY(QString toDo READ toDo NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *reasons READ reasons CONSTANT) ///< the others: what, toDo, level
    Q_PROPERTY(bool hasPass READ hasPass NOTIFY changed)
    Q_PROPERTY(bool proven READ proven NOTIFY changed)
    Q_PROPERTY(QString holder READ holder NOTIFY changed)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)   ///< organisation or kind of pass
    Q_PROPERTY(th::app::RowsModel *fields READ fields CONSTANT) ///< label, value, level, wide, plates
    Q_PROPERTY(QString origin READ origin NOTIFY changed)       ///< small print: number, issuer, date
    Q_PROPERTY(CardMark cardMark READ cardMark NOTIFY changed)
    Q_PROPERTY(QString cardMarkText READ cardMarkText NOTIFY changed)
    Q_PROPERTY(bool recorded READ recorded NOTIFY changed)
    Q_PROPERTY(QString recordText READ recordText NOTIFY changed)
    Q_PROPERTY(QString sourceText READ sourceText NOTIFY changed)
    Q_PROPERTY(QString plate READ plate WRITE setPlate NOTIFY plateChanged) ///< of the vehicle at the barrier
    Q_PROPERTY(int turn READ turn NOTIFY changed)                           ///< another number for each new card
public:
    enum class Card { Ready, WaitingForPass, Verdict, TwoPasses };
    Q_ENUM(Card)
    enum class CardMark { None, Matches, Differs, NotShown, Shown };
    Q_ENUM(CardMark)

    explicit CheckpointModel(LanguageSwitch &language, QObject *parent = nullptr);

    void setReference(const Reference &reference);
    void show(const Examined &examined); ///< one beside the card on display is not shown
    Q_INVOKABLE void requestClear() { emit clearRequested(); }
    void clear();
    /// Two passes are held up together: asks for one at a time. A refusal stays on the card and the asking is below it.
    void setCrowded(bool crowded);
    Q_INVOKABLE void requestScroll(int pages) { emit scrollRequested(pages); } ///< of the details; below 0: up
    void setPlate(const QString &plate);

    [[nodiscard]] Card card() const;
    [[nodiscard]] QString shape() const;
    [[nodiscard]] ThemeModel::Level level() const;
    [[nodiscard]] QString word() const;
    [[nodiscard]] QString headline() const { return m_headline; }
    [[nodiscard]] QString toDo() const { return m_toDo; }
    [[nodiscard]] RowsModel *reasons() { return &m_reasons; }
    [[nodiscard]] bool hasPass() const { return shown() && shown()->answer.claims.has_value(); }
    [[nodiscard]] bool proven() const { return shown() && shown()->answer.proven; }
    [[nodiscard]] QString holder() const;
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    [[nodiscard]] QString origin() const { return m_origin; }
    [[nodiscard]] RowsModel *fields() { return &m_fields; }
    [[nodiscard]] CardMark cardMark() const;
    [[nodiscard]] QString cardMarkText() const;
    [[nodiscard]] bool recorded() const { return shown() && shown()->answer.seq.has_value(); }
    [[nodiscard]] QString recordText() const;
    [[nodiscard]] QString sourceText() const;
    [[nodiscard]] QString plate() const { return m_plate; }
    [[nodiscard]] int turn() const { return m_turn; }

signals:
    void changed();
    void plateChanged();
    void plateEntered(const QString &plate);
    void clearRequested();
    void scrollRequested(int pages);

private:
    void remake();
    void remakeReasons();
    void remakeTwoPasses();
    /// What is on the card; nullptr: nothing, or the asking for one pass at a time.
    [[nodiscard]] const Examined *shown() const { return m_shown && card() != Card::TwoPasses ? &*m_shown : nullptr; }
    [[nodiscard]] core::Sentence sentenceOf(core::Reason reason) const;
    [[nodiscard]] core::Reason named(core::Reason reason, core::Language language) const;
    void remakeCardAlone();

    LanguageSwitch &m_language;
    Reference m_reference;
    std::optional<Examined> m_shown;
    QString m_headline, m_toDo, m_subtitle, m_origin, m_plate;
    RowsModel m_reasons, m_fields;
    int m_turn = 0;
    bool m_crowded = false;
};

/// Level of a reason's weight.
[[nodiscard]] ThemeModel::Level levelOf(core::Weight weight);
/// Level and icon of a verdict.
[[nodiscard]] ThemeModel::Level levelOf(core::VerdictKind kind);
[[nodiscard]] QString shapeOf(core::VerdictKind kind);

} // namespace th::app
