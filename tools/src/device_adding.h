// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/device_edit.h"
#include "console.h"

namespace th::tools {

/// What `device enrol` and `document add-device` are told.
struct AddedDevice {
    std::string device; ///< its key in hex, or its request file
    core::LocalName name;
    std::string authority{}, checkpoint{}, area{};
};
/// Writes the directory with one device more to `out`; gives its id.
[[nodiscard]] administration::Done<std::string> addDeviceTo(const Console &console, const std::string &file,
                                                            const std::string &out, const AddedDevice &device);

} // namespace th::tools
