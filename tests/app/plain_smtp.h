// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace th::test {

/// Takes every mail, in the thread of the test, without TLS. What real servers do: tests/tools/ward_mail_test.cpp.
class PlainSmtp : public QTcpServer {
public:
    PlainSmtp()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            m_read.clear(); // one that was broken off left things half-done
            m_inMail = false;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
            socket->write("220 here\r\n");
        });
    }
    QByteArrayList taken;                       ///< mails, as they came
    std::function<void()> beforeData = [] {};   ///< a mail is composed and about to be given
    std::function<void()> beforeAnswer = [] {}; ///< it was given
    bool later = false;                         ///< it takes no mail for now
    [[nodiscard]] QByteArray address() const { return "smtp://127.0.0.1:" + QByteArray::number(serverPort()); }

private:
    void read(QTcpSocket &socket)
    {
        m_read += socket.readAll();
        const QByteArray end = m_inMail ? "\r\n.\r\n" : "\r\n";
        for (qsizetype at = m_read.indexOf(end); at >= 0; at = m_read.indexOf("\r\n")) {
            const QByteArray said = m_read.left(at);
            m_read.remove(0, at + end.size());
            answer(socket, said);
            if (m_inMail)
                return;
        }
    }
    void answer(QTcpSocket &socket, const QByteArray &said)
    {
        if (m_inMail) {
            taken << said;
            beforeAnswer();
        }
        if (later && said.startsWith("RCPT")) {
            socket.write("451 later\r\n");
            return;
        }
        const bool begins = !m_inMail && said.startsWith("DATA");
        m_inMail = begins;
        if (begins)
            beforeData();
        socket.write(begins ? "354 go on\r\n" : said.startsWith("QUIT") ? "221 bye\r\n" : "250 fine\r\n");
    }

    QByteArray m_read;
    bool m_inMail = false;
};

} // namespace th::test
