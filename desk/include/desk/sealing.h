// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"

#include <functional>

namespace th::desk {

/// What seals: a software key or one on a token. A token's own reason for not signing comes from `complaint`.
struct SealKey {
    core::Signer *signer = nullptr;                 ///< outlives the sealing
    core::Sealing way = core::Sealing::SoftwareKey; ///< Token or SoftwareKey
    std::function<std::optional<core::LocalName>()> complaint{};
};

struct SealOrder {
    Act act;
    std::string step; ///< of the workflow; one that seals
    std::string reason{};
    core::SeriesCode series{}; ///< empty: the only one that the directory has for the key
    std::size_t batch = 256;   ///< passes that become durable together, at least 1
};

struct SealProgress {
    std::size_t made = 0;             ///< now
    std::size_t remaining = 0;        ///< approved lines without a pass
    bool finished = false;            ///< the step was taken: all approved lines have their passes
    std::optional<Problem> stopped{}; ///< what kept it from finishing, if not the caller; the rest can be sealed later
};

/// Makes the passes of a request's approved lines, in durable batches: a pass, its entry in the journal and its serial
/// are on disk together or not at all, so no serial is used twice or passed over, whenever this ends. Begun, it can be
/// gone on with until it is finished (by the same order, also by another officer who may); nothing else can be done to
/// the request meanwhile. `goOn`: called after each batch; false pauses. A Problem: nothing was begun or changed.
Done<SealProgress> seal(Desk &desk, const SealOrder &order, const SealKey &key,
                        const std::function<bool(const SealProgress &)> &goOn);

/// Ends a sealing that cannot be finished, e.g. because the key is lost: by who may seal, with a reason. Where passes
/// were made the step is taken and the lines without one are refused for that reason; otherwise the request is as it
/// was.
Done<void> giveUp(Desk &desk, const Act &act, const std::string &step, const std::string &reason);

/// A pass as the ward has it.
struct BookedPass {
    store::WardPass row;
    std::string text; ///< the pass itself
    std::string paperNumber{};
};
/// Of a request, by number; 0: of all. `wanted`: only these are opened; none: all.
Done<std::vector<BookedPass>> passesOf(const Desk &desk, RequestId request,
                                       const std::function<bool(const store::WardPass &)> &wanted = {});

} // namespace th::desk
