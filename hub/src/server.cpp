// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include "administration.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdio>
#include <sys/resource.h>
#include <sys/stat.h>

namespace th::hub {

namespace {

using Tcp = asio::ip::tcp;
using Local = asio::local::stream_protocol;

constexpr std::size_t maxCommand = 9U << 20; ///< an upload in hex
constexpr std::size_t mostTurnedAwayAtOnce = 256;

void raiseFileLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit); // what cannot be had shows when connections are refused
}

Tcp::endpoint endpointOf(const std::string &listen)
{
    const std::size_t colon = listen.rfind(':');
    if (colon == std::string::npos)
        throw std::runtime_error("ADDRESS:PORT");
    std::string host = listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    std::size_t used = 0;
    const unsigned long port = std::stoul(listen.substr(colon + 1), &used);
    if (port > 65'535 || used != listen.size() - colon - 1)
        throw std::runtime_error("port");
    return {asio::ip::make_address(host), static_cast<std::uint16_t>(port)};
}

/// Addresses are compared as text: each in the one way to write it.
ServerOptions canonical(ServerOptions options)
{
    for (std::set<std::string> *addresses : {&options.proxies, &options.metricsFrom}) {
        std::set<std::string> whole;
        for (const std::string &address : *addresses)
            whole.insert(clientAddress(address).whole);
        *addresses = std::move(whole);
    }
    return options;
}

std::optional<asio::ssl::context> tlsOf(const ServerOptions &options)
{
    if (options.certificate.empty())
        return std::nullopt;
    asio::ssl::context tls(asio::ssl::context::tls_server);
    tls.use_certificate_chain_file(options.certificate);
    tls.use_private_key_file(options.certificateKey, asio::ssl::context::pem);
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_mode(tls.native_handle(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    return tls;
}

class Server {
public:
    Server(const ServerOptions &options, std::unique_ptr<Storage> storage, core::Signer &hub,
           std::function<Milliseconds()> clock)
        : m_options(options), m_clock(clock), m_tls(tlsOf(options)),
          m_workers(std::make_unique<Workers>(std::move(storage), hub.publicKey(), clock)),
          m_service(options, *m_workers, hub, clock,
                    [this](std::function<void()> work) { asio::post(*m_context, std::move(work)); }),
          m_context(std::make_unique<asio::io_context>(1)),
          m_shared(std::make_shared<Shared>(Shared{options, *m_context, m_service})), m_acceptor(*m_context),
          m_control(*m_context), m_signals(*m_context, SIGTERM, SIGINT), m_reload(*m_context, SIGHUP),
          m_stopTimer(*m_context)
    {
    }
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;
    ~Server()
    {
        m_workers.reset(); // finishes what it was given; its answers find nobody
        m_acceptor.close(m_ignored);
        m_control.close(m_ignored);
        m_shared->lastHasEnded = nullptr;
        m_context->stop();
    }

    void open()
    {
        const Tcp::endpoint endpoint = endpointOf(m_options.listen);
        m_acceptor.open(endpoint.protocol());
        m_acceptor.set_option(asio::socket_base::reuse_address(true));
        m_acceptor.bind(endpoint);
        m_acceptor.listen(4096);
        if (m_options.control.empty())
            return;
        ::unlink(m_options.control.c_str()); // of a hub that was killed: the database's lock says that none runs
        const mode_t mask = ::umask(0177);
        m_control.open();
        m_control.bind(Local::endpoint(m_options.control));
        ::umask(mask);
        m_control.listen();
    }

    void run(const std::function<void(const std::string &)> &listening)
    {
        const auto endpoint = m_acceptor.local_endpoint();
        const std::string host = endpoint.address().to_string();
        listening((endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(endpoint.port()));
        asio::co_spawn(*m_context, accept(), asio::detached);
        if (m_control.is_open())
            asio::co_spawn(*m_context, acceptControl(), asio::detached);
        m_signals.async_wait([this](const Failed &failed, int) {
            if (!failed)
                stop();
        });
        reloadWhenAsked();
        m_context->run();
    }

private:
    /// SIGHUP: the certificate is read again, for connections from then on; the others go on under the one before. If
    /// it cannot be used, nothing changes but a counter and the log.
    void reloadWhenAsked()
    {
        m_reload.async_wait([this](const Failed &failed, int) {
            if (failed)
                return;
            bool works = true;
            try {
                if (auto fresh = tlsOf(m_options))
                    m_tls = std::move(fresh);
            } catch (const std::exception &error) {
                works = false;
                std::fprintf(stderr, "thonghanh-hub: certificate not replaced, the one before stays: %s\n",
                             error.what());
            }
            m_service.metrics.reloaded(works);
            reloadWhenAsked();
        });
    }

    void stop()
    {
        m_shared->stopping = true;
        m_acceptor.close(m_ignored);
        m_control.close(m_ignored);
        m_reload.cancel(m_ignored);
        if (!m_options.control.empty())
            ::unlink(m_options.control.c_str());
        m_shared->lastHasEnded = [this] { m_stopTimer.cancel(); };
        if (!m_shared->connections.empty()) {
            m_stopTimer.expires_after(m_options.stopTime);
            m_stopTimer.async_wait([this](const Failed &failed) {
                if (!failed)
                    m_context->stop();
            });
        }
        for (Connection *connection : std::set<Connection *>(m_shared->connections))
            connection->endIfIdle();
    }

    asio::awaitable<void> accept()
    {
        while (m_acceptor.is_open()) {
            Failed failed;
            Tcp::socket socket = co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failed));
            if (!failed) {
                take(std::move(socket));
                continue;
            }
            if (failed == asio::error::operation_aborted || !m_acceptor.is_open())
                co_return;
            // Out of file descriptors and the like: connections wait in the kernel until some end.
            asio::steady_timer pause(*m_context, std::chrono::milliseconds(50));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
        }
    }

    void take(Tcp::socket socket)
    {
        Failed failed;
        const auto peer = socket.remote_endpoint(failed).address();
        if (failed)
            return;
        socket.set_option(Tcp::no_delay(true), failed);
        const ClientAddress address = clientAddress(peer.to_string());
        const auto place = m_shared->perAddress.find(address.counted);
        if ((place != m_shared->perAddress.end() && place->second >= m_options.mostPerAddress) ||
            (m_shared->connections.size() >= m_options.mostConnections && !makeRoom()))
            return refuse(std::move(socket));
        beast::tcp_stream stream(std::move(socket));
        if (m_tls)
            spawn(asio::ssl::stream<beast::tcp_stream>(std::move(stream), *m_tls), address, peer.is_loopback());
        else
            spawn(std::move(stream), address, peer.is_loopback());
    }

    /// Ends the connection that has been idle for longest: idle ones shall not keep out who has something to say.
    bool makeRoom()
    {
        Connection *longest = nullptr;
        for (Connection *one : m_shared->connections)
            if (one->idleSince() && (!longest || *one->idleSince() < *longest->idleSince()))
                longest = one;
        if (longest)
            longest->makeRoom();
        return longest != nullptr;
    }

    template <class Stream> void spawn(Stream stream, const ClientAddress &address, bool fromLoopback)
    {
        auto session = std::make_shared<Session<Stream>>(std::move(stream), m_shared, address, fromLoopback);
        asio::co_spawn(
            *m_context, [session]() -> asio::awaitable<void> { return session->run(); },
            [session](const std::exception_ptr &) {});
    }

    /// Says so where it can be said in the clear; under TLS the connection just ends.
    void refuse(Tcp::socket socket)
    {
        m_service.metrics.turnedAway();
        if (m_tls || m_turningAway >= mostTurnedAwayAtOnce)
            return;
        ++m_turningAway;
        asio::co_spawn(*m_context, turnAway(beast::tcp_stream(std::move(socket))),
                       [this](const std::exception_ptr &) { --m_turningAway; });
    }

    static asio::awaitable<void> turnAway(beast::tcp_stream stream)
    {
        Failed failed;
        const Answer answer = problemAnswer("busy");
        const std::string text = headOf(answer, false) + answer.body;
        stream.expires_after(std::chrono::seconds(1));
        co_await asio::async_write(stream, asio::buffer(text), asio::redirect_error(asio::use_awaitable, failed));
        stream.socket().shutdown(Tcp::socket::shutdown_send, failed);
        std::array<char, 4096> rest{};
        for (int parts = 0; !failed && parts < 16; ++parts)
            co_await stream.async_read_some(asio::buffer(rest), asio::redirect_error(asio::use_awaitable, failed));
    }

    asio::awaitable<void> acceptControl()
    {
        while (m_control.is_open()) {
            Failed failed;
            Local::socket socket = co_await m_control.async_accept(asio::redirect_error(asio::use_awaitable, failed));
            if (failed == asio::error::operation_aborted || !m_control.is_open())
                co_return;
            if (failed) { // as above
                asio::steady_timer pause(*m_context, std::chrono::milliseconds(50));
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
                continue;
            }
            asio::co_spawn(*m_context, command(std::move(socket)), asio::detached);
        }
    }

    asio::awaitable<void> command(Local::socket socket)
    {
        Failed failed;
        std::string line;
        co_await asio::async_read_until(socket, asio::dynamic_buffer(line, maxCommand), '\n',
                                        asio::redirect_error(asio::use_awaitable, failed));
        if (failed)
            co_return;
        std::function<void(std::function<void(std::string)>)> call = [this,
                                                                      line](std::function<void(std::string)> then) {
            m_workers->withStorage([this, line, then](Storage &storage) {
                then(administer(storage, line, m_clock()).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
            });
        };
        const std::string answer = co_await answerOf<std::string>(*m_context, std::move(call));
        m_service.forgetDevices();
        co_await asio::async_write(socket, asio::buffer(answer), asio::redirect_error(asio::use_awaitable, failed));
    }

    const ServerOptions &m_options;
    std::function<Milliseconds()> m_clock;
    std::optional<asio::ssl::context> m_tls;
    std::unique_ptr<Workers> m_workers;
    Service m_service;
    std::unique_ptr<asio::io_context> m_context; ///< goes before the service: what still waits in it uses that
    std::shared_ptr<Shared> m_shared;
    Tcp::acceptor m_acceptor;
    Local::acceptor m_control;
    asio::signal_set m_signals, m_reload;
    asio::steady_timer m_stopTimer;
    std::size_t m_turningAway = 0;
    Failed m_ignored;
};

} // namespace

ServerEnd serve(const ServerOptions &options, std::unique_ptr<Storage> storage, core::Signer &hub,
                std::function<Milliseconds()> clock, const std::function<void(const std::string &)> &listening)
{
    raiseFileLimit();
    try {
        const ServerOptions canonicalOptions = canonical(options);
        Server server(canonicalOptions, std::move(storage), hub, std::move(clock));
        server.open();
        server.run(listening);
        return {};
    } catch (const std::exception &error) {
        return {std::string("Không chạy được máy chủ: ") + error.what(),
                std::string("The server cannot run: ") + error.what()};
    }
}

} // namespace th::hub
