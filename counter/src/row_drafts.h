// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "counter/list_intake.h"

namespace th::counter {

/// Why no pass can be made of a row: about which field, and what to do.
struct RowProblem {
    std::string field;
    core::LocalName sentence;
};

/// Makes drafts of checked rows, by the rules that the station has now. Lives no longer than the desk.
class RowDrafts {
public:
    /// Refuses a list that leaves open what each pass must say.
    static desk::Done<RowDrafts> ready(const desk::Desk &desk, const issuing::Procedure &procedure,
                                       const ListIntake &intake, const ListDefaults &defaults, core::Instant now);
    [[nodiscard]] core::Result<desk::Draft, RowProblem> make(const lists::CheckedRow &row) const;

private:
    RowDrafts(const issuing::Procedure &procedure, const core::Authority &issuer, const core::Directory &directory,
              const core::Policy *policy, ListDefaults defaults, core::PassKind kind, core::Instant now)
        : m_procedure(&procedure), m_issuer(&issuer), m_directory(&directory), m_policy(policy),
          m_defaults(std::move(defaults)), m_kind(kind), m_now(now)
    {
    }
    [[nodiscard]] std::optional<RowProblem> putCategory(core::PassClaims &claims, const std::string &text) const;
    [[nodiscard]] std::optional<RowProblem> putAreas(core::PassClaims &claims, const lists::CheckedRow &row) const;
    [[nodiscard]] core::Instant localMidnight(const std::string &date) const;

    const issuing::Procedure *m_procedure;
    const core::Authority *m_issuer;
    const core::Directory *m_directory;
    const core::Policy *m_policy;
    ListDefaults m_defaults;
    core::PassKind m_kind;
    core::Instant m_now;
};

} // namespace th::counter
