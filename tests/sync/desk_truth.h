// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/publisher_world.h"

#include <set>

namespace th::test {

/// What a publisher must believe of one series after the entries it has read: made from the desks' own facts, entry by
/// entry, with nothing of the publisher's. Of each desk a run from the beginning is read; nothing is read twice.
class DeskTruth {
public:
    explicit DeskTruth(std::string series) : m_series(std::move(series)) {}

    /// Journals as they were given to one publication.
    void read(const std::vector<core::journal::Extract> &journals)
    {
        std::vector<Said> said = std::exchange(m_waiting, {});
        for (const auto &journal : journals)
            for (std::size_t &at = m_read[journal.device]; at < journal.entries.size(); ++at)
                if (const auto entry = core::journal::decode(journal.entries[at]))
                    if (auto fact = core::journal::decodeFact(entry->kind, entry->content))
                        said.push_back({entry->wallMilliseconds, std::move(fact).value()});
        for (const Said &each : said)
            if (const auto *issue = std::get_if<core::journal::Issue>(&each.fact);
                issue && issue->series.text == m_series)
                m_issued = std::max<std::size_t>(m_issued, issue->first + issue->tags.size() - 1);
        std::ranges::stable_sort(said, {}, &Said::at);
        for (const Said &each : said)
            mark(each);
    }

    /// As `PublisherWorld::status` writes it.
    [[nodiscard]] std::string text(std::uint32_t until) const
    {
        std::string text;
        for (std::uint32_t serial = 1; serial <= until; ++serial)
            text += serial > m_issued ? "." : m_revoked.contains(serial) ? "yR" : "y";
        return m_issued == 0 ? "none" : text;
    }

private:
    struct Said {
        std::int64_t at = 0;
        core::journal::Fact fact;
    };

    void mark(const Said &said)
    {
        const auto *revoke = std::get_if<core::journal::Revoke>(&said.fact);
        const auto *reinstate = std::get_if<core::journal::Reinstate>(&said.fact);
        if (!revoke && !reinstate)
            return;
        if ((revoke ? revoke->series : reinstate->series).text != m_series)
            return;
        std::vector<std::uint32_t> early;
        for (const std::uint32_t serial : revoke ? revoke->serials : reinstate->serials)
            if (serial > m_issued)
                early.push_back(serial);
            else if (revoke)
                m_revoked.insert(serial);
            else
                m_revoked.erase(serial);
        if (early.empty())
            return;
        Said rest = said;
        std::visit(
            [&](auto &fact) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(fact)>, core::journal::Issue>)
                    fact.serials = early;
            },
            rest.fact);
        m_waiting.push_back(std::move(rest));
    }

    std::string m_series;
    std::map<core::PublicKey, std::size_t> m_read;
    std::size_t m_issued = 0;
    std::set<std::uint32_t> m_revoked;
    std::vector<Said> m_waiting;
};

} // namespace th::test
