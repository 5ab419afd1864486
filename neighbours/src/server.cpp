// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 forgets it

#include "neighbours/server.h"

#include "tree_file.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <thread>
#include <unistd.h>

namespace th::neighbours {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Failed = boost::system::error_code;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t mostAddresses = 1024, pieceBytes = 64 * 1024, headerBytes = 8 * 1024;
constexpr auto roomAgain = std::chrono::milliseconds(50);

/// Addresses that no router carries on: a station's tree is for those beside it.
bool isLocal(const asio::ip::address &address)
{
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return bytes[0] == 10 || bytes[0] == 127 || (bytes[0] == 192 && bytes[1] == 168) ||
               (bytes[0] == 172 && bytes[1] >= 16 && bytes[1] < 32) || (bytes[0] == 169 && bytes[1] == 254);
    }
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped())
        return isLocal(asio::ip::make_address_v4(asio::ip::v4_mapped, v6));
    return v6.is_loopback() || v6.is_link_local() || (v6.to_bytes()[0] & 0xfe) == 0xfc;
}

/// How many requests an address may make now.
class Rates {
public:
    Rates(double perSecond, double burst) : m_perSecond(perSecond), m_burst(burst) {}

    bool take(const std::string &address)
    {
        if (m_left.size() >= mostAddresses && !m_left.contains(address))
            m_left.clear();
        const auto now = Clock::now();
        auto &[left, at] = m_left.try_emplace(address, m_burst, now).first->second;
        left = std::min(m_burst, left + m_perSecond * std::chrono::duration<double>(now - at).count());
        at = now;
        if (left < 1)
            return false;
        left -= 1;
        return true;
    }

private:
    double m_perSecond, m_burst;
    std::map<std::string, std::pair<double, Clock::time_point>> m_left;
};

} // namespace

struct TreeServer::State {
    explicit State(ServerOptions given) : options(std::move(given)), rates(options.requestsPerSecond, options.burst) {}

    asio::awaitable<void> accept();
    asio::awaitable<void> serve(tcp::socket socket);
    asio::awaitable<bool> answer(beast::tcp_stream &stream, const http::request<http::empty_body> &request,
                                 const std::string &from);
    asio::awaitable<bool> send(beast::tcp_stream &stream, const http::request<http::empty_body> &request,
                               const TreeFile &file);
    asio::awaitable<bool> sendStatus(beast::tcp_stream &stream, const http::request<http::empty_body> &request,
                                     http::status status);

    ServerOptions options;
    Rates rates;
    asio::io_context context{1};
    tcp::acceptor acceptor{context};
    std::size_t open = 0;
    std::thread thread;
};

asio::awaitable<void> TreeServer::State::accept()
{
    asio::steady_timer timer(context);
    for (;;) {
        Failed failed;
        if (open >= options.connections) {
            timer.expires_after(roomAgain);
            co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, failed));
            continue;
        }
        tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failed));
        if (failed == asio::error::operation_aborted)
            co_return;
        if (failed) { // no descriptors left, and the like
            timer.expires_after(roomAgain);
            co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, failed));
            continue;
        }
        const auto peer = socket.remote_endpoint(failed);
        if (failed || !isLocal(peer.address()))
            continue;
        ++open;
        asio::co_spawn(context, serve(std::move(socket)), [this](const std::exception_ptr &) { --open; });
    }
}

asio::awaitable<void> TreeServer::State::serve(tcp::socket socket)
{
    Failed failed;
    const std::string from = socket.remote_endpoint(failed).address().to_string();
    beast::tcp_stream stream(std::move(socket));
    beast::flat_buffer buffer(headerBytes);
    for (bool goesOn = true; goesOn;) {
        http::request_parser<http::empty_body> parser;
        parser.header_limit(headerBytes);
        parser.body_limit(0);
        stream.expires_after(options.patience);
        co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failed));
        if (failed)
            co_return;
        goesOn = co_await answer(stream, parser.get(), from);
    }
}

