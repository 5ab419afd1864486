// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "lines_model.h"
#include "models/rows_model.h"
#include "ward/desk_door.h"
#include "ward/request_reader.h"

#include <deque>
#include <functional>

namespace th::app {

/// The request that is open: what it holds, what may be done with it, who did what. Each change names the revision
/// that is on screen; if the request changed meanwhile that is said, it is read anew, and what was typed stays.
class RequestModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(quint64 request READ request NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)                      ///< procedure, state
    Q_PROPERTY(QString section READ section WRITE setSection NOTIFY changed) ///< "lines", "details", "files", "history"
    Q_PROPERTY(th::app::LinesModel *lines READ lines CONSTANT)
    Q_PROPERTY(th::app::RowsModel *steps READ steps CONSTANT)   ///< step, name, wantsReason, seals, effects
    Q_PROPERTY(th::app::RowsModel *fields READ fields CONSTANT) ///< field, label, value, wanted
    Q_PROPERTY(th::app::RowsModel *files READ files CONSTANT)   ///< number, kind, name, size
    Q_PROPERTY(th::app::RowsModel *kinds READ kinds CONSTANT)   ///< kind, name: of files that can be added
    Q_PROPERTY(QStringList history READ history NOTIFY changed)
    Q_PROPERTY(bool edits READ edits NOTIFY changed)
    Q_PROPERTY(bool attaches READ attaches NOTIFY changed)
    Q_PROPERTY(bool decides READ decides NOTIFY changed)
    Q_PROPERTY(QString unfinished READ unfinished NOTIFY changed) ///< which lines are being typed; empty: none
    Q_PROPERTY(bool prints READ prints NOTIFY changed)            ///< something of it can be printed
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
    Q_PROPERTY(bool working READ working NOTIFY changed)        ///< a change is on its way
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed) ///< why the last change was refused
    Q_PROPERTY(QString saved READ saved NOTIFY changed)         ///< where to a file was written; empty: none was
    Q_PROPERTY(QString failure READ failure NOTIFY changed)     ///< why the request cannot be shown
    Q_PROPERTY(QString asking READ asking NOTIFY changed) ///< step or "refuse" that a reason is asked for; or empty
    Q_PROPERTY(QString askingText READ askingText NOTIFY changed)
    Q_PROPERTY(QString reason MEMBER m_reason NOTIFY reasonChanged) ///< as typed; stays where a change was refused
    Q_PROPERTY(QStringList reasons READ reasons NOTIFY changed)     ///< offered: those of before, and the usual ones
    Q_PROPERTY(QVariantList pages READ pages NOTIFY viewChanged)    ///< pictures of the file that is looked at
    Q_PROPERTY(QString viewName READ viewName NOTIFY viewChanged)   ///< its name; empty: none
    Q_PROPERTY(QString viewNote READ viewNote NOTIFY viewChanged)
