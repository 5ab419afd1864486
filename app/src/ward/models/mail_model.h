// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "mail_list_model.h"
#include "models/language_switch.h"
#include "models/reference.h"
#include "models/rows_model.h"
#include "ward/desk_door.h"
#include "ward/mail_reader.h"

#include <memory>

namespace th::app {

/// The desk's mails: what goes out and how far it came, what came and waits for a person. Sends and fetches while
/// somebody has signed in: when asked, and on its own every few minutes.
class MailModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString tab READ tab WRITE setTab NOTIFY changed) ///< "out", "in", "closed"
    Q_PROPERTY(QVariantList tabs READ tabs NOTIFY changed)       ///< tab, text, count
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT)      ///< title, facts, standing, level
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(bool hasAccount READ hasAccount NOTIFY changed)
    Q_PROPERTY(QString accountNote READ accountNote NOTIFY changed) ///< why nothing is sent
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed) ///< of the last run, or of what was taken in
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed) ///< why it ended before its time
    Q_PROPERTY(QString notice READ notice NOTIFY changed)   ///< why the mail that was looked at is closed
    Q_PROPERTY(bool looking READ looking NOTIFY changed)    ///< at one mail
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed) ///< what is the matter with it
    Q_PROPERTY(QString body READ body NOTIFY changed)
    Q_PROPERTY(QString request READ requestText NOTIFY changed) ///< that it is of; empty: not known
    Q_PROPERTY(bool canSendAgain READ canSendAgain NOTIFY changed)
    Q_PROPERTY(bool canDrop READ canDrop NOTIFY changed)
    Q_PROPERTY(bool canTake READ canTake NOTIFY changed)
    Q_PROPERTY(bool hasList READ hasList NOTIFY changed) ///< a list came with it
    Q_PROPERTY(th::app::MailListModel *list READ list CONSTANT)
    /// The list leaves something open: it is said above, or the files alone are taken.
    Q_PROPERTY(bool listAsks READ listAsks NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed) ///< to which it goes
    Q_PROPERTY(QString asking READ asking NOTIFY changed)   ///< "again", "drop", "aside", "take"; empty: nothing
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(QString saved READ saved NOTIFY changed) ///< where to the mail was written; empty: it was not
    Q_PROPERTY(bool working READ working NOTIFY changed)
