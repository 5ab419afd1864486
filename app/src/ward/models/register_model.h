// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "desk/aftercare.h"
#include "models/language_switch.h"
#include "models/reference.h"
#include "models/rows_model.h"
#include "register_rows.h"
#include "ward/desk_door.h"

#include <memory>

namespace th::app {

/// The passes that the desk has made, searched as one types; what one of them holds; what becomes of them.
class RegisterModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(th::app::RegisterRows *rows READ rows CONSTANT)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed) ///< row; -1: none
    Q_PROPERTY(QString tally READ tally NOTIFY changed)                  ///< "12 of 500,000 passes"
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(int chosen READ chosen NOTIFY changed)
    Q_PROPERTY(bool replaceable READ replaceable NOTIFY changed) ///< the pass looked at, or the current one
    Q_PROPERTY(bool cares READ cares NOTIFY changed)             ///< the officer may do something to passes, of these:
    Q_PROPERTY(bool revokes READ revokes NOTIFY changed)
    Q_PROPERTY(bool reinstates READ reinstates NOTIFY changed)
    Q_PROPERTY(QString detailOf READ detailOf NOTIFY changed)   ///< number of the pass that is looked at; empty: none
    Q_PROPERTY(th::app::RowsModel *detail READ detail CONSTANT) ///< label, value
    Q_PROPERTY(QString asking READ asking NOTIFY changed)       ///< "revoke", "reinstate"; empty: nothing is asked
    Q_PROPERTY(QString askingText READ askingText NOTIFY changed)
    Q_PROPERTY(QString askingNote READ askingNote NOTIFY changed)        ///< what will happen
    Q_PROPERTY(QVariantList careReasons READ careReasons NOTIFY changed) ///< value, text
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)          ///< why it was refused; what was typed stays
    Q_PROPERTY(QString notice READ notice NOTIFY changed)                ///< what was done, or why nothing was asked
    Q_PROPERTY(bool working READ working NOTIFY changed)
public:
    enum class State { Loading, Shown, Failed };
    Q_ENUM(State)

    RegisterModel(LanguageSwitch &language, DeskDoor &door, QObject *parent = nullptr);

    Q_INVOKABLE void refresh(); ///< reads the register anew
    void show(RegisterFound found);
    void fail(const desk::Problem &why);
    void clear(); ///< nothing is known: somebody else may look at the screen
    void setReference(const Reference &reference);
    void setSearch(const QString &words);
    void setCurrent(int row);
    void setCares(std::set<issuing::Aftercare> cares); ///< what the officer may, of some procedure
    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void extendTo(int row); ///< from the current one: all between are chosen
    Q_INVOKABLE void chooseAll();       ///< that the search shows
    Q_INVOKABLE void chooseNone();
    Q_INVOKABLE void openDetail(); ///< of the current one
    Q_INVOKABLE void closeDetail();
    Q_INVOKABLE void openRequest(); ///< that the pass looked at is of
    /// Asks about the pass that is looked at; else about those chosen; else about the current one.
    Q_INVOKABLE void askRevoke();
    Q_INVOKABLE void askReinstate();
    Q_INVOKABLE void askReplace(); ///< of the pass looked at, or the current one
    Q_INVOKABLE void dismiss();
    /// Does what is asked for. \p reason: one of careReasons, to revoke; \p why: words, for the journal.
    Q_INVOKABLE void confirm(const QString &reason, const QString &why);

    /// Where the passes lie that something is done with: those chosen, or the one looked at; at most 10,000.
    struct Place {
        desk::RequestId request = 0;
        std::uint32_t line = 0, turn = 0;
    };
    [[nodiscard]] std::vector<Place> chosenPlaces() const;
    Q_INVOKABLE void print(); ///< those chosen, or the one looked at

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] RegisterRows *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString tally() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString failure() const;
    [[nodiscard]] int chosen() const { return m_rows.chosen(); }
    [[nodiscard]] bool replaceable() const;
    [[nodiscard]] bool cares() const { return !m_cares.empty(); }
    [[nodiscard]] bool revokes() const { return m_cares.contains(issuing::Aftercare::Revoke); }
    [[nodiscard]] bool reinstates() const { return m_cares.contains(issuing::Aftercare::Reinstate); }
    [[nodiscard]] QString detailOf() const;
    [[nodiscard]] quint64 detailRequest() const;
    [[nodiscard]] RowsModel *detail() { return &m_detail; }
    [[nodiscard]] QString asking() const;
    [[nodiscard]] QString askingText() const;
    [[nodiscard]] QString askingNote() const;
    [[nodiscard]] QVariantList careReasons() const;
    [[nodiscard]] QString complaint() const { return said(m_complaint); }
    [[nodiscard]] QString notice() const;
    [[nodiscard]] bool working() const { return m_working; }

signals:
    void changed();
    void requestChosen(quint64 request);
    void printWanted();
    void replaceWanted(const th::core::PassNumber &number, quint64 request);

private:
    enum class Care { Revoke, Reinstate };
    struct Outcome {
        Care what = Care::Revoke;
        std::size_t count = 0, already = 0;
        bool isDone = false; ///< else nothing was asked: none to do it to, or too many
    };

    void find();
    void ask(Care what);
    void took(Care what, const desk::Done<desk::CareResult> &done);
    void remakeDetail();
    [[nodiscard]] const desk::RegisterEntry *detailEntry() const;
    [[nodiscard]] const desk::RegisterEntry *find(const core::PassNumber &number) const; ///< null: not in the book
    [[nodiscard]] std::vector<core::PassNumber> targets(bool revoking) const;
    [[nodiscard]] QString inFigures(std::size_t number) const;
    [[nodiscard]] QString said(const std::optional<desk::Problem> &problem) const;

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    State m_state = State::Loading;
    std::shared_ptr<const desk::Register> m_book;
    std::optional<desk::Problem> m_failure, m_complaint;
    QString m_search;
    RegisterRows m_rows;
    RowsModel m_detail;
    Reference m_reference;
    std::optional<core::PassNumber> m_detailOf;
    std::optional<Care> m_asking;
    std::vector<core::PassNumber> m_targets; ///< of what is asked for
    std::optional<Outcome> m_outcome;
    std::set<issuing::Aftercare> m_cares;
    bool m_working = false;
    int m_current = -1;
    bool m_finding = false; ///< one search at a time; the newest words are looked for after it
};

} // namespace th::app
