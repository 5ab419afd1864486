// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/files.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace th::neighbours {

struct TreeFile {
    store::Descriptor file;
    std::uint64_t size = 0;
};
/// The file that a request asks for: "/metadata/NAME" or "/targets/…/NAME" of letters, digits and "._-%", no links.
[[nodiscard]] std::optional<TreeFile> openTreeFile(const std::filesystem::path &tree, std::string_view target);

/// The first byte that "bytes=N-" asks for; anything else asks for the whole.
[[nodiscard]] std::uint64_t rangeBegin(std::string_view header);

} // namespace th::neighbours
