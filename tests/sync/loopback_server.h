// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include "sync/publication.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

namespace th::test {

struct HttpRequest {
    std::string path; ///< without the first slash
    std::optional<std::uint64_t> from;
    std::string ifRange;
    std::string nonce; ///< of a question to a hub, in hex
};

struct HttpReply {
    QByteArray status = "200 OK";
    QByteArray headers{}; ///< each with its \r\n
    QByteArray body{};
    enum class End { Whole, NoLength, Endless, Stall } end = End::Whole; ///< Stall: says it has more, and waits
};

/// A web server on loopback in a thread of its own. It serves files with ETag and Range as RFC 9110 has them, until
/// told to misbehave. Everything set and asked from outside is done in its thread.
class LoopbackServer {
public:
    using Rule = std::function<std::optional<HttpReply>(const HttpRequest &)>;

    LoopbackServer()
    {
        m_server = new QTcpServer;
        m_server->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
        m_thread.start();
        within([this] {
            QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] { accept(); });
            if (!m_server->listen(QHostAddress::LocalHost))
                qFatal("cannot listen on loopback");
            m_port = m_server->serverPort();
        });
    }
    ~LoopbackServer()
    {
        m_thread.quit();
        m_thread.wait();
    }
    LoopbackServer(const LoopbackServer &) = delete;
    LoopbackServer &operator=(const LoopbackServer &) = delete;

    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port); }

    void serve(const sync::Files &files)
    {
        within([&] { m_files = files; });
    }
    void setRule(Rule rule)
    {
        within([&] { m_rule = std::move(rule); });
    }
    /// The link is cut once so many bytes of bodies have gone out, and stays so until the next call.
    void cutAfter(std::optional<std::uint64_t> bytes)
    {
        within([&] { m_budget = bytes; });
    }
    struct Seen {
        std::vector<HttpRequest> requests;
        std::map<std::string, std::uint64_t> sent; ///< bytes of bodies, by path
    };
    /// What has been asked and sent since the last call.
    Seen seen()
    {
        Seen seen;
        within([&] { std::swap(seen, m_seen); });
        return seen;
    }

private:
    template <class Act> void within(Act act)
    {
        QMetaObject::invokeMethod(m_server, act, Qt::BlockingQueuedConnection);
    }

    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            if (m_budget == 0u) {
                socket->abort();
                socket->deleteLater();
                continue;
            }
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            auto *heard = new QByteArray;
            QObject::connect(socket, &QObject::destroyed, [heard] { delete heard; });
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, heard] {
                *heard += socket->readAll();
                for (qsizetype end = heard->indexOf("\r\n\r\n"); end >= 0; end = heard->indexOf("\r\n\r\n")) {
                    const QByteArray head = heard->left(end);
                    heard->remove(0, end + 4);
                    answer(socket, parse(head));
                }
            });
        }
    }

    static HttpRequest parse(const QByteArray &head)
    {
        HttpRequest request;
        const auto lines = head.split('\n');
        request.path = lines[0].split(' ').value(1).mid(1).toStdString();
        for (const QByteArray &raw : lines) {
            const QByteArray line = raw.trimmed();
            if (line.startsWith("Range: bytes="))
                request.from = line.mid(13).split('-').first().toULongLong();
            if (line.startsWith("Thonghanh-Nonce: "))
                request.nonce = line.mid(17).toStdString();
            if (line.startsWith("If-Range: "))
                request.ifRange = line.mid(10).toStdString();
        }
        return request;
    }

    void answer(QTcpSocket *socket, const HttpRequest &request)
    {
        m_seen.requests.push_back(request);
        auto reply = m_rule ? m_rule(request) : std::nullopt;
        send(socket, request, reply ? *reply : file(request));
    }

    [[nodiscard]] HttpReply file(const HttpRequest &request) const
    {
        const auto found = m_files.find(request.path);
        if (found == m_files.end())
            return {"404 Not Found", "", "nothing here"};
        const QByteArray whole(reinterpret_cast<const char *>(found->second.data()), qsizetype(found->second.size()));
        const QByteArray etag = '"' + QByteArray::number(qHash(whole), 16) + '"';
        const QByteArray tag = "ETag: " + etag + "\r\n";
        const bool ranged = request.from && (request.ifRange.empty() || request.ifRange == etag.toStdString());
        if (!ranged)
            return {"200 OK", tag, whole};
        const auto from = qsizetype(*request.from);
        if (from >= whole.size())
            return {"416 Range Not Satisfiable", "", ""};
        return {"206 Partial Content",
                tag + "Content-Range: bytes " + QByteArray::number(from) + "-" + QByteArray::number(whole.size() - 1) +
                    "/" + QByteArray::number(whole.size()) + "\r\n",
                whole.mid(from)};
    }

    void send(QTcpSocket *socket, const HttpRequest &request, const HttpReply &reply)
    {
        const bool length = reply.end == HttpReply::End::Whole || reply.end == HttpReply::End::Stall;
        const qsizetype more = reply.end == HttpReply::End::Stall ? 100 : 0;
        socket->write("HTTP/1.1 " + reply.status + "\r\n" + reply.headers +
                      (length ? "Content-Length: " + QByteArray::number(reply.body.size() + more) + "\r\n"
                              : QByteArray("Connection: close\r\n")) +
                      "\r\n");
        QByteArray body = reply.body;
        const bool cut = m_budget && *m_budget < std::uint64_t(body.size());
        if (cut)
            body.truncate(qsizetype(*m_budget));
        if (m_budget)
            *m_budget -= std::uint64_t(body.size());
        m_seen.sent[request.path] += std::uint64_t(body.size());
        socket->write(body);
        if (reply.end == HttpReply::End::Endless)
            pour(socket, request.path);
        else if (cut || reply.end == HttpReply::End::NoLength)
            socket->disconnectFromHost(); // once all of it has gone out
    }

    void pour(QTcpSocket *socket, const std::string &path)
    {
        const QByteArray piece(1 << 14, 'x');
        const auto more = [this, socket, path, piece] {
            if (socket->bytesToWrite() > piece.size())
                return;
            m_seen.sent[path] += std::uint64_t(piece.size());
            socket->write(piece);
        };
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
        more();
    }

    QThread m_thread;
    QTcpServer *m_server = nullptr;
    quint16 m_port = 0;
    sync::Files m_files;
    Rule m_rule;
    std::optional<std::uint64_t> m_budget;
    Seen m_seen;
};

} // namespace th::test
