// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <string>
#include <vector>

namespace th::demo {

/// The made-up province: codes begin with 99, which no real province has.
struct Ward {
    std::string code; ///< area code, "99.991.00001"
    core::LocalName name;
};
struct District {
    std::string code;
    core::LocalName name;
    std::vector<Ward> wards;
};
struct Land {
    std::string code;
    core::LocalName name;
    std::vector<District> districts;
};
[[nodiscard]] const Land &land();

struct Post { ///< a checkpoint
    std::string code;
    core::LocalName name;
    std::string area;
    double latitude, longitude;
};
[[nodiscard]] const std::vector<Post> &posts();

struct Purpose { ///< a category of the policy
    std::string code;
    core::LocalName name;
    std::vector<std::string> kinds; ///< empty: all
};
[[nodiscard]] const std::vector<Purpose> &purposes();

/// Areas that overlap no checkpoint's but their own: where the film plays, and where somebody else's pass is from.
inline constexpr const char *cityWard = "99.991.00001";
inline constexpr const char *mountainDistrict = "99.993";

/// "00001" of "99.991.00001".
[[nodiscard]] std::string lastPart(const std::string &areaCode);

} // namespace th::demo
