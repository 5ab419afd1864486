// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub_wire.h"
#include "core/signing.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <memory>
#include <sys/types.h>

struct ssl_st;
struct ssl_ctx_st;

namespace th::test {

/// Its file.
[[nodiscard]] QString hubProgram();

/// The real thonghanh-hub on a free port of this machine. Killed when this goes.
class HubProcess {
public:
    explicit HubProcess(QStringList arguments) : m_arguments(std::move(arguments)) {}
    HubProcess(const HubProcess &) = delete;
    HubProcess &operator=(const HubProcess &) = delete;
    ~HubProcess() { kill(); }

    [[nodiscard]] bool start(); ///< returns once it takes connections
    void kill();                ///< SIGKILL
    void askToStop();           ///< SIGTERM, without waiting
    [[nodiscard]] int waitForEnd();
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] pid_t process() const { return m_process; }
    /// Runs a command of the same program with the same arguments before it; its standard output.
    [[nodiscard]] QByteArray command(const QStringList &command) const;

private:
    QStringList m_arguments;
    pid_t m_process = -1;
    int m_output = -1;
    quint16 m_port = 0;
};

struct HttpAnswer {
    int status = 0;                       ///< 0: the connection ended without one
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    [[nodiscard]] QJsonObject json() const;
};

/// A client that can also do what clients should not.
class RawClient {
public:
    explicit RawClient(quint16 port, bool tls = false);
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;
    ~RawClient();

    [[nodiscard]] bool connected() const { return m_socket >= 0; }
    bool send(const QByteArray &bytes);
    [[nodiscard]] HttpAnswer receive(bool ofHead = false);
    [[nodiscard]] HttpAnswer request(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
                                     const QByteArray &body = {});
    [[nodiscard]] bool hasMoreWithin(int milliseconds) const; ///< something to read, or the end
    [[nodiscard]] QByteArray peerName() const;                ///< common name of its certificate
    void endSending();                                        ///< the peer reads an end; what it sends still comes
    [[nodiscard]] bool isClosedByPeer();                      ///< waits for it, ten seconds at most

private:
    [[nodiscard]] qint64 read(char *into, std::size_t most);
    int m_socket = -1;
    std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st *)> m_context;
    std::unique_ptr<ssl_st, void (*)(ssl_st *)> m_tls;
    QByteArray m_rest;
};

/// The headers by which a device signs a request. `nonce` counts up by itself.
[[nodiscard]] QByteArray signedHeaders(core::Signer &device, const core::PublicKey &hub, const QByteArray &method,
                                       const QByteArray &target, core::ByteView body, std::int64_t milliseconds);
[[nodiscard]] std::int64_t millisecondsNow();

} // namespace th::test