asio::awaitable<bool> TreeServer::State::answer(beast::tcp_stream &stream,
                                                const http::request<http::empty_body> &request, const std::string &from)
{
    if (!rates.take(from))
        co_return co_await sendStatus(stream, request, http::status::too_many_requests);
    if (request.method() != http::verb::get && request.method() != http::verb::head)
        co_return co_await sendStatus(stream, request, http::status::method_not_allowed);
    const auto target = request.target();
    const auto file = openTreeFile(options.tree, std::string_view(target.data(), target.size()));
    if (!file)
        co_return co_await sendStatus(stream, request, http::status::not_found);
    co_return co_await send(stream, request, *file);
}

asio::awaitable<bool> TreeServer::State::sendStatus(beast::tcp_stream &stream,
                                                    const http::request<http::empty_body> &request, http::status status)
{
    http::response<http::empty_body> response(status, request.version());
    response.keep_alive(request.keep_alive());
    response.content_length(0);
    Failed failed;
    stream.expires_after(options.patience);
    co_await http::async_write(stream, response, asio::redirect_error(asio::use_awaitable, failed));
    co_return !failed && response.keep_alive();
}

asio::awaitable<bool> TreeServer::State::send(beast::tcp_stream &stream, const http::request<http::empty_body> &request,
                                              const TreeFile &file)
{
    const auto range = request[http::field::range];
    // No entity tags here: who names one of another server's is given the whole.
    const std::uint64_t asked =
        request[http::field::if_range].empty() ? rangeBegin(std::string_view(range.data(), range.size())) : 0;
    if (asked > 0 && asked >= file.size)
        co_return co_await sendStatus(stream, request, http::status::range_not_satisfiable);
    http::response<http::empty_body> response(asked > 0 ? http::status::partial_content : http::status::ok,
                                              request.version());
    response.keep_alive(request.keep_alive());
    response.set(http::field::content_type, "application/octet-stream");
    response.content_length(file.size - asked);
    if (asked > 0)
        response.set(http::field::content_range, "bytes " + std::to_string(asked) + "-" +
                                                     std::to_string(file.size - 1) + "/" + std::to_string(file.size));
    http::response_serializer<http::empty_body> head(response);
    Failed failed;
    stream.expires_after(options.patience);
    co_await http::async_write_header(stream, head, asio::redirect_error(asio::use_awaitable, failed));
    std::array<char, pieceBytes> piece;
    for (std::uint64_t at = asked; !failed && at < file.size && request.method() == http::verb::get;) {
        const std::size_t wanted = std::min<std::uint64_t>(piece.size(), file.size - at);
        const ssize_t got = ::pread(file.file.number(), piece.data(), wanted, static_cast<off_t>(at));
        if (got <= 0)
            co_return false; // it became shorter: the promised length cannot be kept
        stream.expires_after(options.patience);
        co_await asio::async_write(stream, asio::buffer(piece.data(), static_cast<std::size_t>(got)),
                                   asio::redirect_error(asio::use_awaitable, failed));
        at += static_cast<std::uint64_t>(got);
    }
    co_return !failed && response.keep_alive();
}

TreeServer::TreeServer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TreeServer::TreeServer(TreeServer &&) noexcept = default;
TreeServer &TreeServer::operator=(TreeServer &&) noexcept = default;

TreeServer::~TreeServer()
{
    if (!m_state)
        return;
    m_state->context.stop();
    if (m_state->thread.joinable())
        m_state->thread.join();
}

core::Result<TreeServer, core::LocalName> TreeServer::start(const ServerOptions &options)
{
    auto state = std::make_unique<State>(options);
    Failed failed;
    const auto address = asio::ip::make_address(options.address, failed);
    const tcp::endpoint endpoint(address, options.port);
    tcp::acceptor &acceptor = state->acceptor;
    if (!failed)
        acceptor.open(endpoint.protocol(), failed);
    if (!failed)
        acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed)
        acceptor.bind(endpoint, failed);
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return core::Failure{core::LocalName{
            "Không mở được cổng mạng cho trạm bên cạnh: " + failed.message() + ". Chọn cổng khác bằng --port.",
            "No network port could be opened for neighbours: " + failed.message() + ". Choose another with --port."}};
    asio::co_spawn(state->context, state->accept(), asio::detached);
    state->thread = std::thread([context = &state->context] { context->run(); });
    return TreeServer(std::move(state));
}

std::uint16_t TreeServer::port() const
{
    Failed failed;
    return m_state->acceptor.local_endpoint(failed).port();
}

} // namespace th::neighbours