public:
    enum class State { Loading, Shown, Failed };
    Q_ENUM(State)

    RequestModel(LanguageSwitch &language, DeskDoor &door, QObject *parent = nullptr);

    void setReference(const Reference &reference) { m_lines.setReference(reference); }
    void open(quint64 request);
    Q_INVOKABLE void refresh();
    void show(RequestView view);
    void showMatches(LineMatches matches) { m_lines.setMatches(std::move(matches)); }
    void fail(const desk::Problem &why);
    void complain(const desk::Problem &why); ///< a change was refused
    void clear();
    void setSection(const QString &section);

    Q_INVOKABLE void take(const QString &step); ///< at once, or asks for the reason that it wants
    Q_INVOKABLE void approve();                 ///< what is chosen of the lines
    Q_INVOKABLE void refuse();                  ///< asks for the reason
    Q_INVOKABLE void undecide();
    Q_INVOKABLE void undo();                        ///< the last decision of this sitting
    Q_INVOKABLE void answer(const QString &reason); ///< to what is asked for
    Q_INVOKABLE void dismiss();                     ///< nothing is asked for any more, the complaint is read
    Q_INVOKABLE void setField(const QString &field, const QString &value);
    Q_INVOKABLE void removeLines();
    Q_INVOKABLE void attach(const QUrl &file, const QString &kind);
    void attachPhotograph(const QString &kind, const QByteArray &jpeg);
    Q_INVOKABLE void save(int number, const QUrl &as);
    Q_INVOKABLE void view(int number);
    Q_INVOKABLE void closeView();
    void edit(const desk::Edit &edit, const std::function<void()> &then = {});
    /// The same with a line as it was typed: that text is kept no more, unless something else was typed since.
    void takeLine(const desk::Edit &edit, std::uint32_t line, const desk::Fields &typed,
                  const std::function<void()> &then);
    /// What is on disk by now of a line that is typed; empty: nothing. Of another request than the one shown: nothing
    /// happens.
    void noteUnfinished(quint64 request, std::uint32_t line, const desk::Fields &typed);
    /// Any other change: done with the desk, told as all are. \p then: after it is done, while it is read anew; not if
    /// another request was opened meanwhile.
    void change(std::function<desk::Done<void>(OpenDesk &)> what, const std::function<void()> &then = {});

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] quint64 request() const { return m_request; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString about() const;
    [[nodiscard]] QString section() const { return m_section; }
    [[nodiscard]] LinesModel *lines() { return &m_lines; }
    [[nodiscard]] RowsModel *steps() { return &m_steps; }
    [[nodiscard]] RowsModel *fields() { return &m_fields; }
    [[nodiscard]] RowsModel *files() { return &m_files; }
    [[nodiscard]] RowsModel *kinds() { return &m_kinds; }
    [[nodiscard]] QStringList history() const;
    [[nodiscard]] bool edits() const { return m_view.edits; }
    [[nodiscard]] bool attaches() const { return m_view.attaches; }
    [[nodiscard]] bool decides() const { return m_view.decides; }
    [[nodiscard]] QString unfinished() const;
    [[nodiscard]] bool prints() const { return m_view.prints; }
    [[nodiscard]] bool canUndo() const { return m_view.decides && !m_undo.empty(); }
    [[nodiscard]] bool working() const { return m_working; }
    [[nodiscard]] QString complaint() const { return said(m_complaint); }
    [[nodiscard]] QString saved() const { return m_saved.isEmpty() ? QString() : tr("Đã lưu vào %1.").arg(m_saved); }
    [[nodiscard]] QString failure() const { return said(m_failure); }
    [[nodiscard]] QString asking() const { return m_asking; }
    [[nodiscard]] QString askingText() const;
    [[nodiscard]] QStringList reasons() const;
    [[nodiscard]] QVariantList pages() const { return m_pages; }
    [[nodiscard]] QString viewName() const { return m_viewName; }
    [[nodiscard]] QString viewNote() const { return m_viewNote; }
    [[nodiscard]] const RequestView &shown() const { return m_view; }

    /// The same problem, naming the request that it is about.
    [[nodiscard]] desk::Problem elsewhere(quint64 request, const desk::Problem &why) const;
signals:
    void changed();
    void reasonChanged();
    void viewChanged();
    void altered(); ///< the desk holds something else than before: inboxes read anew
    /// Of a request that is no longer on screen: a change was refused, or never begun.
    void leftUndone(const th::desk::Problem &why);
    void sealWanted(quint64 request, const QString &step);

private:
    void remake();
    void findMatches(const std::shared_ptr<const std::vector<desk::Line>> &lines);
    [[nodiscard]] bool later(std::function<void()> again);
    void takeStep(const std::string &step, const std::string &reason, std::uint64_t prompt = 0);
    void decide(const std::vector<std::uint32_t> &lines, store::WardDecision decision, const std::string &reason,
                std::uint64_t prompt = 0);
    void rule(const std::vector<desk::Ruling> &rulings, bool undoable, std::uint64_t prompt = 0);
    void ruled(const std::vector<desk::Ruling> &before, bool undoable);
    void ask(const QString &what);
    void endPrompt(std::uint64_t prompt);
    void changed(const desk::Done<void> &done, const std::function<void()> &then);
    void leave();
    [[nodiscard]] const StepOffer *offer(const QString &step) const;
    [[nodiscard]] desk::RequestId id() const { return m_view.found.row.id; }
    [[nodiscard]] std::uint64_t revision() const { return m_view.found.row.revision; }
    [[nodiscard]] QString said(const std::optional<desk::Problem> &problem) const;
    [[nodiscard]] QString name(const core::LocalName &name) const { return text(name.in(m_language.language())); }

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    State m_state = State::Loading;
    quint64 m_request = 0;
    RequestView m_view;
    bool m_working = false, m_matchesKnown = false;
    std::deque<std::function<void()>> m_waiting;
    std::optional<desk::Problem> m_complaint, m_failure;
    QString m_section = QStringLiteral("lines"), m_asking, m_reason, m_viewName, m_viewNote, m_saved;
    QStringList m_given; ///< reasons of this sitting, the newest first
    std::vector<std::vector<desk::Ruling>> m_undo;
    std::vector<desk::Ruling> m_ruling;         ///< on its way: the same key once more does not ask for it again
    std::vector<std::uint32_t> m_askedLines;    ///< that a refusal is asked for
    std::uint64_t m_visit = 0;                  ///< answers to what was asked in an earlier one are not shown
    std::uint64_t m_prompt = 0, m_answered = 0; ///< counts what was asked; the one whose answer is on its way
    std::uint64_t m_viewing = 0;                ///< counts files looked at
    QVariantList m_pages;
    LinesModel m_lines;
    RowsModel m_steps, m_fields, m_files, m_kinds;
};

} // namespace th::app
