// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/storage.h"

#include <nlohmann/json.hpp>

namespace th::hub {

/// A command of the administrator, done by whoever holds the database: the command line itself, or the running hub,
/// which gets the same line through its control socket. Answers {"ok": …} or {"error": code, "detail": …}.
///   {"do": "device_list", "contact_hours", "data_hours"} · {"do": "device_state", "key": start of the hex key,
///   "state": …, "name": …}
///   {"do": "token", "hash": hex, "until": milliseconds} · {"do": "alarms"}
///   {"do": "upload", "device": hex, "hub": hex, "body": hex}: of a device that signed it; "outcome", "have", "receipt"
///   …
[[nodiscard]] nlohmann::ordered_json administer(Storage &storage, const std::string &line, Milliseconds now);

} // namespace th::hub
