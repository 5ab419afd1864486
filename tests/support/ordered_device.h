// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/signing.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace th::test {

/// A directory with one device more, of this key, with these orders ("suspended_since" …).
inline core::Bytes withDevice(core::ByteView directory, const core::PublicKey &key,
                              const std::vector<std::string> &orders)
{
    auto document = nlohmann::json::parse(directory.begin(), directory.end());
    nlohmann::json device{
        {"id", "dev-x"}, {"name", {{"vi", "Máy 1"}, {"en", "Device 1"}}}, {"public", core::toHex(key)}};
    for (const std::string &order : orders)
        device[order] = "2021-09-06T00:00:00Z";
    document["devices"].push_back(device);
    const std::string text = document.dump();
    const core::ByteView bytes = core::asBytes(text);
    return {bytes.begin(), bytes.end()};
}

} // namespace th::test
