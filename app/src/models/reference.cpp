// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference.h"

#include <algorithm>

namespace th::app {

namespace {

template <class Map, class Code> QString nameOf(const Map &names, const Code &code, core::Language language)
{
    const auto found = names.find(code);
    if (found == names.end() || found->second.in(language).empty())
        return QString::fromStdString(code.text);
    return QString::fromStdString(found->second.in(language));
}

} // namespace

Reference Reference::from(const core::Policy *policy, const core::Directory *directory, core::Instant when)
{
    Reference reference;
    if (policy) {
        const core::RuleSet &rules = policy->rulesAt(when);
        for (const core::Category &category : rules.categories)
            reference.categories.emplace(category.code, category.name);
        for (const core::Area &area : policy->areas())
            reference.areas.emplace(area.code, area.name);
        reference.checkpoints = policy->checkpoints();
        reference.masking = rules.masking;
        reference.freshness = rules.freshness;
        reference.utcOffset = policy->utcOffset();
    }
    if (directory)
        for (const core::Authority &authority : directory->authorities())
            reference.authorities.emplace(authority.code, authority.name);
    return reference;
}

QString Reference::area(const core::AreaCode &code, core::Language language) const
{
    return nameOf(areas, code, language);
}

QString Reference::category(const core::CategoryCode &code, core::Language language) const
{
    return nameOf(categories, code, language);
}

QString Reference::authority(const core::AuthorityCode &code, core::Language language) const
{
    return nameOf(authorities, code, language);
}

QString Reference::checkpoint(const core::CheckpointCode &code, core::Language language) const
{
    const auto found = std::find_if(checkpoints.begin(), checkpoints.end(),
                                    [&](const core::Checkpoint &checkpoint) { return checkpoint.code == code; });
    return found == checkpoints.end() || found->name.in(language).empty()
               ? QString::fromStdString(code.text)
               : QString::fromStdString(found->name.in(language));
}

} // namespace th::app
