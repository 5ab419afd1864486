// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/statistics.h"

#include "pass_maker.h"

#include <algorithm>

namespace th::desk {

namespace {

using Prints = std::vector<store::WardPrinted>;

class Counter {
public:
    Counter(Grouping by, const Period &period, std::chrono::minutes offset, Prints prints)
        : m_by(by), m_period(period), m_offset(offset), m_prints(std::move(prints))
    {
    }

    void count(const store::WardPass &pass, const PassContent &content)
    {
        if (holds(pass.issued)) {
            Counts &counts = at(pass.issued, content);
            ++counts.issued;
            counts.replacements += pass.turn > 0 ? 1 : 0;
        }
        if (pass.revoked && holds(pass.revokedAt)) {
            Counts &counts = at(pass.revokedAt, content);
            ++(*pass.revoked == core::RevocationReason::Replaced ? counts.replaced : counts.revoked);
        }
        const store::WardPrinted first{pass.request, pass.line, pass.turn, core::Instant::min(), 0};
        for (auto each = std::ranges::lower_bound(m_prints, first);
             each != m_prints.end() && each->request == pass.request && each->line == pass.line &&
             each->turn == pass.turn;
             ++each)
            if (holds(each->ended))
                ++at(each->ended, content).printed;
    }
    [[nodiscard]] std::vector<StatisticsRow> rows() const
    {
        std::vector<StatisticsRow> rows;
        for (const auto &[key, counts] : m_counts)
            rows.push_back({key, counts});
        return rows;
    }

private:
    [[nodiscard]] bool holds(std::optional<core::Instant> when) const
    {
        if (!when)
            return !m_period.from && !m_period.until;
        return (!m_period.from || *when >= *m_period.from) && (!m_period.until || *when < *m_period.until);
    }
    Counts &at(std::optional<core::Instant> when, const PassContent &content)
    {
        switch (m_by) {
        case Grouping::Day:
            return m_counts[when ? core::formatRfc3339(*when + m_offset).substr(0, 10) : std::string()];
        case Grouping::Kind:
            return m_counts[content.kind];
        case Grouping::Category:
            return m_counts[content.category];
        case Grouping::Organisation:
            return m_counts[content.organisation];
        }
        return m_counts[{}];
    }

    Grouping m_by;
    const Period &m_period;
    std::chrono::minutes m_offset;
    Prints m_prints; ///< ascending
    std::map<std::string, Counts> m_counts;
};

} // namespace

Done<std::vector<StatisticsRow>> statistics(const Desk &desk, Grouping by, const Period &period)
{
    return attempt([&] {
        DeskInside inside(desk);
        const core::Policy *policy = inside.station().policy();
        Counter counter(by, period, policy ? policy->utcOffset() : std::chrono::hours(7),
                        valueOf(inside.book().printed(0)));
        const auto read = inside.book().eachPass(0, [&](const store::WardPass &pass) {
            counter.count(pass, by == Grouping::Day ? PassContent() : contentOf(inside, pass));
            return true;
        });
        if (!read)
            stopFor(read.error());
        return counter.rows();
    });
}

} // namespace th::desk
