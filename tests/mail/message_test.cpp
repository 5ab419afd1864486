// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "mail/account.h"
#include "mail/letters.h"
#include "mail/message.h"
#include "mail/reference.h"

#include <algorithm>
#include <rapidcheck.h>

using namespace th;
using namespace th::mail;

namespace {

core::Bytes bytes(std::string_view text) { return {text.begin(), text.end()}; }

std::string composed(const Message &message)
{
    const auto text = mail::compose(message);
    return text ? *text : std::string();
}
Message sample()
{
    return {"Phường 1", "ward@vidu.vn", "don.vi@vidu.vn", "Đã nhận hồ sơ", "Xin chào\n", "abc@vidu.vn"};
}
std::string hostileBytes()
{
    std::string all = "ab:<>@,;\"\\\r\n\t =?.Bc";
    for (const int byte : {0x00, 0x80, 0xc4})
        all += static_cast<char>(byte);
    return all;
}
/// Names of a mail's headers, folded lines joined.
std::vector<std::string> headersOf(const std::string &mail)
{
    std::vector<std::string> names;
    for (std::size_t at = 0; at < mail.size() && !mail.substr(at).starts_with("\r\n");) {
        const std::size_t end = mail.find("\r\n", at);
        if (mail[at] != ' ' && mail[at] != '\t')
            names.push_back(mail.substr(at, mail.find(':', at) - at));
        at = end + 2;
    }
    std::ranges::sort(names);
    return names;
}
core::Result<ReadMail, core::LocalName> read(const std::string &text) { return readMail(core::asBytes(text)); }
std::string withFile(const std::string &headers, const std::string &content = "QQ==")
{
    return "From: a@b.vn\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
           "text/plain\r\n\r\nhello\r\n--b\r\n" +
           headers + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + content + "\r\n--b--\r\n";
}

} // namespace

class MessageTest : public QObject {
    Q_OBJECT
private slots:
    void a_reference_is_found_again_and_no_mistyped_one_is()
    {
        rc::check([](std::uint32_t number) {
            const Reference reference{core::AuthorityCode("P00001"), std::uint64_t(number) + 1};
            const std::string text = toText(reference);
            RC_ASSERT(findReferences("Re: " + text + ".") == std::vector{reference});
            const auto at = *rc::gen::inRange<std::size_t>(4, text.size() - 1);
            std::string wrong = text;
            wrong[at] = *rc::gen::elementOf(std::string("0123456789ABCXYZ-"));
            for (const Reference &found : findReferences(wrong))
                RC_ASSERT(wrong == text || found == reference); // cut at its ends it may still be the same
            std::string exchanged = text;
            std::swap(exchanged[at - 1], exchanged[at]);
            for (const Reference &found : findReferences(exchanged))
                RC_ASSERT(exchanged == text || found == reference);
        });
        QCOMPARE(toText({core::AuthorityCode("P00001"), 42}).substr(0, 14), std::string("[TH-P00001-42-"));
        const std::string lower = "th-p00001-42" + toText({core::AuthorityCode("P00001"), 42}).substr(13, 3);
        QCOMPARE(findReferences("xx " + lower + ", " + lower).size(), std::size_t(1));
        QVERIFY(findReferences("TH-P00001-42").empty());
    }

    void what_is_composed_reads_back()
    {
        Message message = sample();
        message.files = {{"giấy đi đường.pdf", "application/pdf", bytes(std::string(5000, '\x7f'))}};
        const auto back = read(composed(message));
        QVERIFY(back.ok());
        QCOMPARE(back->from, std::string("ward@vidu.vn"));
        QCOMPARE(back->subject, message.subject);
        QCOMPARE(back->messageId, message.messageId);
        QVERIFY(back->text.starts_with("Xin chào"));
        QCOMPARE(back->files.at(0).name, message.files[0].name);
        QVERIFY(back->files[0].content == message.files[0].content && back->automatic);
    }

    void no_field_can_add_a_header_or_end_the_mail()
    {
        const auto wanted = headersOf(composed(sample()));
        rc::check([&] {
            const auto hostile = rc::gen::container<std::string>(rc::gen::elementOf(hostileBytes()));
            Message message = sample();
            message.fromName = *hostile;
            message.subject = *hostile;
            message.text = *hostile + "\r\n.\r\nMAIL FROM:<x@y.vn>";
            const std::string mail = composed(message);
            RC_ASSERT(headersOf(mail) == wanted);
            RC_ASSERT(mail.find("\r\n.\r\n") == mail.npos);
            std::size_t longest = 0;
            for (std::size_t at = 0, end = 0; at < mail.size(); at = end + 2) {
                end = std::min(mail.find("\r\n", at), mail.size());
                longest = std::max(longest, end - at);
            }
            RC_ASSERT(longest <= 998u);
        });
        for (const char *to : {"", "a", "a@b", "a@b.vn\r\nBcc: c@d.vn", "a@b.vn,c@d.vn", "<a@b.vn>", "a b@c.vn"}) {
            Message message = sample();
            message.to = to;
            QVERIFY2(!mail::compose(message).ok(), to);
        }
    }

