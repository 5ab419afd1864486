// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_import.h"

#include <algorithm>

namespace th::sync {
namespace {

core::Failure<ImportError> bad(const std::string &path, std::string detail)
{
    return core::Failure{ImportError{ImportFault::BadTarget, path, std::move(detail)}};
}

std::string describe(const core::SegmentError &error)
{
    return error.rule + " at byte " + std::to_string(error.offset);
}

std::size_t registeredIn(const std::vector<std::uint16_t> &tags)
{
    return tags.size() - static_cast<std::size_t>(std::count(tags.begin(), tags.end(), 0));
}

} // namespace

core::Result<void, ImportError> StatusImport::follow(std::optional<std::uint64_t> have,
                                                     const std::vector<ListedSegment> &listed)
{
    m_have = have;
    const auto plan = planSegments(have, listed);
    if (!plan)
        return bad("status", "no way leads to the newest state that is listed");
    for (const ListedSegment &segment : *plan) {
        const std::string path = segmentPath(segment.name);
        auto done = segment.name.full ? takeFull(path, segment.name.to) : takeDelta(path, segment.name);
        if (!done)
            return done;
    }
    return foldDeltas();
}

core::Result<void, ImportError> StatusImport::takeAlone(const std::string &path) { return takeFull(path, 0); }

core::Result<void, ImportError> StatusImport::takeFull(const std::string &path, std::uint64_t number)
{
    const auto bytes = m_get(path);
    if (!bytes)
        return core::Failure{bytes.error()};
    auto segment = core::decodeSegment(*bytes);
    if (!segment)
        return bad(path, describe(segment.error()));
    if (segment->number != number)
        return bad(path, "it shows state " + std::to_string(segment->number) + ", not that of its name");
    if (segment->asOf > m_asOf)
        return bad(path, "of a later time than the publication");
    if (number != 0)
        if (auto entered = enterState(path, *segment); !entered)
            return entered;
    for (core::SeriesSnapshot &snapshot : segment->snapshots) {
        const core::SeriesCode series = snapshot.series;
        if (!m_snapshots.try_emplace(series, std::move(snapshot)).second)
            return bad(path, "series " + series.text + " is there twice");
    }
    return {};
}

/// All parts of a snapshot show the same state.
core::Result<void, ImportError> StatusImport::enterState(const std::string &path, const core::Segment &part)
{
    const store::StatusState state{part.number, part.id};
    if (m_fromNothing && (m_step->to != state || m_step->heads != part.heads))
        return bad(path, "it shows another state than the parts before it");
    m_fromNothing = true;
    m_step = store::StatusStep{std::nullopt, state, part.heads};
    return {};
}

core::Result<void, ImportError> StatusImport::takeDelta(const std::string &path, const SegmentName &name)
{
    const auto bytes = m_get(path);
    if (!bytes)
        return core::Failure{bytes.error()};
    auto delta = core::decodeDelta(*bytes);
    if (!delta)
        return bad(path, describe(delta.error()));
    if (delta->from != name.from || delta->to != name.to)
        return bad(path, "it leads from state " + std::to_string(delta->from) + " to " + std::to_string(delta->to) +
                             ", not as its name says");
    if (delta->asOf > m_asOf)
        return bad(path, "of a later time than the publication");
    if (!m_delta) {
        m_delta = std::move(delta).value();
        return {};
    }
    auto merged = core::mergeDeltas(*m_delta, *delta);
    if (!merged)
        return bad(path, merged.error());
    m_delta = std::move(merged).value();
    return {};
}

core::Result<void, ImportError> StatusImport::foldDeltas()
{
    if (!m_delta)
        return {};
    const std::uint64_t begins = m_fromNothing ? m_step->to.number : m_have.value_or(m_delta->from);
    const store::StatusState from{begins, m_delta->idAt(begins)};
    if (m_fromNothing && m_step->to != from)
        return bad("status", "the deltas do not go on from the snapshots, but from another state of that number");
    m_step = store::StatusStep{
        m_fromNothing ? std::nullopt : std::optional(from), {m_delta->to, m_delta->idAt(m_delta->to)}, m_delta->heads};
    std::vector<core::SeriesDelta> rest;
    for (core::SeriesDelta &delta : m_delta->series) {
        const auto held = m_snapshots.find(delta.series);
        if (held == m_snapshots.end() && !m_fromNothing) {
            rest.push_back(std::move(delta));
            continue;
        }
        core::SeriesSnapshot &snapshot = m_snapshots[delta.series];
        snapshot.series = delta.series;
        if (const auto applied = core::applyDelta(snapshot, delta); !applied)
            return bad("status", "series " + delta.series.text + ": " + applied.error());
    }
    m_delta->series = std::move(rest);
    return {};
}

void StatusImport::finish(store::Update &update, ImportSummary &summary)
{
    update.snapshots.clear();
    for (auto &[series, snapshot] : m_snapshots) {
        summary.registered += registeredIn(snapshot.tags);
        summary.revoked += snapshot.revoked.size();
        update.snapshots.push_back(std::move(snapshot));
    }
    update.step = m_step;
    update.deltas = m_delta ? std::move(m_delta->series) : std::vector<core::SeriesDelta>();
    for (const core::SeriesDelta &delta : update.deltas) {
        summary.registered += registeredIn(delta.tags);
        summary.revoked += delta.revoked.size();
    }
    summary.series = update.snapshots.size() + update.deltas.size();
}

} // namespace th::sync
