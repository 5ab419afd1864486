// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "desk/problem.h"
#include "models/busy_model.h"
#include "models/language_switch.h"
#include "models/reference.h"
#include "models/rows_model.h"

#include <memory>

namespace th::issuing {
class Workflow;
}
namespace th::app {

class DeskDoor;
class DeskCamera;
class EntryModel;
class InboxModel;
class IntakeModel;
class MailModel;
class PrintModel;
class RegisterModel;
class ReplaceModel;
class RequestModel;
class SealModel;
class SignInModel;
class StatisticsModel;
class WardSession;

/// The workspace of a ward desk: who sits there, which page is open, and the view models of the pages.
class WardModel : public QObject {
    Q_OBJECT
    QML_NAMED_ELEMENT(Ward)
    QML_UNCREATABLE("made by the application")
    Q_MOC_INCLUDE("ward/models/desk_camera.h")
    Q_MOC_INCLUDE("ward/models/entry_model.h")
    Q_MOC_INCLUDE("ward/models/inbox_model.h")
    Q_MOC_INCLUDE("ward/models/intake_model.h")
    Q_MOC_INCLUDE("ward/models/mail_model.h")
    Q_MOC_INCLUDE("ward/models/print_model.h")
    Q_MOC_INCLUDE("ward/models/register_model.h")
    Q_MOC_INCLUDE("ward/models/replace_model.h")
    Q_MOC_INCLUDE("ward/models/request_model.h")
    Q_MOC_INCLUDE("ward/models/seal_model.h")
    Q_MOC_INCLUDE("ward/models/statistics_model.h")
    Q_MOC_INCLUDE("ward/models/ward_session.h")
    Q_PROPERTY(bool present READ present NOTIFY changed)   ///< the station is a ward's desk
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY changed) ///< and somebody has signed in
    Q_PROPERTY(QString where READ where NOTIFY changed)    ///< the unit, and who sits there
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(QString pageFile READ pageFile NOTIFY pageChanged)
    Q_PROPERTY(th::app::RowsModel *pages READ pages CONSTANT) ///< page, title, glyphName, key, count
    Q_PROPERTY(th::app::WardSession *session READ session CONSTANT)
    Q_PROPERTY(th::app::InboxModel *inbox READ inbox CONSTANT)
    Q_PROPERTY(th::app::RequestModel *request READ request CONSTANT)
    Q_PROPERTY(th::app::EntryModel *entry READ entry CONSTANT)
    Q_PROPERTY(th::app::DeskCamera *camera READ camera CONSTANT)
    Q_PROPERTY(th::app::IntakeModel *intake READ intake CONSTANT)
    Q_PROPERTY(th::app::MailModel *mails READ mails CONSTANT)
    Q_PROPERTY(th::app::PrintModel *prints READ prints CONSTANT)
    Q_PROPERTY(th::app::SealModel *seal READ seal CONSTANT)
    Q_PROPERTY(th::app::RegisterModel *book READ book CONSTANT)
    Q_PROPERTY(th::app::ReplaceModel *replace READ replace CONSTANT)
    Q_PROPERTY(th::app::StatisticsModel *statistics READ statistics CONSTANT)
    Q_PROPERTY(th::app::RowsModel *procedures READ procedures CONSTANT) ///< procedure, name: that can be begun
public:
    WardModel(LanguageSwitch &language, BusyModel &messages, SignInModel &accounts, QObject *parent = nullptr);
    ~WardModel() override;

    void setReference(const Reference &reference);
    void setNow(core::Instant now);
    void setWorkflow(std::shared_ptr<const issuing::Workflow> workflow);
    Q_INVOKABLE void open(const QString &page); ///< unknown, or not for this role: nothing happens
    Q_INVOKABLE void openAt(int place);         ///< of the navigation, from 0
    Q_INVOKABLE void openRequest(quint64 request);
    Q_INVOKABLE void openList();                      ///< a list for the request that is open
    Q_INVOKABLE void openAttachedList(int number);    ///< one that lies with it
    Q_INVOKABLE void openPrints();                    ///< of the request that is open
    Q_INVOKABLE void begin(const QString &procedure); ///< a new request, on disk at once, and opens it
    void takeScan(const QString &text);               ///< a code that was scanned
    Q_INVOKABLE void back();                          ///< to the inbox; from a request's list to the request

    [[nodiscard]] bool present() const;
    [[nodiscard]] bool signedIn() const;
    [[nodiscard]] QString where() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] QString page() const { return m_page; }
    [[nodiscard]] QString pageFile() const;
    [[nodiscard]] RowsModel *pages() { return &m_pages; }
    [[nodiscard]] DeskDoor &door();
    [[nodiscard]] WardSession *session();
    [[nodiscard]] InboxModel *inbox();
    [[nodiscard]] RequestModel *request();
    [[nodiscard]] EntryModel *entry();
    [[nodiscard]] DeskCamera *camera();
    [[nodiscard]] IntakeModel *intake();
    [[nodiscard]] MailModel *mails();
    [[nodiscard]] PrintModel *prints();
    [[nodiscard]] SealModel *seal();
    [[nodiscard]] RegisterModel *book();
    [[nodiscard]] ReplaceModel *replace();
    [[nodiscard]] StatisticsModel *statistics();
    [[nodiscard]] RowsModel *procedures() { return &m_procedures; }
    /// Says it on screen until it is put away.
    void tell(const desk::Problem &problem) const;

signals:
    void changed();
    void busyChanged();
    void pageChanged();

private:
    void joinSeal();
    void joinReplace();
    void joinPrints();
    void joinMails();
    void admit();
    void tellExported() const;
    void forget(); ///< whatever names people goes from the screens
    void listPages();
    void listProcedures();
    void giveCares();

    LanguageSwitch &m_language;
    BusyModel &m_messages;
    struct Parts; ///< the view models of the pages: whoever shows one includes its header
    std::unique_ptr<Parts> m_parts;
    RowsModel m_pages, m_procedures;
    std::shared_ptr<const issuing::Workflow> m_workflow; ///< of the desk that somebody signed in at
    QString m_page = QStringLiteral("inbox");
    bool m_wasIn = false;
};

} // namespace th::app
