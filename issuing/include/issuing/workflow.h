// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/role.h"
#include "core/directory.h"
#include "core/document.h"
#include "core/names.h"
#include "core/result.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace th::issuing {

/// What a person may be entrusted with, always in one unit. A workflow gives its steps to those of a ward alone.
using accounts::inWords;
using accounts::name;
using accounts::Role;
inline constexpr std::array wardRoles{Role::AreaPolice, Role::WardClerk, Role::WardPolice};

struct Officer {
    std::string id; ///< as the journal names them
    Role role = Role::AreaPolice;
    core::AuthorityCode unit;
};

/// What the desk does once a step is taken.
enum class Effect {
    Seal,         ///< the passes of the approved lines are signed with the unit's key or token
    SealByHand,   ///< the same, and the pass says that a leader signed the paper, whose scan is attached
    PrintForHand, ///< sheets without a code, for a leader to sign
    Print,        ///< the sealed passes
    MailReceived, ///< to the applicant: your request has come
    MailReviewed, ///< which lines were refused, and why
    MailRefused,  ///< the whole request was refused, and why
    MailSentBack, ///< what is to be changed
    MailPasses,   ///< the sealed passes
};
[[nodiscard]] const char *name(Effect effect);        ///< "seal" …
[[nodiscard]] core::LocalName inWords(Effect effect); ///< for people
[[nodiscard]] bool isSeal(Effect effect);             ///< Seal, SealByHand

/// Whose request an officer may act on.
enum class Reach {
    Own,  ///< one of the officer's own unit
    Below ///< also one of a unit under it
};

/// In what condition the lines (one for each person or household who is to get a pass) must be.
enum class LinesWanted { Any, Some, Decided, Approved };

struct Step {
    std::string id;
    core::LocalName name;
    std::set<std::string> from; ///< states
    std::string to;
    std::set<Role> by;
    Reach reach = Reach::Own;
    LinesWanted lines = LinesWanted::Any;
    std::vector<std::string> fields;      ///< that must be filled in
    std::vector<std::string> attachments; ///< kinds of which one must be there
    bool reason = false;                  ///< one must be given
    std::set<std::string> notBy;          ///< who took one of these steps may not take this one
    std::vector<Effect> then;
    [[nodiscard]] bool seals() const;
};

struct State {
    std::string id;
    core::LocalName name;
    bool isFinal = false;
    std::set<Role> edit;   ///< who may change fields and lines, and add attachments, meanwhile
    std::set<Role> attach; ///< who may add attachments only
    std::set<Role> decide; ///< who may approve or refuse lines meanwhile
};

/// What may be done to passes once they are made. The last three make a new pass in place of one.
enum class Aftercare {
    Revoke,
    Reinstate,
    Replace, ///< lost or damaged: the same once more
    Extend,  ///< the same until another day
    Correct, ///< other content, as far as it was not reviewed
};
inline constexpr std::array allAftercare{Aftercare::Revoke, Aftercare::Reinstate, Aftercare::Replace, Aftercare::Extend,
                                         Aftercare::Correct};
[[nodiscard]] const char *name(Aftercare what);        ///< "revoke" …
[[nodiscard]] core::LocalName inWords(Aftercare what); ///< for people
/// By the one table of who may do what (accounts/role.h), which a workflow narrows: who replaces also seals.
[[nodiscard]] bool mayEver(Role role, Aftercare what);

/// How requests of one kind of applicant go.
struct Procedure {
    std::string id; ///< "organisation" …
    core::LocalName name;
    std::set<core::PassKind> kinds; ///< of the passes that come of it
    std::string first;              ///< the state of a new request
    std::vector<State> states;
    std::vector<Step> steps;
    std::map<Aftercare, std::set<Role>> afterwards{}; ///< as the file says; see `carers`
    /// Who may do that to passes of this procedure; ward police, where the file says nothing.
    [[nodiscard]] std::set<Role> carers(Aftercare what) const;
    [[nodiscard]] const State *findState(const std::string &stateId) const;
    [[nodiscard]] const Step *findStep(const std::string &stepId) const;
};

/// The ward's procedure as data (docs/formats/workflow.md): it was changed four times in 45 days. Immutable.
class Workflow {
public:
    [[nodiscard]] const std::vector<Procedure> &procedures() const { return m_procedures; } ///< never empty
    [[nodiscard]] const Procedure *find(const std::string &id) const;

private:
    friend core::Result<Workflow, core::DocumentError> parseWorkflow(core::ByteView json);
    Workflow() = default;
    std::vector<Procedure> m_procedures;
};
/// At most 1 MiB; unknown members are refused. Every state can be reached, and from each an end.
[[nodiscard]] core::Result<Workflow, core::DocumentError> parseWorkflow(core::ByteView json);
/// The text of the three procedures that come with the program: organisation, individual, household.
[[nodiscard]] std::string_view defaultWorkflow();

} // namespace th::issuing
