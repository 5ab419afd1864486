// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/ward_province.h"

#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <sys/stat.h>
#include <unistd.h>

namespace th::test {

inline QString said(const char *words) { return QString::fromUtf8(words); }
inline QStringList words(const char *text) { return said(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

inline bool certify(const QString &certificate, const QString &key)
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
        sink.start(QStringLiteral("/usr/bin/python3"), {sourcePath(QStringLiteral("tests/tools/smtp_sink.py")),
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
    bool apply(const char *address, int lines = 1)
    {
        const int number = ++requests;
        std::string all;
        for (int line = 0; line < lines; ++line)
            all += R"({"claims": {"kind": "individual", "holder": "Trần Thị Bé", "id_number": "0011850000)" +
                   std::to_string(line) + std::to_string(number) +
                   R"(", "category": "food", "areas": ["99"], "valid_until": "2026-03-20T00:00:00Z"}})" + "\n";
        put("lines.jsonl", all);
        return ward("request new", "An", "area_police",
                    words("--procedure individual --field contact=0912 --field address=x --field") +
                        QStringList{said("email=") + said(address), QStringLiteral("--lines"), file("lines.jsonl")})
                       .status == 0 &&
               ward("step", "An", "area_police",
                    QStringList{QString::number(number)} + words("--seen 1") + QStringList{QStringLiteral("vet")})
                       .status == 0;
    }
    std::vector<std::string> numbersOf(int request)
    {
        std::vector<std::string> numbers;
        for (const auto &pass : ward("passes", "", "", {QString::number(request)}).objects)
            numbers.push_back(pass.at("number").get<std::string>());
        return numbers;
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

} // namespace th::test