    void names_of_files_come_in_every_way()
    {
        const std::pair<const char *, const char *> all[]{
            {"Content-Disposition: attachment; filename*=UTF-8''danh%20s%C3%A1ch.xlsx", "danh sách.xlsx"},
            {"Content-Disposition: attachment; filename*0*=UTF-8''danh%20; filename*1=sach.csv", "danh sach.csv"},
            {"Content-Disposition: attachment; filename=\"=?UTF-8?B?c8OhY2guY3N2?=\"", "sách.csv"},
            {"Content-Disposition: attachment; filename=\"s\xc3\xa1\x63h.csv\"", "sách.csv"},
            {"Content-Disposition: attachment; filename=\"..\\\\..\\\\etc\\\\passwd\"", "passwd"},
            {"Content-Disposition: attachment; filename=\"/etc/passwd\"", "passwd"},
            {"Content-Disposition: attachment; filename=\"..\"", "khong-ten"},
            {"Content-Type: text/csv; name=a.csv", "a.csv"}};
        for (const auto &[header, name] : all) {
            const auto mail = read(withFile(header));
            QVERIFY2(mail.ok() && mail->files.size() == 1, header);
            QCOMPARE(mail->files[0].name, std::string(name));
            QVERIFY(mail->files[0].content == bytes("A"));
        }
    }

    void what_cannot_be_used_is_said()
    {
        const auto remark = [](const std::string &mail) {
            const auto found = read(mail);
            return found && !found->remarks.empty() && found->files.empty() ? found->remarks[0].en : std::string();
        };
        QVERIFY(remark(withFile("Content-Type: application/ms-tnef; name=winmail.dat")).find("winmail") !=
                std::string::npos);
        QVERIFY(remark(withFile("Content-Disposition: attachment; filename=a.csv", "")).find("empty") !=
                std::string::npos);
        QVERIFY(remark(withFile("Content-Type: application/pkcs7-mime; name=smime.p7m")).find("encrypted") !=
                std::string::npos);
        QVERIFY(remark("From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
                       "message/rfc822\r\n"
                       "\r\nFrom: c@d.vn\r\n\r\nx\r\n--b--\r\n")
                    .find("Another mail") != std::string::npos);
        std::string deep = "From: a@b.vn\r\n";
        for (int i = 0; i < 20'000; ++i)
            deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
                    std::to_string(i) + "\r\n";
        QVERIFY(!read(deep).ok());
        std::string wide = "From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n",
                    heads = "From: a@b.vn\n";
        for (int i = 0; i < 200'000; ++i) {
            wide += "--b\n\n";
            heads += "a:\n";
        }
        QVERIFY(!read(wide).ok() && !read(heads).ok());
        QVERIFY(!read("To: " + std::string(2u << 20, ',') + "\r\n\r\nx").ok());
        QVERIFY(!read("").ok() && !read("no mail at all").ok());
        QVERIFY(!readMail(core::Bytes(maxMailBytes + 1, 'a')).ok());
        const auto unbounded = read("From: a@b.vn\r\nContent-Type: multipart/mixed\r\n\r\n--x\r\n\r\nhello\r\n");
        QVERIFY(unbounded.ok() && unbounded->files.empty());
        QVERIFY(read("From: a@b.vn, c@d.vn\r\n\r\nx")->from.empty());
        QCOMPARE(read("From: \"x@y.vn\" <A@B.vn>\r\n\r\nx")->from, std::string("a@b.vn"));
        QVERIFY(read("From: a@b.vn\r\nAuto-Submitted: auto-replied\r\n\r\nx")->automatic);
    }

    void letters_hold_both_languages_and_say_nothing_of_what_is_not()
    {
        const auto letters = parseLetters(core::asBytes(defaultLetters()));
        QVERIFY2(letters.ok(), letters.ok() ? "" : letters.error().rule.c_str());
        const Filling filling{{"unit", {"Phường 1", "Ward 1"}},
                              {"name", {"Công ty", "Công ty"}},
                              {"reference", {"[R]", "[R]"}},
                              {"reason", {"thiếu", "thiếu"}}};
        const Written refused = write(*letters->find("refused"), "[R]", filling);
        QCOMPARE(refused.subject, std::string("[R] Hồ sơ không được chấp thuận / Your request was refused"));
        QVERIFY(refused.text.find("Lý do: thiếu") != std::string::npos &&
                refused.text.find("Reason: thiếu") != std::string::npos);
        QVERIFY(refused.text.find("Line by line") == std::string::npos && refused.text.find('{') == std::string::npos);
        std::string unknown(defaultLetters());
        unknown.replace(unknown.find("{unit}"), 6, "{secret}");
        QVERIFY(!parseLetters(core::asBytes(unknown)).ok());
    }

    void an_account_wants_tls_but_on_this_machine()
    {
        const std::string none = ", \"tls\": \"none\"";
        const auto parse = [](const std::string &smtp, const std::string &more = "") {
            const std::string begin =
                "{\"format\": \"th-mail-account-1\", \"from\": \"a@b.vn\", \"smtp\": {\"address\": \"";
            return parseAccount(core::asBytes(begin + smtp + "\"}" + more + "}")).ok();
        };
        QVERIFY(parse("smtps://mail.vidu.vn:465") && parse("smtp://mail.vidu.vn"));
        QVERIFY(parse("smtp://127.0.0.1:25", none) && parse("smtp://localhost", none));
        QVERIFY(!parse("smtp://mail.vidu.vn", none) && !parse("smtp://localhost.vidu.vn", none));
        QVERIFY(!parse("http://x") && !parse("smtps://u:p@x") && !parse("smtps://x", ", \"more\": 1"));
    }
};

QTEST_GUILESS_MAIN(MessageTest)
#include "message_test.moc"
