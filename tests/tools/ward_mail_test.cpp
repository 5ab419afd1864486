// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/ward_province.h"

#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <sys/stat.h>
#include <unistd.h>

using namespace th;
using namespace th::test;

namespace {

QString said(const char *words) { return QString::fromUtf8(words); }
QStringList words(const char *text) { return said(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

bool certify(const QString &certificate, const QString &key)
{
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  words("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost "
                        "-addext subjectAltName=IP:127.0.0.1,DNS:localhost -keyout") +
                      QStringList{key, QStringLiteral("-out"), certificate});
    return openssl.waitForFinished(patience) && openssl.exitCode() == 0;
}

/// A ward whose mail goes to a real server.
struct MailProvince : WardProvince {
    bool startSmtp()
    {
        fs::create_directory(path("sink"));
        if (!certify(file("cert.pem"), file("cert.key")))
            return false;
        put("password", "secret\n");
        sink.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral(TH_SOURCE_DIR "/tests/tools/smtp_sink.py"),
                                                        file("sink"), file("cert.pem"), file("cert.key")});
        while (!sink.canReadLine())
            if (!sink.waitForReadyRead(patience))
                return false;
        port = sink.readLine().trimmed().toInt();
        return port > 0 && setup({}).status == 0;
    }
    ~MailProvince()
    {
        sink.closeWriteChannel();
        sink.kill();
        sink.waitForFinished(patience);
    }
    Ran setup(const QStringList &more)
    {
        return run(words("ward mail setup --from ward@vidu.vn --user ward") +
                   QStringList{QStringLiteral("--station"), file("ward"), QStringLiteral("--smtp"),
                               QStringLiteral("smtp://127.0.0.1:%1").arg(port), QStringLiteral("--password-file"),
                               file("password"), QStringLiteral("--authorities"), file("cert.pem")} +
                   more);
    }
    /// A request up to its review: "received" is queued for the address.
    bool apply(const char *address)
    {
        const int number = ++requests;
        put("lines.jsonl", R"({"claims": {"kind": "individual", "holder": "Trần Thị Bé", "id_number": "00118500000)" +
                               std::to_string(number) +
                               R"(", "category": "food", "areas": ["99"], "valid_until": "2026-03-20T00:00:00Z"}})");
        return ward("request new", "An", "area_police",
                    words("--procedure individual --field contact=0912 --field address=x --field") +
                        QStringList{said("email=") + said(address), QStringLiteral("--lines"), file("lines.jsonl")})
                       .status == 0 &&
               ward("step", "An", "area_police",
                    QStringList{QString::number(number)} + words("--seen 1") + QStringList{QStringLiteral("vet")})
                       .status == 0;
    }
    QStringList sending(const char *now) const
    {
        return QStringList{QStringLiteral("--json")} + words("ward mail send --station") +
               QStringList{file("ward"), QStringLiteral("--now"), said(now)};
    }
    Ran send(const char *now = "2026-03-01T03:30:00Z") { return run(sending(now)); }
    std::string state(int mail)
    {
        for (const char *which : {"", "--closed"})
            for (const auto &object : ward("mail outbox", "", "", words(which)).objects)
                if (object["mail"] == mail)
                    return object["state"].get<std::string>();
        return "";
    }
    std::size_t arrived() const
    {
        std::size_t mails = 0;
        for (const auto &entry : fs::directory_iterator(path("sink")))
            mails += entry.path().extension() == ".eml";
        return mails;
    }
    std::string mail(int number) const
    {
        std::ifstream stream(path("sink/" + std::to_string(number) + ".eml"), std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    QProcess sink;
    int port = 0, requests = 0;
};

/// Dovecot in a folder of its own, with one account.
struct Dovecot {
    explicit Dovecot(const MailProvince &province) : base(province.path("imap")), world(province) {}
    Dovecot(const Dovecot &) = delete;
    Dovecot &operator=(const Dovecot &) = delete;
    ~Dovecot()
    {
        server.terminate();
        if (!server.waitForFinished(patience))
            server.kill();
    }
    static bool isInstalled() { return QFileInfo::exists(QStringLiteral("/usr/sbin/dovecot")); }
    bool start()
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            return false;
        port = free.serverPort();
        free.close();
        fs::create_directories(base / "mail/new");
        fs::create_directories(base / "mail/cur");
        fs::create_directories(base / "mail/tmp");
        const bool root = ::geteuid() == 0;
        const std::string user = root ? "nobody" : qgetenv("USER").toStdString();
        const std::string own = root ? "" : "default_internal_user = " + user + "\ndefault_login_user = " + user + "\n";
        const auto uid = std::to_string(root ? 65534 : ::getuid()), gid = std::to_string(root ? 65534 : ::getgid());
        if (root) {
            for (const char *each : {"", "mail", "mail/new", "mail/cur", "mail/tmp"})
                (void)!::chown((base / each).c_str(), 65534, 65534);
            for (fs::path above = base; above.has_relative_path(); above = above.parent_path())
                if (above.string().starts_with(world.folder.path().toStdString()))
                    (void)::chmod(above.c_str(), 0711);
        }
        std::ofstream(base / "dovecot.conf")
            << "base_dir = " << base.string() << "/run\nprotocols = imap\nlog_path = " << base.string() << "/log\n"
            << "listen = 127.0.0.1\nssl = required\nssl_cert = <" << world.path("cert.pem").string() << "\nssl_key = <"
            << world.path("cert.key").string() << "\nmail_location = maildir:" << base.string() << "/mail\n"
            << "first_valid_uid = 1\nfirst_valid_gid = 1\n"
            << own
            << "service imap-login {\n chroot =\n inet_listener imap {\n port = 0\n }\n inet_listener imaps {\n port = "
            << port << "\n ssl = yes\n }\n}\nservice anvil {\n chroot =\n}\n"
            << "passdb {\n driver = static\n args = password=secret\n}\n"
            << "userdb {\n driver = static\n args = uid=" << uid << " gid=" << gid << " home=" << base.string()
            << "\n}\n";
        server.start(QStringLiteral("/usr/sbin/dovecot"),
                     {QStringLiteral("-F"), QStringLiteral("-c"), text((base / "dovecot.conf").string())});
        QElapsedTimer since;
        since.start();
        for (QTcpSocket socket; since.elapsed() < patience && server.state() != QProcess::NotRunning; socket.abort()) {
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port));
            if (socket.waitForConnected(1000))
                return true;
        }
        return false;
    }
    void deliver(const std::string &name, const std::string &mail, mode_t mode = 0666) const
    {
        std::ofstream(base / "mail/tmp" / name, std::ios::binary) << mail;
        (void)::chmod((base / "mail/tmp" / name).c_str(), mode);
        fs::rename(base / "mail/tmp" / name, base / "mail/new" / name);
    }
    void allow(const std::string &name, mode_t mode) const
    {
        for (const char *where : {"mail/new", "mail/cur"})
            for (const auto &entry : fs::directory_iterator(base / where))
                if (entry.path().filename().string().starts_with(name))
                    (void)::chmod(entry.path().c_str(), mode);
    }
    std::string log() const
    {
        std::ifstream stream(base / "log");
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    fs::path base;
    const MailProvince &world;
    QProcess server;
    int port = 0;
};

