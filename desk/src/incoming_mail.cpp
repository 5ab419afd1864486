// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/incoming_mail.h"

#include "inside.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace th::desk {

namespace {

using core::journal::WorkKind;
using store::IncomingState;
using Json = nlohmann::ordered_json;

std::string placeOf(const core::Bytes &content) { return "incoming/" + core::toHex(content); }

core::Bytes sealFace(const Vault &vault, const MailFace &face, const core::Bytes &content)
{
    const Json json{{"from", face.from}, {"subject", face.subject}, {"date", face.date},
                    {"vi", face.why.vi}, {"en", face.why.en},       {"files", face.files}};
    return vault.seal(core::asBytes(json.dump(-1, ' ', false, Json::error_handler_t::replace)), placeOf(content));
}

IncomingMail opened(const DeskInside &inside, store::WardIncoming row)
{
    const auto plain = inside.vault().open(row.box, placeOf(row.content));
    const Json json = plain ? Json::parse(plain->begin(), plain->end(), nullptr, false) : Json();
    if (!json.is_object())
        stop("box", "Dữ liệu mã hoá của một thư đến bị hỏng. Hãy báo người quản trị.",
             "The encrypted data of a mail that came is damaged. Tell the administrator.");
    MailFace face{json.value("from", ""),
                  json.value("subject", ""),
                  json.value("date", ""),
                  {json.value("vi", ""), json.value("en", "")},
                  json.value("files", std::vector<std::string>())};
    return {std::move(row), std::move(face)};
}

store::WardIncoming rowOf(DeskInside &inside, std::uint64_t id)
{
    auto row = valueOf(inside.book().incomingMail(id));
    if (!row)
        stop("no_mail", "Không có thư đến số " + std::to_string(id) + ".",
             "There is no incoming mail " + std::to_string(id) + ".");
    return std::move(*row);
}

store::WardIncoming waitingRow(DeskInside &inside, std::uint64_t id)
{
    store::WardIncoming row = rowOf(inside, id);
    if (row.state == IncomingState::Taken)
        stop("mail_taken", "Thư này đã được nhận vào hồ sơ " + std::to_string(row.request) + " rồi.",
             "This mail was taken into request " + std::to_string(row.request) + " already.");
    return row;
}

} // namespace

void DeskInside::markTaken(store::WardWrite &write, std::uint64_t mail, RequestId request)
{
    store::WardIncoming row = waitingRow(*this, mail);
    row.state = IncomingState::Taken;
    row.request = request;
    write.deeds.front().work.step = "mail " + std::to_string(mail) + " taken";
    write.incoming.push_back(std::move(row));
}

Done<IncomingMail> keepMail(Desk &desk, const core::ClockReading &clock, core::ByteView raw, const MailFace &face,
                            RequestId request, const std::optional<store::WardMailbox> &mailbox)
{
    return attempt([&] {
        DeskInside inside(desk);
        store::WardIncoming row;
        // What is not kept is told apart by where it lies.
        row.content = raw.empty() ? inside.vault().digest("incoming", core::asBytes(face.from + "|" + face.date))
                                  : inside.vault().digest("attachment", raw);
        const auto before = valueOf(inside.book().incomingMail(row.content));
        store::WardWrite write;
        write.clock = clock;
        write.mailbox = mailbox;
        if (before) {
            if (mailbox)
                inside.write(write);
            return opened(inside, *before);
        }
        if (!raw.empty())
            inside.keepContent(raw);
        row.came = clock.wall;
        row.request = request;
        row.size = raw.size();
        row.box = sealFace(inside.vault(), face, row.content);
        write.incoming.push_back(row);
        inside.write(write);
        return opened(inside, *valueOf(inside.book().incomingMail(row.content)));
    });
}

