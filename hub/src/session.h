// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One connection: requests in, answers out, each step with a time by which it must be done. Included by server.cpp
// alone: Beast is heavy.
#include <utility> // Boost 1.74 forgets it

#include "service.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <limits>
#include <unistd.h>

namespace th::hub {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Failed = boost::system::error_code;

/// A connection that can be told to end while it waits for its next request.
struct Connection {
    virtual ~Connection() = default;
    virtual void endIfIdle() = 0;
    virtual void makeRoom() = 0; ///< ends at once
    /// Since when it waits for a request; nothing: one is under way.
    [[nodiscard]] virtual std::optional<std::chrono::steady_clock::time_point> idleSince() const = 0;
};

/// What the connections share. Thread: the network's.
struct Shared {
    const ServerOptions &options;
    asio::io_context &context;
    Service &service;
    std::set<Connection *> connections{};
    std::map<std::string, std::size_t> perAddress{};
    bool stopping = false;
    std::function<void()> lastHasEnded{}; ///< called when the last connection goes
};

/// The answer of a call that gives it to a callback, waited for. Never resumes before the call has returned.
template <class T>
asio::awaitable<T> answerOf(asio::io_context &context, std::function<void(std::function<void(T)>)> call)
{
    return asio::async_initiate<const asio::use_awaitable_t<> &, void(T)>(
        [&context](auto handler, std::function<void(std::function<void(T)>)> start) {
            auto shared = std::make_shared<decltype(handler)>(std::move(handler));
            start([shared, &context](T value) {
                asio::post(context, [shared, value = std::move(value)]() mutable { (*shared)(std::move(value)); });
            });
        },
        asio::use_awaitable, std::move(call));
}

template <class Stream> class Session final : public Connection {
public:
    Session(Stream stream, std::shared_ptr<Shared> shared, ClientAddress address, bool fromLoopback)
        : m_stream(std::move(stream)), m_sharedOwner(std::move(shared)), m_shared(*m_sharedOwner),
          m_address(std::move(address)), m_fromLoopback(fromLoopback)
    {
        m_shared.connections.insert(this);
        ++m_shared.perAddress[m_address.counted];
        ++m_shared.service.metrics.connections;
    }
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    ~Session() override
    {
        m_shared.connections.erase(this);
        const auto place = m_shared.perAddress.find(m_address.counted);
        if (--place->second == 0)
            m_shared.perAddress.erase(place);
        --m_shared.service.metrics.connections;
        if (m_shared.connections.empty() && m_shared.lastHasEnded)
            m_shared.lastHasEnded();
    }

    void endIfIdle() override
    {
        if (m_idle)
            lowest().cancel();
    }
    void makeRoom() override
    {
        m_idle = m_orderly = false;
        lowest().cancel();
    }
    [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> idleSince() const override
    {
        return m_idle ? std::optional(m_idleSince) : std::nullopt;
    }

    asio::awaitable<void> run()
    {
        if (!co_await handshake())
            co_return;
        bool goesOn = true;
        while (goesOn && !m_shared.stopping)
            goesOn = co_await oneRequest();
        co_await leave();
    }

private:
    static constexpr std::size_t maxHead = 8192, maxBuffer = 16'384, filePart = 32'768, bodyPart = 65'536;
    static constexpr std::uint64_t slowestBytesPerSecond = 4096;
    static constexpr std::chrono::seconds lingerTime{2};
    static constexpr bool isTls = !std::is_same_v<Stream, beast::tcp_stream>;

    beast::tcp_stream &lowest()
    {
        if constexpr (isTls)
            return m_stream.next_layer();
        else
            return m_stream;
    }

    auto noting(Failed &failed) { return asio::redirect_error(asio::use_awaitable, failed); }

    bool went(const Failed &failed)
    {
        if (failed == beast::error::timeout)
            m_shared.service.metrics.timedOut();
        return !failed;
    }

    asio::awaitable<bool> handshake()
    {
        lowest().expires_after(m_shared.options.headTime);
        if constexpr (isTls) {
            Failed failed;
            co_await m_stream.async_handshake(asio::ssl::stream_base::server, noting(failed));
            co_return went(failed);
        }
        co_return true;
    }

    /// True: the connection waits for another request.
    asio::awaitable<bool> oneRequest()
    {
        RequestHead head;
        bool keepAlive = false;
        const unsigned refusal = co_await readHead(head, keepAlive);
        if (refusal != 0 && refusal != 400 && refusal != 431)
            co_return false;
        const auto begun = std::chrono::steady_clock::now();
        Answer answer;
        if (refusal == 400 || refusal == 431)
            answer = problemAnswer(refusal == 400 ? "bad_request" : "headers");
        else
            answer = co_await answerTo(head);
        answer.headOnly = answer.headOnly || head.method == "HEAD";
        m_shared.service.prove(head, answer);
        keepAlive = keepAlive && refusal == 0 && !answer.closes && !m_shared.stopping;
        const bool sent = co_await send(answer, keepAlive);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        m_shared.service.metrics.answered(refusal == 0 ? Service::routeOf(head) : "nothing", answer.status,
                                          took.count());
        m_orderly = sent;
        co_return sent &&keepAlive;
    }

    /// 0: a head was read. Otherwise the status to refuse it with; 1: there is nobody to answer.
    asio::awaitable<unsigned> readHead(RequestHead &head, bool &keepAlive)
    {
        Failed failed;
        if (m_buffer.size() == 0) {
            lowest().expires_after(m_first ? m_shared.options.headTime : m_shared.options.idleTime);
            m_buffer.shrink_to_fit(); // thousands of connections wait
            m_idle = true;
            m_idleSince = std::chrono::steady_clock::now();
            const auto got = co_await m_stream.async_read_some(m_buffer.prepare(1024), noting(failed));
            m_idle = false;
            m_buffer.commit(got);
            if (!went(failed))
                co_return 1;
        }
        m_first = false;
        lowest().expires_after(m_shared.options.headTime);
        http::request_parser<http::empty_body> parser;
        parser.header_limit(maxHead);
        parser.body_limit(std::numeric_limits<std::uint64_t>::max()); // ours; 1.74 takes "none" for nothing
        co_await http::async_read_header(m_stream, m_buffer, parser, noting(failed));
        if (failed == http::error::header_limit || failed == http::error::buffer_overflow)
            co_return 431;
        if (failed && failed.category() == make_error_code(http::error::bad_method).category() &&
            failed != http::error::end_of_stream && failed != http::error::partial_message)
            co_return 400;
        if (!went(failed))
            co_return 1;
        keepAlive = parser.keep_alive();
        fill(head, parser);
        co_return 0;
    }

    template <class Parser> void fill(RequestHead &head, const Parser &parser)
    {
        head.method = std::string(parser.get().method_string());
        head.target = std::string(parser.get().target());
        for (const auto &field : parser.get()) {
            std::string name(field.name_string());
            for (char &c : name)
                c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            std::string &value = head.headers[name];
            value += (value.empty() ? "" : ", ") + std::string(field.value());
        }
        if (head.header("transfer-encoding").empty() && parser.content_length())
            head.length = *parser.content_length();
        // The last one was written by the proxy that we trust; those before it by whoever liked to.
        const std::string_view chain = head.header("x-forwarded-for");
        const bool believed = !chain.empty() && m_shared.options.proxies.contains(m_address.whole);
        const ClientAddress from = believed ? clientAddress(chain.substr(chain.find_last_of(", ") + 1)) : m_address;
        head.client = from.whole;
        head.address = from.counted;
        head.fromLoopback = m_fromLoopback && chain.empty();
    }

    asio::awaitable<Answer> answerTo(const RequestHead &head)
    {
        using Admission = Service::Admission;
        lowest().expires_never();
        std::function<void(std::function<void(Admission)>)> begin = [this, &head](std::function<void(Admission)> then) {
            m_shared.service.begin(head, std::move(then));
        };
        Admission admission = co_await answerOf<Admission>(m_shared.context, std::move(begin));
        if (admission.answer)
            co_return std::move(*admission.answer);
        core::Bytes body;
        if (const char *problem = co_await readBody(head, admission, body))
            co_return closing(problem);
        std::function<void(std::function<void(Answer)>)> finish = [&](std::function<void(Answer)> then) {
            m_shared.service.finish(head, std::move(admission), std::move(body), std::move(then));
        };
        co_return co_await answerOf<Answer>(m_shared.context, std::move(finish));
    }

    static Answer closing(const char *problem)
    {
        Answer answer = problemAnswer(problem);
        answer.closes = true;
        return answer;
    }

    /// The code of a problem, or null.
    asio::awaitable<const char *> readBody(const RequestHead &head, const Service::Admission &admission,
                                           core::Bytes &body)
    {
        Failed failed;
        const std::uint64_t length = admission.length;
        const auto end = std::chrono::steady_clock::now() + m_shared.options.bodyTime +
                         std::chrono::seconds(length / slowestBytesPerSecond);
        lowest().expires_after(m_shared.options.bodyTime);
        if (head.header("expect") == "100-continue" && m_buffer.size() == 0 && length > 0) {
            static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
            co_await asio::async_write(m_stream, asio::buffer(goOn.data(), goOn.size()), noting(failed));
        }
        const std::size_t here = std::min<std::size_t>(m_buffer.size(), length);
        const auto *begin = static_cast<const std::uint8_t *>(m_buffer.data().data());
        body.assign(begin, begin + here);
        m_buffer.consume(here);
        if (here > 0 && !admission.room->take(here))
            co_return "busy";
        while (!failed && body.size() < length) {
            const std::size_t had = body.size();
            body.resize(std::min<std::size_t>(length, had + bodyPart));
            lowest().expires_at(std::min(end, std::chrono::steady_clock::now() + m_shared.options.bodyTime / 2));
            const auto got =
                co_await m_stream.async_read_some(asio::buffer(body.data() + had, body.size() - had), noting(failed));
            body.resize(had + got);
            if (!admission.room->take(got))
                co_return "busy";
        }
        co_return went(failed) ? nullptr : "bad_request";
    }

    asio::awaitable<bool> send(const Answer &answer, bool keepAlive)
    {
        Failed failed;
        std::string text = headOf(answer, keepAlive);
        if (!answer.headOnly && !answer.file)
            text += answer.body;
        lowest().expires_after(m_shared.options.writeTime);
        co_await asio::async_write(m_stream, asio::buffer(text), noting(failed));
        if (!went(failed) || answer.headOnly || !answer.file)
            co_return !failed;
        co_return co_await sendFile(*answer.file);
    }

    asio::awaitable<bool> sendFile(const FilePart &part)
    {
        Failed failed;
        std::vector<char> buffer(std::min<std::uint64_t>(filePart, part.length));
        for (std::uint64_t done = 0; done < part.length;) {
            const auto want = std::min<std::uint64_t>(buffer.size(), part.length - done);
            const ssize_t got =
                ::pread(part.file->number(), buffer.data(), want, static_cast<off_t>(part.first + done));
            if (got <= 0)
                co_return false;
            lowest().expires_after(m_shared.options.writeTime);
            co_await asio::async_write(m_stream, asio::buffer(buffer.data(), static_cast<std::size_t>(got)),
                                       noting(failed));
            if (!went(failed))
                co_return false;
            done += static_cast<std::uint64_t>(got);
        }
        co_return true;
    }

    /// Lets the client read what we said before the connection is torn down under what it still sends.
    asio::awaitable<void> leave()
    {
        Failed failed;
        if (!m_orderly)
            co_return;
        lowest().expires_after(lingerTime);
        if constexpr (isTls)
            co_await m_stream.async_shutdown(noting(failed));
        lowest().socket().shutdown(asio::ip::tcp::socket::shutdown_send, failed);
        std::array<char, 4096> rest{};
        for (int parts = 0; !failed && parts < 256; ++parts)
            co_await lowest().async_read_some(asio::buffer(rest), noting(failed));
    }

    Stream m_stream;
    std::shared_ptr<Shared> m_sharedOwner;
    Shared &m_shared;
    ClientAddress m_address;
    bool m_fromLoopback;
    bool m_first = true, m_idle = false, m_orderly = false;
    std::chrono::steady_clock::time_point m_idleSince{};
    beast::flat_buffer m_buffer{maxBuffer};
};

} // namespace th::hub
