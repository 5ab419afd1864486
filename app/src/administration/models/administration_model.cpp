// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration_model.h"

namespace th::app {

AdministrationModel::AdministrationModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_accounts(language), m_devices(language), m_enrolment(language)
{
    connect(&language, &LanguageSwitch::changed, this, [this] {
        emit languageChanged(m_language.language());
        emit changed();
    });
    // What the pages want is asked for; then an answer is awaited.
    const auto begins = [this] { begin(); };
    connect(&m_accounts, &OfficeAccounts::asked, this, begins);
    connect(&m_devices, &OfficeDevices::changeWanted, this, begins);
    connect(&m_devices, &OfficeDevices::newWanted, this, begins);
    connect(&m_enrolment, &OfficeEnrolment::codeWanted, this, begins);
    connect(&m_enrolment, &OfficeEnrolment::approvalWanted, this, begins);
    connect(&m_enrolment, &OfficeEnrolment::refusalWanted, this, begins);
    connect(&m_devices, &OfficeDevices::changeWanted, this, &AdministrationModel::changeWanted);
    connect(&m_devices, &OfficeDevices::newWanted, this, &AdministrationModel::newWanted);
    connect(&m_enrolment, &OfficeEnrolment::codeWanted, this, &AdministrationModel::codeWanted);
    connect(&m_enrolment, &OfficeEnrolment::approvalWanted, this, &AdministrationModel::approvalWanted);
    connect(&m_enrolment, &OfficeEnrolment::refusalWanted, this, &AdministrationModel::refusalWanted);
}

void AdministrationModel::open(const QString &folder, accounts::Role acting)
{
    close();
    m_shown = true;
    m_folder = folder;
    m_acting = acting;
    emit changed();
    emit languageChanged(m_language.language());
    emit openWanted(folder, acting);
}

void AdministrationModel::close()
{
    m_shown = m_helping = m_working = false;
    m_state = State::Opening;
    m_page = Page::Devices;
    m_failure = m_complaint = m_notice = {};
    m_proposed.reset();
    m_accounts.clear();
    m_devices.clear();
    m_enrolment.clear();
    emit changed();
}

void AdministrationModel::showOpened()
{
    m_state = State::Shown;
    reload();
}

void AdministrationModel::reload()
{
    if (m_state == State::Failed) {
        open(QString(m_folder), m_acting);
        return;
    }
    emit changed();
    emit listWanted();
    emit requestsWanted();
    emit unitsWanted();
}

void AdministrationModel::begin()
{
    m_working = true;
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
    m_complaint = {vi, en};
    m_notice = {};
    emit changed();
}

void AdministrationModel::showDevices(const OfficeListing &listing)
{
    m_devices.show(listing);
    emit changed();
}

void AdministrationModel::showRequests(const OfficeRequests &requests)
{
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
    emit listWanted();
}

void AdministrationModel::showCode(const OfficeCode &code)
{
    m_enrolment.showCode(code);
    end();
}

/// The request goes from the screen with the list that follows; what is typed for another one stays.
void AdministrationModel::showDecided()
{
    end({QStringLiteral("Xong. Máy mới biết ở lần hỏi tới."),
         QStringLiteral("Done. The new device learns of it when it asks next.")});
    emit listWanted();
    emit requestsWanted();
}

void AdministrationModel::tell(const QString &vi, const QString &en)
{
    m_accounts.finish();
    end({vi, en});
}

void AdministrationModel::setPage(Page page)
{
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