public:
    enum class State { Loading, Shown, Failed };
    Q_ENUM(State)

    MailModel(LanguageSwitch &language, DeskDoor &door, QObject *parent = nullptr);

    void setReference(const Reference &reference);
    void clear();
    void attend(); ///< somebody has signed in: sends and fetches on its own from now on
    void show(MailView view);
    void fail(const desk::Problem &why);
    void complain(const desk::Problem &why);
    void begin(); ///< a run
    void finish(const desk::Done<MailRun> &run);
    void setBody(const QString &body);
    void tell(const counter::Received &taken); ///< what was taken in
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void sendAndFetch();
    void sendOnItsOwn();     ///< what the timer does
    Q_INVOKABLE void look(); ///< at the current one
    Q_INVOKABLE void closeLook();
    Q_INVOKABLE void ask(const QString &what);
    Q_INVOKABLE void dismiss();
    Q_INVOKABLE void sendAgain(const QString &why, const QString &address);
    Q_INVOKABLE void drop(const QString &why);
    Q_INVOKABLE void putAside(const QString &why);
    Q_INVOKABLE void takeInto(const QString &request);    ///< its number
    Q_INVOKABLE void beginWith(const QString &procedure); ///< a new request
    /// Without lines of a list that leaves something open: into that request, or a new one where that was tried.
    Q_INVOKABLE void takeFiles(const QString &request);
    Q_INVOKABLE void reconsider(); ///< another request is being typed: what was said of the one before counts no more
    Q_INVOKABLE void save(const QUrl &as); ///< what came, as .eml
    Q_INVOKABLE void openRequest();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString tab() const { return m_tab; }
    void setTab(const QString &tab);
    [[nodiscard]] QVariantList tabs() const;
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int row);
    [[nodiscard]] int waiting() const { return m_waiting; } ///< mails that a person has to decide about
    [[nodiscard]] bool troubled() const { return m_troubled || m_state == State::Failed; } ///< nothing is sent
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString failure() const { return said(m_failure); }
    [[nodiscard]] bool hasAccount() const { return m_state == State::Shown && !m_view.account; }
    [[nodiscard]] QString accountNote() const { return said(m_view.account); }
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QString notice() const { return said(m_notice); }
    [[nodiscard]] bool looking() const { return m_looking; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString body() const { return m_body; }
    [[nodiscard]] desk::RequestId request() const; ///< 0: not known
    [[nodiscard]] QString requestText() const { return request() > 0 ? QString::number(request()) : QString(); }
    [[nodiscard]] bool canSendAgain() const;
    [[nodiscard]] bool canDrop() const;
    [[nodiscard]] bool canTake() const;
    [[nodiscard]] bool hasList() const;
    [[nodiscard]] MailListModel *list() { return &m_list; }
    [[nodiscard]] bool listAsks() const { return m_complaint && counter::isOpenQuestion(*m_complaint); }
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString asking() const { return m_asking; }
    [[nodiscard]] QString complaint() const { return said(m_complaint); }
    [[nodiscard]] QString saved() const { return m_saved.isEmpty() ? QString() : tr("Đã lưu vào %1.").arg(m_saved); }
    [[nodiscard]] bool working() const { return m_working; }

signals:
    void changed();
    void counted(); ///< what waits for a person may be another number, or mail be troubled
    void altered(); ///< a request holds something else than before
    void requestChosen(quint64 request);

private:
    void remake();
    void run();
    /// What somebody decides about the current mail. Gives what was taken in by it, if something was.
    using Change = std::function<desk::Done<std::optional<counter::Received>>(OpenDesk &)>;
    void change(Change what);
    /// What a person takes in: into a request, or a new one.
    using Taking = std::function<desk::Done<counter::Received>(OpenDesk &, const counter::Receiving &)>;
    void takeIn(Taking what, counter::OpenList open);
    void takeInto(const QString &request, counter::OpenList open);
    void beginWith(const QString &procedure, counter::OpenList open);
    void settle(const desk::Done<std::optional<counter::Received>> &done, bool isThere);
    /// The current mail, wherever it stands among others, and what somebody sees of it before deciding.
    struct Seen {
        bool goesOut = false;
        std::uint64_t id = 0;
        int state = 0;
        QString title, address;
        bool operator==(const Seen &) const = default;
    };
    [[nodiscard]] std::optional<Seen> seen() const;
    void follow(const Seen &before); ///< in the view that is shown now
    [[nodiscard]] QString takenText() const;
    [[nodiscard]] QString runText(const MailRun &run) const;
    [[nodiscard]] const desk::Mail *outgoing() const; ///< the current one; null: it is none
    [[nodiscard]] const desk::IncomingMail *incoming() const;
    [[nodiscard]] static QString shortened(QString body);
    [[nodiscard]] QString kindOf(const std::string &kind) const;
    [[nodiscard]] RowsModel::Row rowOf(const desk::Mail &mail) const;
    [[nodiscard]] RowsModel::Row rowOf(const desk::IncomingMail &mail) const;
    [[nodiscard]] QString said(const std::optional<desk::Problem> &problem) const;
    [[nodiscard]] QString name(const core::LocalName &name) const { return text(name.in(m_language.language())); }

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    Reference m_reference;
    State m_state = State::Loading;
    std::uint64_t m_asked = 0; ///< counts readings: an answer that is overtaken is known
    std::uint64_t m_visit = 0; ///< counts mails looked at
    MailView m_view;
    QString m_tab = QStringLiteral("out"), m_body, m_asking, m_saved;
    bool m_running = false, m_looking = false, m_working = false;
    bool m_due = false;      ///< a run, as soon as the mails are read: a lock cut it short, or nothing could be read
    bool m_troubled = false; ///< by the last run
    /// What such a run could not record. Used in the errands' thread alone.
    std::shared_ptr<std::vector<counter::Answered>> m_answered = std::make_shared<std::vector<counter::Answered>>();
    std::optional<desk::Problem> m_failure, m_complaint, m_notice;
    std::optional<desk::Done<MailRun>> m_run;
    std::optional<counter::Received> m_taken; ///< the last one that a person took in, until something else is done
    int m_current = -1;
    int m_waiting = 0;
    QString m_beganWith; ///< procedure of the new request that was tried last of this mail; empty: into one there is
    QTimer m_onItsOwn;
    MailListModel m_list;
    RowsModel m_rows;
};

} // namespace th::app