Done<void> takeMail(Desk &desk, const Act &act, std::uint64_t mail, const Edit &edit, Taken how)
{
    return attempt([&] {
        DeskInside inside(desk);
        const Loaded loaded = inside.load(act.request);
        inside.demand(edit.lines.empty() ? issuing::Change::Attach : issuing::Change::Edit, loaded, act);
        const auto lines = valueOf(inside.book().lines(act.request));
        store::WardWrite write = inside.next(loaded, act, WorkKind::Mail);
        inside.takeLines(write, edit, *loaded.procedure, act.request, lines.empty() ? 0 : lines.back().number,
                         lines.size(), act.clock.wall);
        for (const store::WardLine &line : write.lines)
            write.deeds.front().work.lines.push_back(line.number);
        inside.takeAttachments(write, act, loaded, edit.attachments);
        inside.markTaken(write, mail, act.request);
        if (how == Taken::ByItself)
            write.deeds.front().work.step += " by itself";
        inside.write(write);
    });
}

Done<void> explainMail(Desk &desk, const core::ClockReading &clock, std::uint64_t mail, const MailFace &face,
                       RequestId request)
{
    return attempt([&] {
        DeskInside inside(desk);
        store::WardIncoming row = waitingRow(inside, mail);
        row.request = request;
        row.box = sealFace(inside.vault(), face, row.content);
        store::WardWrite write;
        write.clock = clock;
        write.incoming.push_back(std::move(row));
        inside.write(write);
    });
}

Done<void> putMailAside(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock,
                        std::uint64_t mail, const std::string &reason)
{
    return attempt([&] {
        DeskInside inside(desk);
        store::WardIncoming row = waitingRow(inside, mail);
        if (officer.unit != inside.unit())
            stop("wrong_unit", "Thư này của đơn vị " + inside.unit().text + ".",
                 "This mail is unit " + inside.unit().text + "'s.");
        inside.demandRole(officer, accounts::Action::HandleMail);
        if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
            stop("missing_reason", "Phải nêu lý do.", "A reason is needed.");
        row.state = IncomingState::PutAside;
        store::WardWrite write;
        write.clock = clock;
        store::WardRequest none; // of no request: the entry is about the mail alone
        write.deeds.push_back(inside.deed({officer, 0, 0, clock}, WorkKind::Mail, none, 0, reason));
        write.deeds.front().work.step = "mail " + std::to_string(row.id) + " put aside";
        write.incoming.push_back(std::move(row));
        inside.write(write);
    });
}

Done<std::vector<IncomingMail>> incomingMails(const Desk &desk, Mails which, std::size_t most)
{
    return attempt([&] {
        DeskInside inside(desk);
        std::vector<IncomingMail> mails;
        for (store::WardIncoming &row : valueOf(inside.book().incoming(which, most)))
            mails.push_back(opened(inside, std::move(row)));
        return mails;
    });
}

Done<IncomingMail> incomingMail(const Desk &desk, std::uint64_t mail)
{
    return attempt([&] {
        DeskInside inside(desk);
        return opened(inside, rowOf(inside, mail));
    });
}

Done<core::Bytes> contentOfMail(const Desk &desk, std::uint64_t mail)
{
    return attempt([&] {
        DeskInside inside(desk);
        const store::WardIncoming row = rowOf(inside, mail);
        auto content = row.size > 0 ? inside.readContent(row.content, row.size) : std::nullopt;
        if (!content)
            stop("mail_content", "Nội dung thư không được giữ (quá lớn), hoặc bị mất trên đĩa.",
                 "The mail's content was not kept (too large), or is missing from the disk.");
        return std::move(*content);
    });
}

store::WardMailbox mailboxOf(const Desk &desk, const std::string &account)
{
    DeskInside inside(desk);
    store::WardMailbox box{core::toHex(inside.vault().digest("mailbox", core::asBytes(account))), 0, 0};
    const auto before = inside.book().mailbox(box.name);
    return before && *before ? **before : box;
}

Done<void> moveMailbox(Desk &desk, const core::ClockReading &clock, const store::WardMailbox &mailbox)
{
    return attempt([&] {
        DeskInside inside(desk);
        store::WardWrite write;
        write.clock = clock;
        write.mailbox = mailbox;
        inside.write(write);
    });
}

} // namespace th::desk
