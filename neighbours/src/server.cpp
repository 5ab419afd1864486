// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 forgets it

#include "neighbours/server.h"

#include "connection_life.h"
#include "neighbours/local_address.h"
#include "tree_file.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
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
using Clock = ConnectionLife::Clock;

namespace {

constexpr std::size_t mostAddresses = 1024, pieceBytes = 64 * 1024, headerBytes = 8 * 1024;
constexpr auto roomAgain = std::chrono::milliseconds(50);

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

/// Connections that are served, by address.
class Seats {
public:
    [[nodiscard]] std::size_t taken() const { return m_taken; }
    [[nodiscard]] std::size_t takenBy(const std::string &address) const
    {
        const auto found = m_byAddress.find(address);
        return found == m_byAddress.end() ? 0 : found->second;
    }
    void take(const std::string &address)
    {
        ++m_taken;
        ++m_byAddress[address];
    }
    void leave(const std::string &address)
    {
        --m_taken;
        if (--m_byAddress[address] == 0)
            m_byAddress.erase(address);
    }

private:
    std::size_t m_taken = 0;
    std::map<std::string, std::size_t> m_byAddress;
};

/// Taken as long as it lives.
class Seat {
public:
    Seat(Seats &seats, std::string address) : m_seats(seats), m_address(std::move(address)) { m_seats.take(m_address); }
    ~Seat() { m_seats.leave(m_address); }
    Seat(const Seat &) = delete;
    Seat &operator=(const Seat &) = delete;

private:
    Seats &m_seats;
    std::string m_address;
};

/// One who is served.
struct Guest {
    Guest(tcp::socket socket, std::string address, const ServerOptions &options)
        : stream(std::move(socket)), from(std::move(address)), life(options)
    {
    }

    beast::tcp_stream stream;
    std::string from;
    ConnectionLife life;
};
using Request = http::request<http::empty_body>;

/// Written whole and in time, or broken off.
template <class Write> asio::awaitable<bool> sendInTime(Guest &guest, Write write)
{
    Failed failed;
    const auto begun = Clock::now();
    guest.stream.expires_at(guest.life.sendsUntil(begun));
    const std::size_t sent = co_await write(asio::redirect_error(asio::use_awaitable, failed));
    guest.life.hasSent(sent, Clock::now() - begun);
    co_return !failed;
}

http::response<http::empty_body> answerTo(const Guest &guest, const Request &request, http::status status)
{
    http::response<http::empty_body> response(status, request.version());
    response.keep_alive(request.keep_alive() && guest.life.goesOn() && status != http::status::too_many_requests);
    return response;
}

/// An IPv4 host that comes to an IPv6 socket has one name, not two.
std::string nameOf(asio::ip::address address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

Failed listenOn(tcp::acceptor &acceptor, const tcp::endpoint &endpoint)
{
    Failed failed, ignored;
    acceptor.close(ignored);
    acceptor.open(endpoint.protocol(), failed);
    if (!failed && endpoint.protocol() == tcp::v6())
        acceptor.set_option(asio::ip::v6_only(false), failed);
    if (!failed)
        acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed)
        acceptor.bind(endpoint, failed);
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    return failed;
}

} // namespace

struct TreeServer::State {
    explicit State(ServerOptions given) : options(std::move(given)), rates(options.requestsPerSecond, options.burst) {}

    asio::awaitable<void> accept();
    asio::awaitable<void> serve(tcp::socket socket, std::string from, std::unique_ptr<Seat> seat);
    asio::awaitable<bool> answer(Guest &guest, const Request &request);
    static asio::awaitable<bool> send(Guest &guest, const Request &request, const TreeFile &file);
    static asio::awaitable<bool> sendStatus(Guest &guest, const Request &request, http::status status);

    ServerOptions options;
    Rates rates;
    Seats seats; ///< outlives the context and with it whoever sits
    asio::io_context context{1};
    tcp::acceptor acceptor{context};
    std::thread thread;
};

