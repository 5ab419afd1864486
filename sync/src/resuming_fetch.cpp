// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resuming_fetch.h"

#include <algorithm>
#include <cerrno>

namespace th::sync {
namespace {

using Kind = FetchError::Kind;
using Fetched = core::Result<core::Bytes, FetchError>;

/// Gets the rest of one file, once.
class Attempt {
public:
    Attempt(PartialStore &partials, FetchWatch &watch, const std::string &path, const std::string &key,
            std::size_t maxBytes)
        : m_partials(partials), m_watch(watch), m_path(path), m_key(key), m_maxBytes(maxBytes),
          m_before(partials.part(key))
    {
    }

    [[nodiscard]] bool resumes() const { return m_before.size > 0; }

    enum class End { Whole, Cut, Wrong };
    /// Cut: `error` says why. Wrong: what is there does not lead to the file.
    End run(const Transport &transport, const std::string &address)
    {
        if (m_before.size >= m_maxBytes) // the power may have gone between the last byte and its name
            return m_before.size == m_maxBytes && resumesHash() && m_partials.matches(m_key) ? finish() : End::Wrong;
        if (!m_partials.hasRoom(m_maxBytes - m_before.size))
            return cut(Kind::NoSpace, m_path);
        m_writer = m_partials.write(m_key);
        if (!m_writer)
            return cut(errno == ENOSPC ? Kind::NoSpace : Kind::Unreadable, m_path);
        HttpAsk ask{address, m_maxBytes, m_before.size};
        if (resumes() && !m_before.etag.empty())
            ask.headers.push_back("If-Range: " + m_before.etag);
        const auto answer =
            transport(ask, [this](const HttpHead &head, core::ByteView piece) { return take(head, piece); });
        return close(answer);
    }
    [[nodiscard]] const FetchError &error() const { return *m_error; }

private:
    [[nodiscard]] bool resumesHash() const { return m_path.starts_with("targets/"); }

    End cut(Kind kind, std::string detail)
    {
        m_error = FetchError{kind, std::move(detail)};
        return End::Cut;
    }

    bool take(const HttpHead &head, core::ByteView piece)
    {
        if (!m_begun) {
            if ((m_error = refusalIn(head, piece, Expect::NeverPage)))
                return false;
            if (head.status == 206 && head.rangeBegin != m_before.size) {
                cut(Kind::Unreachable, "another range than was asked for");
                return false;
            }
            m_begun = true;
            m_at = head.status == 206 ? m_before.size : 0;
            if (head.status == 200)
                m_partials.setEtag(m_key, head.etag);
        }
        if (piece.size() > m_maxBytes - m_at) {
            cut(Kind::TooLarge, "over " + std::to_string(m_maxBytes) + " bytes");
            return false;
        }
        if (!m_writer->write(m_at, piece)) {
            cut(errno == ENOSPC || errno == EDQUOT ? Kind::NoSpace : Kind::Unreadable, m_path);
            return false;
        }
        const std::uint64_t heldBefore = std::max(m_at, m_before.size);
        m_at += piece.size();
        if (m_watch.came)
            m_watch.came(m_path, m_at, piece.size(), m_at - std::min(m_at, heldBefore));
        return true;
    }

    End close(const HttpAnswer &answer)
    {
        if (answer.head.status == 416 && resumes())
            return End::Wrong;
        if (!m_error && !m_begun && answer.head.status != 0)
            m_error = refusalIn(answer.head, {}, Expect::NeverPage);
        if (!m_error)
            m_error = answer.error;
        const bool synced = m_writer->sync();
        if (m_error)
            return m_error->kind == Kind::TooLarge ? End::Wrong : End::Cut;
        if (!synced)
            return cut(Kind::Unreadable, m_path);
        const bool mayBeShort = !answer.head.length && m_at < m_maxBytes;
        if (mayBeShort && resumesHash() && m_at > 0 && !m_partials.matches(m_key))
            return cut(Kind::Unreachable, "ended early");
        if (!m_writer->cut(m_at) || !m_writer->sync())
            return cut(Kind::Unreadable, m_path);
        return m_partials.matches(m_key) ? finish() : End::Wrong;
    }

    End finish() { return m_partials.finish(m_key) ? End::Whole : cut(Kind::Unreadable, m_path); }

    PartialStore &m_partials;
    FetchWatch &m_watch;
    const std::string &m_path, &m_key;
    std::size_t m_maxBytes;
    PartialStore::Part m_before;
    std::optional<PartialStore::Writer> m_writer;
    std::optional<FetchError> m_error;
    bool m_begun = false;
    std::uint64_t m_at = 0;
};

Fetched fetchKept(const Transport &transport, PartialStore &partials, FetchWatch &watch, const std::string &address,
                  const std::string &path, const std::string &key, std::size_t maxBytes)
{
    const bool hashed = path.starts_with("targets/");
    if (auto whole = partials.whole(key, maxBytes)) {
        watch.usedEarlier |= !hashed;
        return std::move(*whole);
    }
    for (;;) {
        Attempt attempt(partials, watch, path, key, maxBytes);
        switch (attempt.run(transport, address)) {
        case Attempt::End::Whole:
            watch.usedEarlier |= attempt.resumes() && !hashed;
            if (auto whole = partials.whole(key, maxBytes))
                return std::move(*whole);
            return core::Failure{FetchError{Kind::Unreadable, path}};
        case Attempt::End::Cut:
            return core::Failure{attempt.error()};
        case Attempt::End::Wrong:
            partials.discard(key);
            if (!attempt.resumes())
                return core::Failure{FetchError{Kind::TooLarge, "not the file that was promised"}};
            if (partials.part(key).size > 0) // a medium that can only be read: it would be tried for ever
                return core::Failure{FetchError{Kind::Unreadable, path}};
        }
    }
}

} // namespace

Fetch fetchResuming(HttpPlaces places, Transport transport, PartialStore &partials, FetchWatch &watch)
{
    const Fetch plain = fetchFromHttp(places, transport);
    return [places = std::move(places), plain, transport = std::move(transport), &partials,
            &watch](const std::string &path, std::size_t maxBytes) -> Fetched {
        const auto key = PartialStore::keyOf(path);
        const std::string address = addressOf(places, path);
        if (!key || address.empty())
            return plain(path, maxBytes);
        return fetchKept(transport, partials, watch, address, path, *key, maxBytes);
    };
}

} // namespace th::sync
