// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "issuing/workflow.h"

namespace th::issuing {

/// How many lines a request has, and how they stand.
struct LineTally {
    std::size_t lines = 0, undecided = 0, approved = 0;
};

/// Where a request stands. Made by the desk from what is recorded.
struct Standing {
    std::string state;
    core::AuthorityCode unit;   ///< whose passes they will be
    std::uint64_t revision = 0; ///< grows with every step, change and decision
    struct Taken {
        std::string step, officer;
    };
    std::vector<Taken> taken{};       ///< steps, in order
    std::set<std::string> deciders{}; ///< officers who approved or refused a line, ever
    LineTally tally{};
    std::set<std::string> fields{};      ///< that are filled in
    std::set<std::string> attachments{}; ///< kinds of which at least one is there
    bool sealed = false;                 ///< its passes were made: never again, whatever the workflow says by now
};

/// A step that an officer is about to take.
struct Attempt {
    std::string step;
    Officer officer;
    std::uint64_t seenRevision = 0; ///< of the request as the officer had it before their eyes
    std::string reason{};
};

/// Why a step is not taken. In this order: the first that holds is said.
enum class Objection {
    UnknownStep,
    AlreadyTaken,      ///< this step is the last that was taken; `detail`: by whom
    Stale,             ///< the request has changed since the officer looked
    NotNow,            ///< the request is in a state from which this step does not lead on; `detail`: the state
    AlreadySealed,     ///< its passes were made already; the workflow was another one then
    WrongRole,         ///< `detail`: the roles that may
    WrongUnit,         ///< `detail`: the request's unit
    SameOfficer,       ///< who did what came before must be another person; `detail`: what they did
    MissingField,      ///< `detail`: which
    MissingAttachment, ///< `detail`: of which kind
    MissingReason,
    NoLines,
    UndecidedLines, ///< `detail`: how many
    NothingApproved,
};
struct Refusal {
    Objection objection = Objection::UnknownStep;
    std::string detail{}; ///< a name of the workflow, an officer's id, or a number
};
/// What happened and what to do.
[[nodiscard]] core::LocalName sentence(const Refusal &refusal, const Procedure &procedure);

/// The request after the step, or why it is not taken. Whatever the workflow says, a step that seals wants every line
/// decided and one approved, and an officer who decided none of them.
[[nodiscard]] core::Result<Standing, Refusal> take(const Procedure &procedure, const Standing &standing,
                                                   const Attempt &attempt, const core::Directory &directory);

/// The steps that the officer's role and unit have before them, whether or not something is still missing for them.
[[nodiscard]] std::vector<const Step *> openSteps(const Procedure &procedure, const Standing &standing,
                                                  const Officer &officer, const core::Directory &directory);
/// What may be done to a request between two steps, by officers of its own unit.
enum class Change { Edit, Attach, Decide };
[[nodiscard]] bool may(Change change, const Procedure &procedure, const Standing &standing, const Officer &officer);

} // namespace th::issuing
