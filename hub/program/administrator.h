// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/server.h"
#include "words.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

namespace th::hub {

using Json = nlohmann::ordered_json;

/// What the command line was told.
struct Given {
    ServerOptions server;
    std::string database = "sqlite:hub.sqlite";
    std::string keyFile = "hub.key";
    bool json = false;
};

/// Beside the SQLite file; empty for other databases.
[[nodiscard]] std::string controlSocketOf(const std::string &database);
[[nodiscard]] Milliseconds systemClock();

/// The hub's key, or the sentence that says why there is none.
[[nodiscard]] core::Result<core::SoftwareKey, std::string> readKey(const std::string &file, const Words &say);
[[nodiscard]] std::optional<std::string> writeNewKey(const std::string &file, const Words &say);

/// Has a command done by the hub that runs on this database, or, if none runs, does it itself. The error is a sentence.
[[nodiscard]] core::Result<Json, std::string> administrate(const Given &given, const Json &request, const Words &say);

/// Takes in the journals that stations left on a stick, and leaves the receipts for them there (docs/formats/stick.md).
/// Tells `line` what became of each. False: not all of them were taken. The error is a sentence.
[[nodiscard]] core::Result<bool, std::string> takeStick(const Given &given, const std::string &stick, const Words &say,
                                                        const std::function<void(const Json &)> &tell);

/// Writes every journal that the hub has into files of a folder, as `thonghanhctl publish` takes them; what is there
/// already is carried on. Tells of each journal. The error is a sentence.
[[nodiscard]] std::optional<std::string> exportJournals(const Given &given, const std::string &folder, const Words &say,
                                                        const std::function<void(const Json &)> &tell);

} // namespace th::hub
