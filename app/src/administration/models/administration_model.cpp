// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration_model.h"

#include <algorithm>

namespace th::app {

AdministrationModel::AdministrationModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_accounts(language), m_devices(language), m_enrolment(language),
      m_signing(language)
{
    connect(&language, &LanguageSwitch::changed, this, [this] {
        emit languageChanged(m_language.language());
        emit changed();
    });
    // What the pages want is asked for; then an answer is awaited.
    const auto begins = [this] { begin(); };
    connect(&m_accounts, &OfficeAccounts::asked, this, begins);
    connect(&m_accounts, &OfficeAccounts::signingWanted, &m_signing, &OfficeSigning::begin);
    connect(&m_signing, &OfficeSigning::asked, this, begins);
    connect(&m_devices, &OfficeDevices::changeWanted, this, begins);
    connect(&m_devices, &OfficeDevices::newWanted, this, begins);
    connect(&m_enrolment, &OfficeEnrolment::codeWanted, this, begins);
    connect(&m_enrolment, &OfficeEnrolment::approvalWanted, this, begins);
    connect(&m_enrolment, &OfficeEnrolment::approvalWanted, this,
            [this](const administration::Asking &device) { m_letIn = device.key; });
    connect(&m_enrolment, &OfficeEnrolment::refusalWanted, this, begins);
    connect(&m_devices, &OfficeDevices::changeWanted, this, &AdministrationModel::changeWanted);
    connect(&m_devices, &OfficeDevices::newWanted, this, &AdministrationModel::newWanted);
    connect(&m_enrolment, &OfficeEnrolment::codeWanted, this, &AdministrationModel::codeWanted);
    connect(&m_enrolment, &OfficeEnrolment::approvalWanted, this, &AdministrationModel::approvalWanted);
    connect(&m_enrolment, &OfficeEnrolment::refusalWanted, this, &AdministrationModel::refusalWanted);
}

void AdministrationModel::open(const QString &folder, accounts::Role acting)
{
    const bool leaves = m_leaves;
    close();
    m_leaves = leaves;
    m_shown = true;
    m_folder = folder;
    m_acting = acting;
    emit changed();
    emit languageChanged(m_language.language());
    emit openWanted(folder, acting);
}

void AdministrationModel::close()
{
    m_shown = m_helping = m_working = m_leaves = false;
    m_state = State::Opening;
    m_page = Page::Devices;
    m_failure = m_complaint = m_notice = {};
    m_lists = m_requests = 0;
    m_proposed.reset();
    m_letIn.reset();
    m_signing.close();
    m_accounts.clear();
    m_devices.clear();
    m_enrolment.clear();
    emit changed();
}

void AdministrationModel::enter(const QUrl &folder)
{
    if (m_shown || !folder.isLocalFile())
        return;
    m_leaves = true;
    emit entered(folder.toLocalFile());
}

void AdministrationModel::leave()
{
    if (!m_shown || !m_leaves)
        return;
    close();
    emit left();
}

void AdministrationModel::showOpened()
{
    m_state = State::Shown;
    reload();
}

void AdministrationModel::reload()
{
    if (m_state == State::Failed) { // what was typed meanwhile stays
        m_state = State::Opening;
        m_lists = m_requests = 0;
        emit changed();
        emit openWanted(m_folder, m_acting);
        return;
    }
    if (m_state == State::Opening || m_lists > 0 || m_requests > 0)
        return;
    emit changed();
    askForList();
    askForRequests();
    emit unitsWanted();
}

void AdministrationModel::askForList()
{
    ++m_lists;
    emit listWanted();
}

void AdministrationModel::askForRequests()
{
    ++m_requests;
    emit requestsWanted();
}

void AdministrationModel::begin()
{
    m_working = true;
    m_letIn.reset();
    m_complaint = m_notice = {};
    emit changed();
}

void AdministrationModel::end(const Sentence &notice)
{
    m_working = false;
    m_complaint = {};
    m_notice = notice;
    emit changed();
}

void AdministrationModel::fail(const QString &vi, const QString &en)
{
    m_state = State::Failed;
    m_working = false;
    m_failure = {vi, en};
    emit changed();
}

void AdministrationModel::refuse(const QString &vi, const QString &en)
{
    m_working = false;
    m_letIn.reset();
    m_complaint = {vi, en};
    m_notice = {};
    emit changed();
}

void AdministrationModel::warn(const QString &vi, const QString &en)
{
    m_complaint = {vi, en};
    m_notice = {};
    emit changed();
}

void AdministrationModel::showDevices(const OfficeListing &listing)
{
    m_lists = std::max(m_lists - 1, 0);
    m_devices.show(listing);
    if (m_letIn && !m_working && m_devices.beginAdding(*m_letIn)) {
        m_letIn.reset();
        m_page = Page::Devices;
        if (m_devices.form().isEmpty()) // it is in the directory already
            m_notice = {QStringLiteral("Đã cho vào; máy đã có trong danh bạ."),
                        QStringLiteral("Let in; the directory has it already.")};
    }
    emit changed();
}

void AdministrationModel::showRequests(const OfficeRequests &requests)
{
    m_requests = std::max(m_requests - 1, 0);
    m_enrolment.show(requests);
    emit changed();
}

void AdministrationModel::showProposed(const administration::ProposedEdit &edit)
{
    if (m_proposed) // one is being read
        return;
    m_devices.closeForm();
    if (edit.edit.words.empty())
        return end({QStringLiteral("Không có gì khác."), QStringLiteral("Nothing differs.")});
    m_proposed = edit;
    end();
}

QStringList AdministrationModel::changes() const
{
    QStringList all;
    if (m_proposed)
        for (const core::LocalName &word : m_proposed->edit.words)
            all << text(word.in(m_language.language()));
    return all;
}

void AdministrationModel::agree()
{
    if (!m_proposed)
        return;
    const administration::ProposedEdit edit = *m_proposed;
    m_proposed.reset();
    begin();
    emit keepWanted(edit);
}

void AdministrationModel::dismiss()
{
    m_proposed.reset();
    end();
}

void AdministrationModel::showKept()
{
    end({QStringLiteral("Đã ghi vào directory.json. Chỉ có hiệu lực khi danh bạ được ký và công bố."),
         QStringLiteral("Written to directory.json. It holds once the directory is signed and published.")});
    askForList();
}

void AdministrationModel::showCode(const OfficeCode &code)
{
    m_enrolment.showCode(code);
    end();
}

/// The request goes from the screen with the list that follows; what is typed for another one stays.
void AdministrationModel::showDecided()
{
    if (m_letIn)
        end({QStringLiteral("Đã cho vào; máy biết ở lần hỏi tới. Giờ hãy ghi máy vào danh bạ: chưa ghi thì chốt khác "
                            "không biết máy quét gì, và không lệnh nào đến được máy."),
             QStringLiteral("Let in; the device learns of it when it asks next. Now write it into the directory: until "
                            "then no checkpoint hears of its scans, and no order reaches it.")});
    else
        end({QStringLiteral("Xong. Máy mới biết ở lần hỏi tới."),
             QStringLiteral("Done. The new device learns of it when it asks next.")});
    askForList();
    askForRequests();
}

void AdministrationModel::tell(const QString &vi, const QString &en)
{
    m_accounts.finish();
    m_signing.close();
    end({vi, en});
}

void AdministrationModel::setPage(Page page)
{
    m_signing.close();
    m_letIn.reset();
    m_page = page;
    m_complaint = m_notice = {};
    emit changed();
}

void AdministrationModel::setHelping(bool helping)
{
    m_helping = helping;
    emit changed();
}

} // namespace th::app
