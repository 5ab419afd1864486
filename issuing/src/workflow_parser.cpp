// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_document.h"
#include "issuing/workflow.h"
#include "workflow_names.h"

#include <algorithm>

namespace th::issuing {

namespace {

using core::json::Node;

constexpr std::size_t maxWorkflowBytes = 1u << 20;
constexpr std::size_t maxId = 32, maxStates = 64, maxSteps = 128, maxProcedures = 32;

template <class Value, std::size_t size> Value readChoice(const Node &node, const std::array<Named<Value>, size> &all)
{
    const std::string given = node.text(maxId);
    std::string rule = "one of:";
    for (const auto &each : all) {
        if (given == each.name)
            return each.value;
        rule += std::string(" ") + each.name;
    }
    node.fail(std::move(rule));
}

std::vector<std::string> readIds(const Node &parent, const char *member)
{
    std::vector<std::string> ids;
    if (const auto list = parent.find(member))
        for (const Node &item : list->items()) {
            ids.push_back(item.plainId());
            if (std::ranges::count(ids, ids.back()) > 1)
                item.fail("none twice");
        }
    return ids;
}

std::set<Role> readRoles(const Node &parent, const char *member)
{
    std::set<Role> roles;
    if (const auto list = parent.find(member))
        for (const Node &item : list->items())
            if (!roles.insert(readChoice(item, roleNames)).second)
                item.fail("no role twice");
    return roles;
}

std::map<Aftercare, std::set<Role>> readAfterwards(const Node &node)
{
    node.onlyMembers({"revoke", "reinstate", "replace", "extend", "correct"});
    std::map<Aftercare, std::set<Role>> all;
    for (const auto &[what, called] : aftercareNames) {
        if (!node.find(called))
            continue;
        const std::set<Role> roles = readRoles(node, called);
        for (const Role role : roles)
            if (!mayEver(role, what))
                node.at(called).fail(std::string("roles to which the desk can give it; not ") + name(role));
        all.emplace(what, roles);
    }
    return all;
}

State readState(const Node &node)
{
    node.onlyMembers({"id", "name", "final", "edit", "attach", "decide"});
    State state;
    state.id = node.at("id").plainId();
    state.name = node.at("name").localName();
    if (const auto isFinal = node.find("final"))
        state.isFinal = isFinal->boolean();
    state.edit = readRoles(node, "edit");
    state.attach = readRoles(node, "attach");
    state.decide = readRoles(node, "decide");
    return state;
}

Step readStep(const Node &node)
{
    node.onlyMembers(
        {"id", "name", "from", "to", "by", "reach", "lines", "fields", "attachments", "reason", "not_by", "then"});
    Step step;
    step.id = node.at("id").plainId();
    step.name = node.at("name").localName();
    const auto from = readIds(node, "from");
    step.from = {from.begin(), from.end()};
    step.to = node.at("to").plainId();
    step.by = readRoles(node, "by");
    if (step.by.empty())
        node.fail("in \"by\" at least one role");
    if (const auto reach = node.find("reach"))
        step.reach = readChoice(*reach, reachNames);
    if (const auto lines = node.find("lines"))
        step.lines = readChoice(*lines, linesNames);
    step.fields = readIds(node, "fields");
    step.attachments = readIds(node, "attachments");
    if (const auto reason = node.find("reason"))
        step.reason = reason->boolean();
    const auto notBy = readIds(node, "not_by");
    step.notBy = {notBy.begin(), notBy.end()};
    if (const auto then = node.find("then"))
        for (const Node &item : then->items()) {
            step.then.push_back(readChoice(item, effectNames));
            if (std::ranges::count(step.then, step.then.back()) > 1)
                item.fail("none twice");
        }
    return step;
}

template <class Item> std::vector<Item> readEach(const Node &list, std::size_t most, Item (*readOne)(const Node &))
{
    std::vector<Item> items;
    std::set<std::string> ids;
    for (const Node &node : list.items()) {
        items.push_back(readOne(node));
        if (!ids.insert(items.back().id).second)
            node.at("id").fail("no id twice");
        if (items.size() > most)
            node.fail("at most " + std::to_string(most));
    }
    if (items.empty())
        list.fail("at least one");
    return items;
}

/// What can be reached from `begun` over `next`.
template <class Next> std::set<std::string> reached(std::set<std::string> begun, const Next &next)
{
    std::vector<std::string> open(begun.begin(), begun.end());
    while (!open.empty()) {
        const std::string state = std::move(open.back());
        open.pop_back();
        for (const std::string &found : next(state))
            if (begun.insert(found).second)
                open.push_back(found);
    }
    return begun;
}

/// Whether the parts of a procedure fit together; `node` says where they stand.
class Checker {
public:
    Checker(const Procedure &procedure, const Node &node)
        : m_procedure(procedure), m_states(node.at("states").items()), m_steps(node.at("steps").items()), m_node(node)
    {
    }

