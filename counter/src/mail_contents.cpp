// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_contents.h"

#include "lists/write.h"

#include <algorithm>

namespace th::counter {

namespace {

std::string errorsName(const std::string &list)
{
    const std::size_t dot = list.rfind('.');
    return list.substr(0, dot) + "-can-sua" + list.substr(dot);
}

} // namespace

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool isListName(const std::string &file)
{
    const std::string name = lower(file);
    return name.ends_with(".csv") || name.ends_with(".xlsx");
}

MailContents::MailContents(const desk::Desk &desk, const Receiving &receiving, std::string procedure,
                           desk::RequestId request, const desk::Fields &fields)
    : m_desk(desk), m_receiving(receiving), m_procedure(std::move(procedure)), m_request(request)
{
    m_defaults = receiving.defaults;
    if (const auto at = fields.find("organisation"); m_defaults.organisation.empty() && at != fields.end())
        m_defaults.organisation = at->second;
}

void MailContents::take(const mail::ReadMail &read, Received &received, bool mayEdit)
{
    for (const core::LocalName &remark : read.remarks)
        received.remarks.push_back(remark);
    for (const mail::File &file : read.files) {
        ++received.files;
        m_edit.attachments.push_back({isListName(file.name) ? "list" : "mail", file.name, file.content});
        if (isListName(file.name) && mayEdit)
            takeList(file, received);
        else if (isListName(file.name))
            received.remarks.push_back(
                {file.name +
                     ": hồ sơ ở trạng thái này không sửa được dòng (với vai trò này): không dòng nào được nhập.",
                 file.name + ": lines cannot be changed in the request's state (by this role): no row was taken."});
    }
}

void MailContents::takeList(const mail::File &file, Received &received)
{
    const auto remark = [&](const core::LocalName &what) {
        received.remarks.push_back({file.name + ": " + what.vi, file.name + ": " + what.en});
    };
    const core::Instant now = m_receiving.clock.wall;
    const auto intake = readList(m_desk, file.content, {m_procedure, "", "", {}, m_receiving.check, m_defaults}, now);
    if (!intake && m_receiving.openList == OpenList::Ask && isOpenQuestion(intake.error())) {
        m_asked = intake.error();
        return;
    }
    if (!intake)
        return remark(intake.error().sentence);
    if (!intake->list.mapping.sure())
        return remark({"chưa chắc cột nào là gì: không dòng nào được nhập. Hãy nhập từ tệp đính kèm của hồ sơ.",
                       "it is not sure what its columns are: no row was taken. Take them from the request's file."});
    desk::Edit all = m_edit;
    for (const desk::Draft &draft : intake->drafts)
        all.lines.emplace_back(0, draft);
    const auto duplicates = m_desk.duplicates(all, m_request, now);
    if (!duplicates || !duplicates->empty())
        return remark(duplicates ? core::LocalName{"có người đã có trong hồ sơ khác hoặc trùng nhau: không dòng nào "
                                                   "được nhập. Hãy nhập từ tệp đính kèm của hồ sơ.",
                                                   "somebody in it has a line already: no row was taken. Take them "
                                                   "from the request's file."}
                                 : duplicates.error().sentence);
    m_edit.lines = std::move(all.lines);
    received.lines += intake->drafts.size();
    received.bad += intake->checked.bad.size();
    if (intake->checked.bad.empty())
        return;
    const auto errors =
        lists::returnedList(intake->list.table, intake->list.mapping, intake->checked, core::Language::Vietnamese);
    if (errors)
        m_edit.attachments.push_back(
            {"list_errors", errorsName(file.name), core::Bytes(errors->begin(), errors->end())});
    else
        remark(sentence(errors.error()));
}

} // namespace th::counter
