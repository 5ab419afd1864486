// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "counter/incoming.h"

#include "mail/message.h"

namespace th::counter {

[[nodiscard]] std::string lower(std::string text); ///< ASCII letters alone

/// What of a mail goes into a request. Lives no longer than what it was made with.
class MailContents {
public:
    /// `request`: 0 for a new one. `fields`: of the request.
    MailContents(const desk::Desk &desk, const Receiving &receiving, std::string procedure, desk::RequestId request,
                 const desk::Fields &fields);

    /// `mayEdit`: lists become lines; else their files are attached alone.
    void take(const mail::ReadMail &read, Received &received, bool mayEdit);
    [[nodiscard]] desk::Edit &edit() { return m_edit; }
    /// What a list leaves open, where a person is asked about it.
    [[nodiscard]] const std::optional<desk::Problem> &asked() const { return m_asked; }

private:
    void takeList(const mail::File &file, Received &received);

    const desk::Desk &m_desk;
    const Receiving &m_receiving;
    std::string m_procedure;
    desk::RequestId m_request;
    ListDefaults m_defaults;
    desk::Edit m_edit;
    std::optional<desk::Problem> m_asked;
};

} // namespace th::counter
