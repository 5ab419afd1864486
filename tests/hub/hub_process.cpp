// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub_process.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QProcess>
#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace th::test {

QString hubProgram() { return QStringLiteral(THONGHANH_HUB); }

bool HubProcess::start()
{
    std::vector<QByteArray> words{THONGHANH_HUB, "--lang", "en", "--listen", "127.0.0.1:0"};
    for (const QString &argument : m_arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return false;
    m_process = ::fork();
    if (m_process == 0) {
        ::dup2(ends[1], 1);
        ::signal(SIGXFSZ, SIG_IGN); // a test that limits its files wants the error
        ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    if (m_output >= 0)
        ::close(m_output);
    m_output = ends[0];
    QByteArray said;
    char buffer[512];
    while (!said.contains('\n')) {
        const ssize_t got = ::read(m_output, buffer, sizeof buffer);
        if (got <= 0)
            return false;
        said.append(buffer, static_cast<int>(got));
    }
    m_port = said.trimmed().mid(said.lastIndexOf(':') + 1).toUShort();
    return m_port != 0;
}

void HubProcess::kill()
{
    if (m_process <= 0)
        return;
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
    m_process = -1;
}

void HubProcess::askToStop() { ::kill(m_process, SIGTERM); }

int HubProcess::waitForEnd()
{
    int status = -1;
    ::waitpid(m_process, &status, 0);
    m_process = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

QByteArray HubProcess::command(const QStringList &command) const
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(hubProgram(), QStringList{QStringLiteral("--lang"), QStringLiteral("en")} + m_arguments + command);
    program.waitForFinished();
    return program.readAll();
}

QJsonObject HttpAnswer::json() const { return QJsonDocument::fromJson(body).object(); }

RawClient::RawClient(quint16 port, bool tls) : m_context(nullptr, SSL_CTX_free), m_tls(nullptr, SSL_free)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{10, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    bool works = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    if (works && tls) {
        m_context.reset(SSL_CTX_new(TLS_client_method()));
        m_tls.reset(SSL_new(m_context.get()));
        SSL_set_fd(m_tls.get(), m_socket);
        works = SSL_connect(m_tls.get()) == 1;
    }
    if (!works) {
        ::close(m_socket);
        m_socket = -1;
    }
}

QByteArray RawClient::peerName() const
{
    const std::unique_ptr<X509, void (*)(X509 *)> certificate(m_tls ? SSL_get1_peer_certificate(m_tls.get()) : nullptr,
                                                              X509_free);
    char name[256] = {};
    if (certificate)
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof name);
    return name;
}

RawClient::~RawClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool RawClient::send(const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const auto rest = static_cast<std::size_t>(bytes.size() - done);
        const ssize_t sent = m_tls ? SSL_write(m_tls.get(), bytes.constData() + done, static_cast<int>(rest))
                                   : ::send(m_socket, bytes.constData() + done, rest, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        done += sent;
    }
    return true;
}

qint64 RawClient::read(char *into, std::size_t most)
{
    return m_tls ? SSL_read(m_tls.get(), into, static_cast<int>(most)) : ::recv(m_socket, into, most, 0);
}

HttpAnswer RawClient::receive(bool ofHead)
{
    HttpAnswer answer;
    char buffer[16'384];
    QByteArray bytes = std::exchange(m_rest, {});
    const auto more = [&] {
        const qint64 got = read(buffer, sizeof buffer);
        if (got > 0)
            bytes.append(buffer, static_cast<int>(got));
        return got > 0;
    };
    while (!bytes.contains("\r\n\r\n"))
        if (!more())
            return {};
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    bytes.remove(0, end + 4);
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1))
        answer.headers[line.left(line.indexOf(':')).toLower()] = line.mid(line.indexOf(':') + 1).trimmed();
    const qsizetype length = ofHead ? 0 : answer.headers.value("content-length").toLongLong();
    while (bytes.size() < length)
        if (!more())
            return {};
    answer.body = bytes.left(length);
    m_rest = bytes.mid(length);
    return answer;
}

HttpAnswer RawClient::request(const QByteArray &method, const QByteArray &target, const QByteArray &headers,
                              const QByteArray &body)
{
    QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: hub\r\n" + headers;
    if (method == "POST")
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return send(text + "\r\n" + body) ? receive(method == "HEAD") : HttpAnswer{};
}

void RawClient::endSending() { ::shutdown(m_socket, SHUT_WR); }

bool RawClient::isClosedByPeer()
{
    char byte = 0;
    qint64 got = 1;
    while (got > 0)
        got = read(&byte, 1);
    return got == 0 || errno == ECONNRESET;
}

bool RawClient::hasMoreWithin(int milliseconds) const
{
    pollfd waited{m_socket, POLLIN, 0};
    return ::poll(&waited, 1, milliseconds) > 0;
}

std::int64_t millisecondsNow() { return QDateTime::currentMSecsSinceEpoch(); }

QByteArray signedHeaders(core::Signer &device, const core::PublicKey &hub, const QByteArray &method,
                         const QByteArray &target, core::ByteView body, std::int64_t milliseconds)
{
    static std::uint64_t count = 0;
    ++count;
    core::wire::SignedRequest request{hub, method.toStdString(), target.toStdString(), milliseconds, {}, {}};
    for (std::size_t i = 0; i < 8; ++i)
        request.nonce[i] = static_cast<std::uint8_t>(count >> (8 * i));
    const auto pid = static_cast<std::uint32_t>(::getpid());
    for (std::size_t i = 0; i < 4; ++i)
        request.nonce[8 + i] = static_cast<std::uint8_t>(pid >> (8 * i));
    request.body = core::blake2b256(body);
    const auto signature = *device.sign(core::wire::toBeSigned(request));
    const auto hex = [](core::ByteView bytes) { return QByteArray::fromStdString(core::toHex(bytes)); };
    return "Thonghanh-Device: " + hex(device.publicKey()) +
           "\r\nThonghanh-Time: " + QByteArray::number(qint64(milliseconds)) +
           "\r\nThonghanh-Nonce: " + hex(request.nonce) + "\r\nThonghanh-Body: " + hex(request.body) +
           "\r\nThonghanh-Signature: " + hex(signature) + "\r\n";
}

} // namespace th::test