std::string answer(const std::string &from, const std::string &subject, const std::string &list)
{
    return "From: " + from + "\r\nTo: ward@vidu.vn\r\nSubject: " + subject +
           "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
           "text/plain\r\n\r\nlist\r\n--b\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Disposition: attachment; "
           "filename=danh-sach.csv\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
           list + "\r\n--b--\r\n";
}

} // namespace

/// The ward's mail against real servers on this machine: aiosmtpd and Dovecot.
class WardMailTest : public QObject {
    Q_OBJECT
private slots:
    void what_a_step_queues_is_sent_once()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("don.vi@vidu.vn"));
        const Ran sent = province.send();
        QVERIFY2(sent.status == 0, sent.complaints.constData());
        QCOMPARE(province.arrived(), std::size_t(1));
        const std::string mail = province.mail(1);
        QVERIFY(mail.find("To: don.vi@vidu.vn") != std::string::npos);
        QVERIFY2(mail.find("TH-W1-1-") != std::string::npos, mail.c_str());
        QCOMPARE(province.send().objects.at(0)["sent"].get<int>(), 0);
        QCOMPARE(province.arrived(), std::size_t(1));
        QCOMPARE(province.state(1), std::string("sent"));
        struct stat account {};
        QVERIFY(::stat(province.path("ward/mail.json").c_str(), &account) == 0 && (account.st_mode & 0777) == 0600);
        ::chmod(province.path("ward/mail.json").c_str(), 0644);
        QVERIFY(province.send().complaints.contains("chmod 600"));
    }

    void refusals_for_now_and_for_good_are_told_apart()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp());
        QVERIFY(province.apply("never@vidu.vn") && province.apply("later@vidu.vn") && province.apply("fine@vidu.vn"));
        const Ran first = province.send();
        QVERIFY2(first.status == 0, first.complaints.constData());
        QCOMPARE(province.state(1), std::string("undeliverable"));
        QCOMPARE(province.state(2), std::string("waits"));
        QCOMPARE(province.state(3), std::string("sent"));
        province.put("sink/open", "");
        QCOMPARE(province.send("2026-03-01T03:30:30Z").objects.back()["sent"].get<int>(), 0);
        QCOMPARE(province.send("2026-03-01T03:31:00Z").objects.back()["sent"].get<int>(), 1);
        const Ran again =
            province.ward("mail resend", "Bình", "ward_clerk", words("1 --reason asked --to other@vidu.vn"));
        QVERIFY2(again.status == 0, again.complaints.constData());
        QCOMPARE(province.send("2026-03-01T03:32:00Z").objects.back()["sent"].get<int>(), 1);
        QCOMPARE(province.arrived(), std::size_t(3));
    }

    void what_was_taken_without_an_answer_is_perhaps_sent_and_not_repeated()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("cut@vidu.vn"));
        const Ran cut = province.send();
        QVERIFY2(cut.status == 1 && cut.complaints.contains("may have arrived"), cut.complaints.constData());
        QCOMPARE(province.state(1), std::string("perhaps_sent"));
        QCOMPARE(province.send("2026-03-02T03:30:00Z").objects.back()["sent"].get<int>(), 0);
        QCOMPARE(province.arrived(), std::size_t(1));
        QCOMPARE(province.ward("mail drop", "Bình", "ward_clerk", words("1 --reason arrived")).status, 0);
        QCOMPARE(province.state(1), std::string("dropped"));
    }

    void a_kill_between_the_sending_and_its_record_is_noticed()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("hang@vidu.vn"));
        Program program(province.sending("2026-03-01T03:30:00Z"));
        while (!province.sink.canReadLine())
            QVERIFY(province.sink.waitForReadyRead(patience));
        program.process.kill();
        program.process.waitForFinished(patience);
        QCOMPARE(province.state(1), std::string("handing_over"));
        const Ran after = province.send("2026-03-01T03:40:00Z");
        QVERIFY2(after.status == 0 && after.objects.back()["perhaps"] == 1, after.complaints.constData());
        QCOMPARE(province.state(1), std::string("perhaps_sent"));
        QCOMPARE(province.arrived(), std::size_t(1));
    }

    void nothing_is_told_to_a_server_that_is_not_ours()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("don.vi@vidu.vn"));
        province.put("password", "wrong\n");
        QCOMPARE(province.setup({}).status, 0);
        const Ran wrong = province.send();
        QVERIFY2(wrong.status == 1 && wrong.complaints.contains("password"), wrong.complaints.constData());
        QCOMPARE(province.state(1), std::string("waits"));
        province.put("password", "secret\n");
        QVERIFY(certify(province.file("other.pem"), province.file("other.key")));
        QCOMPARE(province.setup({QStringLiteral("--authorities"), province.file("other.pem")}).status == 0 ||
                     province.setup({}).status == 0,
                 true);
        std::ifstream stream(province.path("ward/mail.json"));
        std::string account((std::istreambuf_iterator<char>(stream)), {});
        const std::string own = province.path("cert.pem").string();
        account.replace(account.find(own), own.size(), province.path("other.pem").string());
        province.put("ward/mail.json", account);
        const Ran untrusted = province.send();
        QVERIFY2(untrusted.status == 1 && untrusted.complaints.contains("certificate"),
                 untrusted.complaints.constData());
        QCOMPARE(province.setup({}).status, 0);
        province.sink.kill();
        province.sink.waitForFinished(patience);
        const Ran down = province.send();
        QVERIFY2(down.status == 1 && down.complaints.contains("cannot be reached"), down.complaints.constData());
        QCOMPARE(province.state(1), std::string("waits"));
    }

    void a_server_that_refuses_everybody_costs_no_mail_its_turn()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp());
        QVERIFY(province.apply("mot@vidu.vn") && province.apply("hai@vidu.vn"));
        for (const char *how : {"closed", "unknown"}) {
            province.put(std::string("sink/") + how, "");
            const Ran refused = province.send("2026-04-01T03:30:00Z");
            QVERIFY2(refused.status == 1 && refused.objects.back()["undeliverable"] == 0, refused.output.constData());
            QVERIFY(province.state(1) == "waits" && province.state(2) == "waits");
            fs::remove(province.path(std::string("sink/") + how));
        }
        QCOMPARE(province.send("2026-04-01T03:30:00Z").objects.back()["sent"].get<int>(), 2);
    }

    void passes_go_as_a_pdf_without_those_that_were_revoked()
    {
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp() && province.apply("don.vi@vidu.vn"));
        QVERIFY(province.ward("decide", "Bình", "ward_clerk", words("1 --seen 2 --approve --all")).status == 0 &&
                province.ward("step", "Bình", "ward_clerk", words("1 --seen 3 forward")).status == 0 &&
                province.ward("seal", "Chi", "ward_police",
                              words("1 --seen 4 --key") + QStringList{province.file("series.key")})
                        .status == 0);
        QVERIFY(province.publishAndImport("2026-03-01T04:00:00Z"));
        const Ran sent = province.send();
        QVERIFY2(sent.status == 0, sent.complaints.constData());
        QCOMPARE(sent.objects.back()["sent"].get<int>(), 3); // received, reviewed, passes
        const std::string mail = province.mail(3);
        QVERIFY(mail.find("application/pdf") != std::string::npos && mail.find("JVBERi0") != std::string::npos);
        QVERIFY(!fs::exists(province.path("ward/mail.passing")));
    }

    void answers_are_matched_and_their_lists_taken_each_once()
    {
        if (!Dovecot::isInstalled())
            QSKIP("Dovecot is not installed");
        MailProvince province;
        QVERIFY(province.makeDesk() && province.startSmtp());
        QVERIFY(
            province
                .ward("request new", "An", "area_police",
                      words("--procedure individual --field address=x --field contact=y --field email=don.vi@vidu.vn"))
                .status == 0);
        Dovecot imap(province);
        QVERIFY2(imap.start(), imap.log().c_str());
        QCOMPARE(province.setup({QStringLiteral("--imap"), QStringLiteral("imaps://127.0.0.1:%1/INBOX").arg(imap.port)})
                     .status,
                 0);
        const std::string reference = "[" + referenceOf(1) + "]";
        const std::string rows =
            "Họ và tên,Số CCCD,Nơi ở,Đến ngày\r\nTrần Thị Bé,001185000001,Số 1,20/03/2026\r\nX,12,,\r\n";
        imap.deliver("1.mail", answer("Don.Vi@vidu.vn", "Re: " + reference, rows));
        imap.deliver("2.mail", answer("other@vidu.vn", "Re: " + reference, rows));
        imap.deliver("3.mail", answer("don.vi@vidu.vn", "Re: [TH-W1-1-00]", rows));
        const auto fetch = [&] {
            return province.ward("mail fetch", "An", "area_police", words("--category food --area 99"));
        };
        const Ran fetched = fetch();
        QVERIFY2(fetched.status == 0, (fetched.complaints + imap.log().c_str()).constData());
        QCOMPARE(fetched.objects.size(), std::size_t(4));
        QVERIFY2(fetched.objects[0]["state"] == "taken" && fetched.objects[0]["lines"] == 1 &&
                     fetched.objects[0]["bad"] == 1,
                 fetched.output.constData());
        QVERIFY(fetched.objects[1]["state"] == "waits" && fetched.objects[2]["state"] == "waits");
        const auto request = province.ward("request show", "", "", words("1")).objects.at(0);
        QCOMPARE(request["lines"].size(), std::size_t(1));
        QCOMPARE(request["attachments"].size(), std::size_t(2)); // the list, and its rows to be corrected
        QCOMPARE(fetch().objects.back()["came"].get<int>(), 0);
        imap.deliver("4.mail", answer("don.vi@vidu.vn", "hello", rows), 0);
        const Ran unreadable = fetch();
        QVERIFY2(unreadable.status == 1 && unreadable.objects.back()["came"] == 0,
                 (unreadable.complaints + unreadable.output).constData());
        imap.allow("4.mail", 0666);
        QCOMPARE(fetch().objects.back()["came"].get<int>(), 1);
        QCOMPARE(province.ward("mail inbox", "", "", {}).objects.size(), std::size_t(3));
        const Ran begun = province.ward("mail take", "An", "area_police",
                                        words("4 --procedure individual --field contact=y --category food --area 99"));
        QVERIFY2(begun.status == 0 && begun.objects.at(0)["request"] == 2 && begun.objects[0]["lines"] == 0 &&
                     begun.objects[0]["remarks"].size() == 1,
                 begun.complaints.constData());
        QCOMPARE(province.ward("mail aside", "An", "area_police", words("2 --reason stranger")).status, 0);
        QCOMPARE(province.ward("mail inbox", "", "", {}).objects.size(), std::size_t(1));
    }

private:
    static std::string referenceOf(int request)
    {
        // ISO 7064 MOD 97-10, written down a second time.
        const std::string text = "TH-W1-" + std::to_string(request);
        std::string digits;
        for (const char c : text)
            digits += c >= 'A' ? std::to_string(c - 'A' + 10) : c == '-' ? "36" : std::string(1, c);
        unsigned rest = 0;
        for (const char c : digits + "00")
            rest = (rest * 10 + unsigned(c - '0')) % 97;
        const unsigned check = (98 - rest) % 97;
        return text + (check < 10 ? "-0" : "-") + std::to_string(check);
    }
};

QTEST_GUILESS_MAIN(WardMailTest)
#include "ward_mail_test.moc"
