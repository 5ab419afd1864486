// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/incoming.h"

#include "mail_contents.h"

#include "mail/message.h"
#include "mail/reference.h"

#include <algorithm>

namespace th::counter {

namespace {

core::LocalName joined(const std::vector<core::LocalName> &all)
{
    core::LocalName both;
    for (const core::LocalName &each : all) {
        both.vi += (both.vi.empty() ? "" : " ") + each.vi;
        both.en += (both.en.empty() ? "" : " ") + each.en;
    }
    return both;
}

desk::MailFace faceOf(const mail::ReadMail &read, const core::LocalName &why)
{
    desk::MailFace face{read.from, read.subject, read.date, why};
    for (const mail::File &file : read.files)
        face.files.push_back(file.name);
    return face;
}

struct Matched {
    desk::RequestId request = 0; ///< named by the reference; taken only if `why` is empty
    core::LocalName why{};
};

/// By its reference number, and only from the request's own address: anybody can know a number.
Matched matched(const desk::Desk &desk, const mail::ReadMail &read)
{
    if (read.automatic)
        return {0,
                {"Thư trả lời tự động hoặc báo không gửi được.", "An automatic answer, or a notice of non-delivery."}};
    std::vector<mail::Reference> ours;
    for (const mail::Reference &each : mail::findReferences(read.subject + "\n" + read.text))
        if (each.unit == desk.unit())
            ours.push_back(each);
    if (ours.empty())
        return {0,
                {"Không có mã hồ sơ của đơn vị này (hoặc mã gõ sai).",
                 "It names no request of this unit (or the reference is mistyped)."}};
    if (ours.size() > 1)
        return {0, {"Thư nêu nhiều hồ sơ.", "It names several requests."}};
    const auto found = desk.look(ours[0].request);
    if (!found)
        return {0, found.error().sentence};
    for (const char *field : {"email", "contact"})
        if (const auto at = found->fields.find(field);
            at != found->fields.end() && !read.from.empty() && lower(at->second) == read.from)
            return {ours[0].request, {}};
    return {ours[0].request,
            {"Người gửi không phải địa chỉ thư của hồ sơ: hãy hỏi lại rồi mới nhận.",
             "The sender's is not the address of the request: ask before it is taken."}};
}

/// Into the request, if its state lets the officer; by itself only what nobody has to look at.
desk::Done<void> takeInto(desk::Desk &desk, const Receiving &receiving, const mail::ReadMail &read,
                          desk::RequestId request, Received &received, desk::Taken how)
{
    const auto found = desk.look(request);
    if (!found)
        return core::Failure{found.error()};
    const issuing::Procedure *procedure = desk.procedureOf(found->row);
    const bool mayEdit =
        procedure && issuing::may(issuing::Change::Edit, *procedure, found->standing, receiving.officer);
    MailContents contents(desk, receiving, found->row.procedure, request, found->fields);
    contents.take(read, received, mayEdit);
    if (contents.asked() && how == desk::Taken::ByPerson)
        return core::Failure{*contents.asked()};
    if (contents.edit().attachments.empty())
        return core::Failure{desk::Problem{"mail_empty",
                                           {"Thư không có tệp nào lấy được: hãy đọc rồi trả lời.",
                                            "No file of it could be taken: read it, and answer."}}};
    if (how == desk::Taken::ByItself && (received.bad > 0 || !received.remarks.empty()))
        return core::Failure{desk::Problem{
            "mail_look",
            {"Chưa nhận vào hồ sơ: phải có người xem.", "Not taken into the request: a person has to look at it."}}};
    return desk::takeMail(desk, {receiving.officer, request, found->row.revision, receiving.clock},
                          received.mail.row.id, contents.edit(), how);
}

desk::Done<Received> finished(const desk::Desk &desk, Received received)
{
    auto now = desk::incomingMail(desk, received.mail.row.id);
    if (!now)
        return core::Failure{now.error()};
    received.mail = std::move(now).value();
    return received;
}

/// A mail that was kept, and what is in it.
struct Kept {
    Received received;
    mail::ReadMail read;
};
desk::Done<Kept> opened(const desk::Desk &desk, std::uint64_t mail)
{
    const auto content = desk::contentOfMail(desk, mail);
    auto found = desk::incomingMail(desk, mail);
    if (!content || !found)
        return core::Failure{content ? found.error() : content.error()};
    auto read = mail::readMail(*content);
    if (!read)
        return core::Failure{desk::Problem{"mail_content", read.error()}};
    return Kept{{std::move(found).value()}, std::move(read).value()};
}

/// What did not work is said where the mail waits.
desk::Done<Received> waiting(desk::Desk &desk, const Receiving &receiving, Received received,
                             const core::LocalName &why)
{
    std::vector<core::LocalName> all{why};
    all.insert(all.end(), received.remarks.begin(), received.remarks.end());
    if (received.bad > 0)
        all.push_back({std::to_string(received.bad) + " dòng của danh sách phải sửa.",
                       std::to_string(received.bad) + " rows of its list are to be corrected."});
    received.files = received.lines = received.bad = 0;
    received.mail.face.why = joined(all);
    const store::WardIncoming &row = received.mail.row;
    if (auto said = desk::explainMail(desk, receiving.clock, row.id, received.mail.face, row.request); !said)
        return core::Failure{said.error()};
    return finished(desk, std::move(received));
}

void count(Fetched &fetched, const Received &received)
{
    ++fetched.came;
    ++(received.mail.row.state == store::IncomingState::Waits ? fetched.waiting : fetched.taken);
    fetched.lines += received.lines;
}

/// What a program that died had kept, and not yet looked at.
desk::Done<void> takeKept(desk::Desk &desk, const Receiving &receiving, Fetched &fetched,
                          const std::function<bool(const Received &)> &told)
{
    const auto waiting = desk::incomingMails(desk, desk::Mails::Open);
    if (!waiting)
        return core::Failure{waiting.error()};
    for (const desk::IncomingMail &mail : *waiting) {
        if (!mail.face.why.en.empty() || mail.row.size == 0)
            continue;
        const auto content = desk::contentOfMail(desk, mail.row.id);
        if (!content)
            return core::Failure{content.error()};
        const auto received = receive(desk, receiving, *content);
        if (!received)
            return core::Failure{received.error()};
        count(fetched, *received);
        if (!told(*received))
            break;
    }
    return {};
}

/// It is known by where it lies; nothing else of it is.
desk::Done<Received> tooLarge(desk::Desk &desk, const Receiving &receiving, const store::WardMailbox &place)
{
    const desk::MailFace face{"",
                              "",
                              place.name.substr(0, 8) + "/" + std::to_string(place.validity) + "/" +
                                  std::to_string(place.last),
                              {"Thư lớn hơn 32 MiB, không lấy về. Hãy đề nghị gửi tệp nhỏ hơn.",
                               "The mail is larger than 32 MiB and was not taken. Ask for smaller files."}};
    auto kept = desk::keepMail(desk, receiving.clock, {}, face, 0, place);
    if (!kept)
        return core::Failure{kept.error()};
    return Received{std::move(kept).value()};
}

/// Nothing: it was deleted meanwhile.
desk::Done<std::optional<Received>> takeMessage(desk::Desk &desk, const Receiving &receiving,
                                                const mail::Mailbox::Message &message, const store::WardMailbox &place)
{
    if (message.fetch == mail::Mailbox::Fetch::Whole && message.bytes.empty()) {
        if (const auto moved = desk::moveMailbox(desk, receiving.clock, place); !moved)
            return core::Failure{moved.error()};
        return std::optional<Received>();
    }
    auto received = message.fetch == mail::Mailbox::Fetch::Whole
                        ? receive(desk, receiving, core::asBytes(message.bytes), place)
                        : tooLarge(desk, receiving, place);
    if (!received)
        return core::Failure{received.error()};
    return std::optional(std::move(received).value());
}

} // namespace

desk::Done<Received> receive(desk::Desk &desk, const Receiving &receiving, core::ByteView bytes,
                             const std::optional<store::WardMailbox> &mailbox)
{
    const bool fits = bytes.size() <= mail::maxMailBytes;
    // What kills the program while it is read would kill it at each fetch if it were not a person's from now on.
    const core::LocalName cut{"Chương trình dừng khi đang đọc thư này: hãy lưu thư ra tệp để xem.",
                              "The program ended while it read this mail: save it to a file, and look at it."};
    auto kept = desk::keepMail(desk, receiving.clock, fits ? bytes : core::ByteView(), {"", "", "", cut}, 0, mailbox);
    if (!kept)
        return core::Failure{kept.error()};
    Received received{std::move(kept).value()};
    received.before = received.mail.row.state != store::IncomingState::Waits;
    if (received.before)
        return received;
    const auto read = mail::readMail(bytes);
    const Matched match = read ? matched(desk, *read) : Matched{0, read.error()};
    received.mail.face = read ? faceOf(*read, match.why) : desk::MailFace{"", "", "", match.why};
    received.mail.row.request = match.request;
    if (const auto said =
            desk::explainMail(desk, receiving.clock, received.mail.row.id, received.mail.face, match.request);
        !said)
        return core::Failure{said.error()};
    if (!match.why.en.empty())
        return received;
    if (const auto taken = takeInto(desk, receiving, *read, match.request, received, desk::Taken::ByItself); !taken)
        return waiting(desk, receiving, std::move(received), taken.error().sentence);
    return finished(desk, std::move(received));
}

desk::Done<Received> assign(desk::Desk &desk, const Receiving &receiving, std::uint64_t mail, desk::RequestId request)
{
    auto kept = opened(desk, mail);
    if (!kept)
        return core::Failure{kept.error()};
    auto &[received, read] = *kept;
    if (const auto taken = takeInto(desk, receiving, read, request, received, desk::Taken::ByPerson); !taken)
        return core::Failure{taken.error()};
    return finished(desk, std::move(received));
}

desk::Done<Received> beginWith(desk::Desk &desk, const Receiving &receiving, std::uint64_t mail,
                               const std::string &procedure, const desk::Fields &fields)
{
    auto kept = opened(desk, mail);
    if (!kept)
        return core::Failure{kept.error()};
    auto &[received, read] = *kept;
    desk::Fields all{{"email", read.from}};
    for (const auto &[name, value] : fields)
        all[name] = value;
    if (all["email"].empty())
        all.erase("email");
    MailContents contents(desk, receiving, procedure, 0, all);
    contents.take(read, received, true);
    if (contents.asked())
        return core::Failure{*contents.asked()};
    desk::Edit edit = std::move(contents.edit());
    edit.fields = std::move(all);
    edit.mail = mail;
    if (const auto begun = desk.begin(receiving.officer, procedure, edit, receiving.clock); !begun)
        return core::Failure{begun.error()};
    return finished(desk, std::move(received));
}

desk::Done<Fetched> fetch(const AtDesk &atDesk, const std::function<Receiving()> &receiving,
                          const mail::Account &account, const std::function<bool(const Received &)> &told,
                          const mail::Patience &patience)
{
    mail::Mailbox mailbox(account, patience);
    Fetched fetched;
    const Receiving first = receiving(); // it may ask the desk as well
    const auto begun = ask(atDesk, [&](desk::Desk &desk) -> desk::Done<store::WardMailbox> {
        if (const auto kept = takeKept(desk, first, fetched, told); !kept)
            return core::Failure{kept.error()};
        return desk::mailboxOf(desk, account.in.user + "@" + account.in.address);
    });
    if (!begun)
        return core::Failure{begun.error()};
    store::WardMailbox place = *begun;
    const auto troubled = [&](const core::LocalName &what) {
        fetched.trouble = what;
        return fetched;
    };
    const auto validity = mailbox.validity();
    if (!validity)
        return troubled(validity.error());
    if (*validity != place.validity) // numbers mean others than before: all is looked at, and what came before is known
        place = {place.name, *validity, 0};
    const auto uids = mailbox.uidsAfter(place.last);
    if (!uids)
        return troubled(uids.error());
    for (const std::uint32_t uid : *uids) {
        const auto message = mailbox.message(*validity, uid);
        if (!message)
            return troubled(message.error());
        place.last = uid;
        const Receiving now = receiving();
        const auto received = ask(atDesk, [&](desk::Desk &desk) { return takeMessage(desk, now, *message, place); });
        if (!received)
            return core::Failure{received.error()};
        if (!*received)
            continue;
        count(fetched, **received);
        if (!told(**received))
            break;
    }
    return fetched;
}

} // namespace th::counter
