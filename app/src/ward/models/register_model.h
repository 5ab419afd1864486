// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>
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
    Q_PROPERTY(QString order READ order WRITE setOrder NOTIFY changed) ///< "number": the newest first; "name"
    Q_PROPERTY(QString organisation READ organisation NOTIFY changed)  ///< whose passes alone are shown; empty: all
    Q_PROPERTY(QString organisationHere READ organisationHere NOTIFY changed) ///< of the current pass
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
    Q_PROPERTY(
        QString pictureProposal READ pictureProposal NOTIFY changed) ///< file for its code; empty: not handed out
    Q_PROPERTY(QString asking READ asking NOTIFY changed)            ///< "revoke", "reinstate"; empty: nothing is asked
    Q_PROPERTY(QString askingText READ askingText NOTIFY changed)
    Q_PROPERTY(QString askingNote READ askingNote NOTIFY changed)        ///< what will happen
    Q_PROPERTY(QVariantList careReasons READ careReasons NOTIFY changed) ///< value, text
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)          ///< why it was refused; what was typed stays
    Q_PROPERTY(QString notice READ notice NOTIFY changed)                ///< what was done, or why nothing was asked
    Q_PROPERTY(bool working READ working NOTIFY changed)
    Q_PROPERTY(
        QString progressText READ progressText NOTIFY progressed) ///< of what goes piece by piece; empty: nothing
    Q_PROPERTY(qreal progress READ progress NOTIFY progressed)    ///< 0 to 1
    Q_PROPERTY(bool stopping READ stopping NOTIFY changed)
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
    void setOrder(const QString &order);
    Q_INVOKABLE void onlyOrganisation(); ///< that of the current pass
    Q_INVOKABLE void anyOrganisation();
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
    /// Asks about all passes of the organisation shown that are not revoked, whatever is searched for.
    Q_INVOKABLE void askRevokeOrganisation();
    Q_INVOKABLE void dismiss();
    Q_INVOKABLE void stop(); ///< after the piece under way; what is done stays done
    /// Does what is asked for. \p reason: one of careReasons, to revoke; \p why: words, for the journal.
    Q_INVOKABLE void confirm(const QString &reason, const QString &why);

    /// Where the passes lie that something is done with: those chosen, or the one looked at; at most 10,000.
    struct Place {
        desk::RequestId request = 0;
        std::uint32_t line = 0, turn = 0;
    };
    [[nodiscard]] std::vector<Place> chosenPlaces() const;
    Q_INVOKABLE void print(); ///< those chosen, or the one looked at
    /// The code of the pass looked at as a picture for a phone's screen, through the print queue.
    Q_INVOKABLE void savePicture(const QUrl &as);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString search() const { return m_wish.words; }
    [[nodiscard]] const RegisterWish &wish() const { return m_wish; }
    [[nodiscard]] QString order() const;
    [[nodiscard]] QString organisation() const { return text(m_wish.organisation); }
    [[nodiscard]] QString organisationHere() const;
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
    [[nodiscard]] QString pictureProposal() const;
    [[nodiscard]] RowsModel *detail() { return &m_detail; }
    [[nodiscard]] QString asking() const;
    [[nodiscard]] QString askingText() const;
    [[nodiscard]] QString askingNote() const;
    [[nodiscard]] QVariantList careReasons() const;
    [[nodiscard]] QString complaint() const { return said(m_complaint); }
    [[nodiscard]] QString notice() const;
    [[nodiscard]] bool working() const { return m_working; }
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] qreal progress() const;
    [[nodiscard]] bool stopping() const { return m_working && m_sweep && m_sweep->isStopped; }

signals:
    void changed();
    void progressed();
    void requestChosen(quint64 request);
    void printWanted();
    void replaceWanted(const th::core::PassNumber &number, quint64 request);

private:
    enum class Care { Revoke, Reinstate };
    struct Outcome {
        Care what = Care::Revoke;
        std::size_t count = 0, already = 0;
        bool isDone = false;                ///< else nothing was asked: none to do it to, or too many
        std::optional<std::size_t> of{};    ///< that were asked for, where not all were reached
        std::optional<desk::Problem> why{}; ///< not
    };

    /// Where a code was saved, or why it was not.
    struct Saved {
        QString file;
        std::optional<desk::Problem> why{};
    };

    /// All of an organisation, piece by piece, so that others work at the desk meanwhile. A request's passes are in
    /// one piece: whoever is written to gets one mail.
    struct Sweep {
        std::string organisation;
        std::vector<std::vector<core::PassNumber>> pieces{};
        std::size_t next = 0, all = 0, count = 0, already = 0; ///< next: a piece; the others: passes
        core::RevocationReason reason{};
        std::string why{};
        bool isStopped = false;
    };

    void want(RegisterWish wish);
    void sweepOn();
    void swept(const desk::Done<desk::CareResult> &done);
    void find();
    void forgetOutcome();
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
    RegisterWish m_wish;
    std::optional<Sweep> m_sweep; ///< what is asked for is all of an organisation
    RegisterRows m_rows;
    RowsModel m_detail;
    Reference m_reference;
    std::optional<core::PassNumber> m_detailOf;
    std::optional<Care> m_asking;
    std::vector<core::PassNumber> m_targets; ///< of what is asked for
    std::optional<Outcome> m_outcome;
    std::optional<Saved> m_saved;
    std::set<issuing::Aftercare> m_cares;
    bool m_working = false;
    int m_current = -1;
    bool m_finding = false; ///< one search at a time; the newest words are looked for after it
};

} // namespace th::app