    void check() const
    {
        if (!m_procedure.findState(m_procedure.first))
            m_node.at("first").fail("the id of a state");
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            checkStep(m_procedure.steps[i], m_steps[i]);
        checkReached();
        checkSealed();
        if (std::ranges::none_of(m_procedure.steps, &Step::seals))
            m_node.at("steps").fail("a step whose \"then\" has seal or seal_by_hand");
        if (std::ranges::all_of(m_procedure.states, [](const State &state) { return state.decide.empty(); }))
            m_node.at("states").fail("a state in which somebody decides on the lines");
    }

private:
    void checkStep(const Step &step, const Node &node) const
    {
        if (step.from.empty())
            node.fail("in \"from\" at least one state");
        for (const std::string &from : step.from) {
            const State *state = m_procedure.findState(from);
            if (!state)
                node.at("from").fail("ids of states; there is no \"" + from + "\"");
            if (state->isFinal)
                node.at("from").fail("no state that is final: \"" + from + "\"");
        }
        if (!m_procedure.findState(step.to))
            node.at("to").fail("the id of a state");
        for (const std::string &other : step.notBy)
            if (!m_procedure.findStep(other))
                node.at("not_by").fail("ids of steps; there is no \"" + other + "\"");
        if (std::ranges::count_if(step.then, isSeal) > 1)
            node.at("then").fail("seal or seal_by_hand, not both");
        if (std::ranges::count(step.then, Effect::SealByHand) > 0 && step.attachments.empty())
            node.fail("in \"attachments\" what was signed by hand: seal_by_hand says that it is there");
    }

    /// What can be reached from `begun` by steps that `may` be taken.
    template <class May> std::set<std::string> onwardFrom(std::set<std::string> begun, const May &may) const
    {
        return reached(std::move(begun), [&](const std::string &state) {
            std::vector<std::string> next;
            for (const Step &step : m_procedure.steps)
                if (step.from.contains(state) && may(step))
                    next.push_back(step.to);
            return next;
        });
    }

    /// What is sealed stays as it is, is sealed once, and no state leaves open whether passes are out.
    void checkSealed() const
    {
        std::set<std::string> targets;
        for (const Step &step : m_procedure.steps)
            if (step.seals())
                targets.insert(step.to);
        const auto before = onwardFrom({m_procedure.first}, [](const Step &step) { return !step.seals(); });
        const auto after = onwardFrom(targets, [](const Step &) { return true; });
        for (std::size_t i = 0; i < m_states.size(); ++i) {
            const State &state = m_procedure.states[i];
            if (!after.contains(state.id))
                continue;
            if (before.contains(state.id))
                m_states[i].fail("a state that is reached only once sealed, or only before");
            if (!state.edit.empty() || !state.decide.empty())
                m_states[i].fail("no \"edit\" and no \"decide\": what is sealed stays as it is");
        }
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            for (const std::string &from : m_procedure.steps[i].from)
                if (m_procedure.steps[i].seals() && after.contains(from))
                    m_steps[i].at("from").fail("states in which nothing is sealed yet");
    }

    void checkReached() const
    {
        const auto onward = onwardFrom({m_procedure.first}, [](const Step &) { return true; });
        std::set<std::string> ends;
        for (const State &state : m_procedure.states)
            if (state.isFinal)
                ends.insert(state.id);
        const auto ending = reached(ends, [&](const std::string &state) {
            std::vector<std::string> before;
            for (const Step &step : m_procedure.steps)
                if (step.to == state)
                    before.insert(before.end(), step.from.begin(), step.from.end());
            return before;
        });
        for (std::size_t i = 0; i < m_states.size(); ++i) {
            if (!onward.contains(m_procedure.states[i].id))
                m_states[i].fail("a state to which steps lead from the first");
            if (!ending.contains(m_procedure.states[i].id))
                m_states[i].fail("a state from which steps lead to a final one");
        }
    }

    const Procedure &m_procedure;
    std::vector<Node> m_states, m_steps;
    const Node &m_node;
};

Procedure readProcedure(const Node &node)
{
    node.onlyMembers({"id", "name", "kinds", "first", "states", "steps", "afterwards"});
    Procedure procedure;
    procedure.id = node.at("id").plainId();
    procedure.name = node.at("name").localName();
    procedure.kinds = node.at("kinds").passKinds();
    if (procedure.kinds.empty())
        node.at("kinds").fail("at least one kind");
    procedure.first = node.at("first").plainId();
    procedure.states = readEach(node.at("states"), maxStates, readState);
    procedure.steps = readEach(node.at("steps"), maxSteps, readStep);
    if (const auto afterwards = node.find("afterwards"))
        procedure.afterwards = readAfterwards(*afterwards);
    Checker(procedure, node).check();
    return procedure;
}

} // namespace

core::Result<Workflow, core::DocumentError> parseWorkflow(core::ByteView json)
{
    auto procedures = core::json::readDocument<std::vector<Procedure>>(json, maxWorkflowBytes, [](const Node &root) {
        root.onlyMembers({"format", "procedures"});
        if (root.at("format").text(maxId) != "th-workflow-1")
            root.at("format").fail("th-workflow-1");
        return readEach(root.at("procedures"), maxProcedures, readProcedure);
    });
    if (!procedures)
        return core::Failure{procedures.error()};
    Workflow workflow;
    workflow.m_procedures = std::move(procedures).value();
    return workflow;
}

} // namespace th::issuing
