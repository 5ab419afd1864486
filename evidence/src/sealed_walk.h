// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/personal.h"

namespace th::evidence {

/// A walk over what was sealed, oldest first.
struct SealedWalk {
    const Filter &filter;
    std::function<bool(const Row &)> wanted; ///< asked of each row: whether its sealed part is opened
    std::function<bool(std::uint64_t)> progress;
};
struct WalkCount {
    std::uint64_t closed = 0, letGo = 0; ///< as in OpenedCount
    std::uint64_t unsealed = 0;          ///< wanted, but nothing in them is sealed
};
/// `visit` says false to end it. The archive has noted already who opens, and why. Throws Thrown.
WalkCount walkSealed(Archive &archive, const SealedWalk &walk, const core::SoftwareKey &auditor,
                     const std::function<bool(const Opened &)> &visit);

/// Notes in the access journal who opens what, before it is opened. Throws Thrown: WhoAndWhy.
void noteOpening(Archive &archive, const OpenOrder &order, const std::string &what, const std::string &about);

} // namespace th::evidence
