// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pass_maker.h"

#include <algorithm>
#include <map>
#include <set>

namespace th::desk {

namespace {

/// Looks up each place once, however many lines of a list lead to it.
class Standings {
public:
    Standings(DeskInside &inside, const issuing::Workflow &workflow, core::Instant now)
        : m_inside(inside), m_workflow(workflow), m_now(now)
    {
    }
    /// The line may still become a pass, or its pass still holds.
    [[nodiscard]] bool counts(const store::WardPlace &place)
    {
        const auto [found, isNew] = m_requests.try_emplace(place.request);
        if (isNew)
            found->second = read(place.request);
        return found->second.contains(place.line);
    }

private:
    [[nodiscard]] std::set<std::uint32_t> read(RequestId request)
    {
        const auto row = valueOf(m_inside.book().request(request));
        if (!row || cameToNothing(*row))
            return {};
        std::set<std::uint32_t> lines;
        if (row->seal == store::SealState::Done) { // what its passes say: one may have been extended since, or revoked
            const auto seen = m_inside.book().eachPass(request, [&](const store::WardPass &pass) {
                const auto until = core::parseRfc3339(contentOf(m_inside, pass).validUntil);
                if (!pass.revoked && (!until || *until >= m_now))
                    lines.insert(pass.line);
                return true;
            });
            if (!seen)
                stopFor(seen.error());
            return lines;
        }
        for (const store::WardLine &line : valueOf(m_inside.book().lines(request)))
            if (line.decision != store::WardDecision::Refused && m_inside.draftOf(line).claims.validUntil >= m_now)
                lines.insert(line.number);
        return lines;
    }
    [[nodiscard]] bool cameToNothing(const store::WardRequest &row) const
    {
        const issuing::Procedure *procedure = m_workflow.find(row.procedure);
        const issuing::State *state = procedure ? procedure->findState(row.state) : nullptr;
        return state && state->isFinal && row.seal == store::SealState::NotYet;
    }

    DeskInside &m_inside;
    const issuing::Workflow &m_workflow;
    core::Instant m_now;
    std::map<RequestId, std::set<std::uint32_t>> m_requests;
};

} // namespace

Done<std::vector<Duplicate>> Desk::duplicates(const Edit &edit, RequestId request, core::Instant now) const
{
    return attempt([&] {
        DeskInside inside(*this);
        Standings standings(inside, m_workflow, now);
        std::set<std::uint32_t> replaced(edit.linesGone.begin(), edit.linesGone.end());
        for (const auto &[number, draft] : edit.lines)
            replaced.insert(number);
        std::map<store::WardMark, std::uint32_t> seen; ///< line of the edit, from 1
        std::vector<Duplicate> found;
        for (std::size_t index = 0; index < edit.lines.size(); ++index)
            for (const auto &[mark, kind] : inside.marksOf(edit.lines[index].second)) {
                const auto line = static_cast<std::uint32_t>(index + 1);
                if (const auto [first, isNew] = seen.emplace(mark, line); !isNew && first->second != line)
                    found.push_back({index, {0, first->second, kind}});
                for (const store::WardPlace &place : valueOf(inside.book().marked(mark)))
                    if (!(place.request == request && replaced.contains(place.line)) && standings.counts(place))
                        found.push_back({index, {place.request, place.line, kind}});
            }
        return found;
    });
}

} // namespace th::desk
