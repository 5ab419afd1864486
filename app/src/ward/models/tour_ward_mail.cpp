// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_model.h"
#include "tour_ward.h"

#include "models/tour_parts.h"

namespace th::app::tour {

using namespace std::chrono_literals;
using store::MailState;

namespace {

desk::Mail out(desk::RequestId request, const char *kind, const char *to, MailState state,
               const core::LocalName &fault = {})
{
    desk::Mail mail;
    mail.row.request = request;
    mail.row.kind = kind;
    mail.row.state = state;
    mail.row.queued = people::now() - 5h;
    mail.row.due = people::now() + 20min;
    mail.row.attempts = state == MailState::Waits && !fault.vi.empty() ? 3 : 0;
    mail.facts.to = to;
    mail.fault = fault;
    return mail;
}

desk::IncomingMail in(desk::RequestId request, const char *from, const char *subject, const core::LocalName &why,
                      std::vector<std::string> files)
{
    desk::IncomingMail mail;
    mail.row.request = request;
    mail.row.came = people::now() - 2h;
    mail.row.size = 1000;
    mail.face = {from, subject, "", why, std::move(files)};
    return mail;
}

MailView view()
{
    MailView made;
    made.out = {
        out(118, "reviewed", "nhansu@songhong-logistics.vn", MailState::PerhapsSent,
            {"Mất kết nối khi máy chủ chưa kịp trả lời.", "The connection was lost before the server answered."}),
        out(97, "passes", "van.phong@hoabinh.vn", MailState::Undeliverable,
            {"Máy chủ từ chối hẳn thư gửi van.phong@hoabinh.vn (550).",
             "The server refuses the mail to van.phong@hoabinh.vn for good (550)."}),
        out(121, "received", "sieuthi.longbien@vidu.vn", MailState::Waits,
            {"Máy chủ chưa nhận.", "The server does not take it now."}),
        out(124, "passes", "phuong.nt@vidu.vn", MailState::Waits)};
    made.in = {in(118, "thuky@songhong-logistics.vn", "Trả lời: [TH-P00001-118-21] Danh sách bổ sung tháng 9",
                  {"Người gửi không phải địa chỉ thư của hồ sơ: hãy hỏi lại rồi mới nhận.",
                   "The sender's is not the address of the request: ask before it is taken."},
                  {"danh sach bo sung.xlsx", "giay gioi thieu.pdf"}),
               in(0, "le.van.thuy@vidu.vn", "Xin cấp giấy đi đường",
                  {"Không có mã hồ sơ của đơn vị này (hoặc mã gõ sai).",
                   "It names no request of this unit (or the reference is mistyped)."},
                  {"can cuoc.jpg"})};
    made.fetches = true;
    return made;
}

TourState state(const char *name, const std::function<void(MailModel &)> &more)
{
    return wardState(name, issuing::Role::AreaPolice, "mail", [more](Models &m) {
        MailModel &mails = *m.ward.mails();
        mails.clear();
        mails.show(view());
        more(mails);
    });
}

void look(MailModel &mails, const char *tab, int row)
{
    mails.setTab(QLatin1String(tab));
    mails.setCurrent(row);
    mails.look();
    mails.setBody(
        QStringLiteral("Kính gửi UBND phường Phúc Xá,\n\nCông ty gửi danh sách bổ sung 12 người.\n\nTrân trọng."));
}

} // namespace

std::vector<TourState> wardMails()
{
    return {
        state("mail-out", [](MailModel &) {}),
        state("mail-in", [](MailModel &mails) { mails.setTab(QStringLiteral("in")); }),
        state("mail-running", [](MailModel &mails) { mails.begin(); }),
        state("mail-trouble",
              [](MailModel &mails) {
                  MailRun run;
                  run.posted.sent = 3;
                  run.posted.trouble = {"smtps://mail.vidu.vn:465: không kết nối được máy chủ. Hãy kiểm tra mạng.",
                                        "smtps://mail.vidu.vn:465: the server cannot be reached. Check the network."};
                  mails.finish(run);
              }),
        state("mail-look-out", [](MailModel &mails) { look(mails, "out", 0); }),
        state("mail-look-in", [](MailModel &mails) { look(mails, "in", 0); }),
        state("mail-take",
              [](MailModel &mails) {
                  look(mails, "in", 0);
                  mails.ask(QStringLiteral("take"));
              }),
        state("mail-take-list",
              [](MailModel &mails) {
                  look(mails, "in", 0);
                  mails.ask(QStringLiteral("take"));
                  mails.list()->choose(QStringLiteral("default:areas"));
                  mails.list()->pick(QStringLiteral("01"));
                  mails.list()->dismiss();
                  mails.complain({"list.category",
                                  {"Danh sách không có cột lý do đi đường: hãy cho biết lý do chung cho mọi dòng.",
                                   "The list has no column for the reason of travel: say which it is for all."}});
              }),
        state("mail-take-reason",
              [](MailModel &mails) {
                  look(mails, "in", 0);
                  mails.ask(QStringLiteral("take"));
                  mails.list()->choose(QStringLiteral("default:category"));
              }),
        state("mail-again",
              [](MailModel &mails) {
                  look(mails, "out", 1);
                  mails.ask(QStringLiteral("again"));
              }),
        state("mail-taken",
              [](MailModel &mails) {
                  counter::Received received;
                  received.mail.row.request = 118;
                  received.files = 2;
                  received.lines = 12;
                  received.bad = 3;
                  mails.setTab(QStringLiteral("in"));
                  mails.tell(received);
              }),
        state("mail-no-account",
              [](MailModel &mails) {
                  MailView none;
                  none.account =
                      desk::Problem{"mail.none",
                                    {"Chưa có tài khoản thư (mail.json). Hãy chạy thonghanhctl ward mail setup.",
                                     "There is no mail account (mail.json). Run thonghanhctl ward mail setup."}};
                  mails.show(none);
              }),
        state("mail-empty",
              [](MailModel &mails) {
                  MailView none;
                  none.fetches = true;
                  mails.show(none);
              }),
        state("mail-loading", [](MailModel &mails) { mails.clear(); }),
        state("mail-failed",
              [](MailModel &mails) {
                  mails.fail({"store.io",
                              {"Không đọc hoặc ghi được ổ đĩa. Hãy kiểm tra ổ đĩa rồi thử lại.",
                               "The disk cannot be read or written. Check the disk, then try again."}});
              }),
    };
}

} // namespace th::app::tour
