// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/upload.h"

#include <nlohmann/json.hpp>

namespace th::sync {

/// What a hub said (docs/formats/hub.md): a status, and a JSON object. All of it is hostile.
struct HubAnswer {
    long status = 0;
    std::string code; ///< "error", if it looks like one: small letters and underlines, at most 40
    nlohmann::json body;

    [[nodiscard]] std::string text(const char *member) const; ///< empty: not there, or no text
    [[nodiscard]] std::optional<std::uint64_t> number(const char *member) const;
    [[nodiscard]] std::optional<core::Bytes> bytes(const char *member) const; ///< from hex
};

/// Tells a hub's answer from all else that may come: nothing, the page of a network's gate, a proxy's own words,
/// another server. 429 and 503 are Busy; other statuses are the caller's to judge, once it is sure that `hub` signed
/// this answer to what was asked. Of one that it did not sign nothing is believed but that a body was too large (413).
[[nodiscard]] core::Result<HubAnswer, UploadError> readHubAnswer(const HubReply &reply, const core::PublicKey &hub,
                                                                 const core::wire::SignedAnswer &expected);

} // namespace th::sync
