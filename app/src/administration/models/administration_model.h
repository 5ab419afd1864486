// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "office_accounts.h"
#include "office_devices.h"
#include "office_enrolment.h"
#include "office_signing.h"

namespace th::app {

/// An administrator's folder on the screen: its pages, what was refused or done last, and a change of the directory
/// that waits for a yes. What it asks for goes out as signals; the answers come in by name.
class AdministrationModel : public QObject {
    Q_OBJECT
    QML_NAMED_ELEMENT(Administration)
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(Page page READ page WRITE setPage NOTIFY changed)
    Q_PROPERTY(bool helping READ helping WRITE setHelping NOTIFY changed) ///< the keys are shown
    Q_PROPERTY(bool working READ working NOTIFY changed)                  ///< an answer is awaited
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)       ///< what was done
    Q_PROPERTY(QStringList changes READ changes NOTIFY changed) ///< of the directory, to be agreed to; empty: none
    Q_PROPERTY(th::app::OfficeAccounts *accounts READ accounts CONSTANT)
    Q_PROPERTY(th::app::OfficeDevices *devices READ devices CONSTANT)
    Q_PROPERTY(th::app::OfficeEnrolment *enrolment READ enrolment CONSTANT)
    Q_PROPERTY(th::app::OfficeSigning *signing READ signing CONSTANT)
    Q_PROPERTY(bool leaves READ leaves NOTIFY changed) ///< back to where it was entered from; else the window is all
public:
    enum class State { Opening, Shown, Failed };
    Q_ENUM(State)
    enum class Page { Devices, Enrolment, Accounts };
    Q_ENUM(Page)

    explicit AdministrationModel(LanguageSwitch &language, QObject *parent = nullptr);

    void open(const QString &folder, accounts::Role acting); ///< asks for it
    void close();
    void setNow(core::Instant now) { m_enrolment.setNow(now); }
    void showOpened();
    void fail(const QString &vi, const QString &en);
    void refuse(const QString &vi, const QString &en);
    void warn(const QString &vi, const QString &en); ///< of what nobody waits for
    void showDevices(const OfficeListing &listing);
    void showRequests(const OfficeRequests &requests);
    void showProposed(const administration::ProposedEdit &edit);
    void showKept();
    void showCode(const OfficeCode &code);
    void showDecided();
    void settle() { end(); }                         ///< what was asked for is on the screen
    void tell(const QString &vi, const QString &en); ///< it is done

    Q_INVOKABLE void enter(const QUrl &folder); ///< from another place in the window: `entered` follows
    Q_INVOKABLE void leave();                   ///< back there: `left` follows
    Q_INVOKABLE void reload();                  ///< not while that is under way
    Q_INVOKABLE void agree();                   ///< to the changes
    Q_INVOKABLE void dismiss();                 ///< them
    void setPage(Page page);
    void setHelping(bool helping);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString failure() const { return said(m_failure); }
    [[nodiscard]] QString title() const { return m_folder; }
    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] bool helping() const { return m_helping; }
    [[nodiscard]] bool working() const { return m_working; }
    [[nodiscard]] QString complaint() const { return said(m_complaint); }
    [[nodiscard]] QString notice() const { return said(m_notice); }
    [[nodiscard]] QStringList changes() const;
    [[nodiscard]] OfficeAccounts *accounts() { return &m_accounts; }
    [[nodiscard]] OfficeDevices *devices() { return &m_devices; }
    [[nodiscard]] OfficeEnrolment *enrolment() { return &m_enrolment; }
    [[nodiscard]] OfficeSigning *signing() { return &m_signing; }
    [[nodiscard]] bool leaves() const { return m_leaves; }

signals:
    void changed();
    void entered(const QString &folder);
    void left();
    void languageChanged(th::core::Language language);
    void openWanted(const QString &folder, th::accounts::Role acting);
    void listWanted();
    void requestsWanted();
    void unitsWanted();
    void changeWanted(const th::core::PublicKey &device, const th::administration::DeviceChange &change,
                      const QString &typedName);
    void newWanted(const th::administration::NewDevice &device);
    void keepWanted(const th::administration::ProposedEdit &edit);
    void codeWanted(const th::administration::CodeWish &wish);
    void approvalWanted(const th::administration::Asking &device, const QString &compared, const QString &name);
    void refusalWanted(const th::administration::Asking &device);

private:
    using Sentence = std::pair<QString, QString>; ///< Vietnamese, English
    void begin();                                 ///< something was asked for
    void askForList();
    void askForRequests();
    void end(const Sentence &notice = {});
    [[nodiscard]] QString said(const Sentence &sentence) const
    {
        return m_language.language() == core::Language::English ? sentence.second : sentence.first;
    }

    LanguageSwitch &m_language;
    OfficeAccounts m_accounts;
    OfficeDevices m_devices;
    OfficeEnrolment m_enrolment;
    OfficeSigning m_signing;
    bool m_shown = false, m_helping = false, m_working = false, m_leaves = false;
    int m_lists = 0, m_requests = 0; ///< answers that are on their way
    State m_state = State::Opening;
    Page m_page = Page::Devices;
    accounts::Role m_acting = accounts::Role::Administrator;
    QString m_folder;
    Sentence m_failure, m_complaint, m_notice;
    std::optional<administration::ProposedEdit> m_proposed;
    std::optional<core::PublicKey> m_letIn; ///< and to be written into the directory next
};

} // namespace th::app
