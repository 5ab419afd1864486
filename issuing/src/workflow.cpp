// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "issuing/workflow.h"

#include "workflow_names.h"

#include <algorithm>

namespace th::issuing {

namespace {

template <class Value, std::size_t size> const char *nameIn(const std::array<Named<Value>, size> &names, Value value)
{
    for (const auto &each : names)
        if (each.value == value)
            return each.name;
    return "";
}

template <class Item> const Item *findById(const std::vector<Item> &items, const std::string &id)
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

} // namespace

const char *name(Effect effect) { return nameIn(effectNames, effect); }

const char *name(Aftercare what) { return nameIn(aftercareNames, what); }

bool mayEver(Role role, Aftercare what)
{
    const bool seals = what == Aftercare::Replace || what == Aftercare::Extend || what == Aftercare::Correct;
    return accounts::may(role, accounts::Action::CareForPasses) && (!seals || may(role, accounts::Action::Seal));
}

std::set<Role> Procedure::carers(Aftercare what) const
{
    const auto said = afterwards.find(what);
    return said == afterwards.end() ? std::set{Role::WardPolice} : said->second;
}

bool isSeal(Effect effect) { return effect == Effect::Seal || effect == Effect::SealByHand; }
bool Step::seals() const { return std::ranges::any_of(then, isSeal); }
const State *Procedure::findState(const std::string &stateId) const { return findById(states, stateId); }
const Step *Procedure::findStep(const std::string &stepId) const { return findById(steps, stepId); }
const Procedure *Workflow::find(const std::string &id) const { return findById(m_procedures, id); }

} // namespace th::issuing
