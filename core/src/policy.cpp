// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy.h"

#include <algorithm>

namespace th::core {

namespace {

template <class Items, class Test> auto findOne(const Items &items, const Test &test) -> decltype(items.data())
{
    const auto found = std::find_if(items.begin(), items.end(), test);
    return found == items.end() ? nullptr : &*found;
}

} // namespace

const Category *RuleSet::findCategory(const CategoryCode &code) const
{
    return findOne(categories, [&](const Category &category) { return category.code == code; });
}

const Quota *RuleSet::findQuota(PassKind kind) const
{
    return findOne(quotas, [&](const Quota &quota) { return quota.kind == kind; });
}

const RuleSet &Policy::rulesAt(Instant when) const
{
    const auto later = [](Instant instant, const RuleSet &set) { return instant < set.effectiveFrom; };
    const auto next = std::upper_bound(m_ruleSets.begin(), m_ruleSets.end(), when, later);
    return next == m_ruleSets.begin() ? m_ruleSets.front() : *std::prev(next);
}

const Area *Policy::findArea(const AreaCode &code) const
{
    return findOne(m_areas, [&](const Area &area) { return area.code == code; });
}

const Checkpoint *Policy::findCheckpoint(const CheckpointCode &code) const
{
    return findOne(m_checkpoints, [&](const Checkpoint &checkpoint) { return checkpoint.code == code; });
}

} // namespace th::core