asio::awaitable<void> TreeServer::State::accept()
{
    asio::steady_timer timer(context);
    for (;;) {
        Failed failed;
        if (seats.taken() >= options.connections) {
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
        const std::string from = failed ? "" : nameOf(peer.address());
        if (failed || !isLocal(from))
            continue;
        if (seats.takenBy(from) >= options.ofOneAddress)
            continue; // closed here
        asio::co_spawn(context, serve(std::move(socket), from, std::make_unique<Seat>(seats, from)), asio::detached);
    }
}

asio::awaitable<void> TreeServer::State::serve(tcp::socket socket, std::string from, std::unique_ptr<Seat> seat)
{
    Guest guest(std::move(socket), std::move(from), options);
    const auto held = std::move(seat); // given back before the socket closes
    beast::flat_buffer buffer(headerBytes);
    for (bool goesOn = true; goesOn;) {
        http::request_parser<http::empty_body> parser;
        parser.header_limit(headerBytes);
        parser.body_limit(0);
        Failed failed;
        const auto begun = Clock::now();
        guest.stream.expires_at(guest.life.waitsUntil(begun));
        co_await http::async_read(guest.stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failed));
        if (failed)
            co_return;
        guest.life.hasWaited(Clock::now() - begun);
        goesOn = co_await answer(guest, parser.get());
    }
}

asio::awaitable<bool> TreeServer::State::answer(Guest &guest, const Request &request)
{
    if (!rates.take(guest.from))
        co_return co_await sendStatus(guest, request, http::status::too_many_requests);
    if (request.method() != http::verb::get && request.method() != http::verb::head)
        co_return co_await sendStatus(guest, request, http::status::method_not_allowed);
    const auto target = request.target();
    const auto file = openTreeFile(options.tree, std::string_view(target.data(), target.size()));
    if (!file)
        co_return co_await sendStatus(guest, request, http::status::not_found);
    co_return co_await send(guest, request, *file);
}

asio::awaitable<bool> TreeServer::State::sendStatus(Guest &guest, const Request &request, http::status status)
{
    auto response = answerTo(guest, request, status);
    response.content_length(0);
    const bool sent =
        co_await sendInTime(guest, [&](auto then) { return http::async_write(guest.stream, response, then); });
    co_return sent &&response.keep_alive();
}

asio::awaitable<bool> TreeServer::State::send(Guest &guest, const Request &request, const TreeFile &file)
{
    const auto range = request[http::field::range];
    // No entity tags here: who names one of another server's is given the whole.
    const std::uint64_t asked =
        request[http::field::if_range].empty() ? rangeBegin(std::string_view(range.data(), range.size())) : 0;
    if (asked > 0 && asked >= file.size)
        co_return co_await sendStatus(guest, request, http::status::range_not_satisfiable);
    auto response = answerTo(guest, request, asked > 0 ? http::status::partial_content : http::status::ok);
    response.set(http::field::content_type, "application/octet-stream");
    response.content_length(file.size - asked);
    if (asked > 0)
        response.set(http::field::content_range, "bytes " + std::to_string(asked) + "-" +
                                                     std::to_string(file.size - 1) + "/" + std::to_string(file.size));
    http::response_serializer<http::empty_body> head(response);
    bool sent =
        co_await sendInTime(guest, [&](auto then) { return http::async_write_header(guest.stream, head, then); });
    std::array<char, pieceBytes> piece;
    for (std::uint64_t at = asked; sent && at < file.size && request.method() == http::verb::get;) {
        const std::size_t wanted = std::min<std::uint64_t>(piece.size(), file.size - at);
        const ssize_t got = ::pread(file.file.number(), piece.data(), wanted, static_cast<off_t>(at));
        if (got <= 0)
            co_return false; // it became shorter: the promised length cannot be kept
        const auto bytes = asio::buffer(piece.data(), static_cast<std::size_t>(got));
        sent = co_await sendInTime(guest, [&](auto then) { return asio::async_write(guest.stream, bytes, then); });
        at += static_cast<std::uint64_t>(got);
    }
    co_return sent &&response.keep_alive();
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
    if (!failed)
        failed = listenOn(state->acceptor, tcp::endpoint(address, options.port));
    if (failed && address.is_v6() && address.is_unspecified())
        failed = listenOn(state->acceptor, tcp::endpoint(tcp::v4(), options.port));
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
