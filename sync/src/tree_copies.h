// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher_notes.h"
#include "sync/publisher.h"

namespace th::sync {

/// What copies of the publication knew that our own tree did not.
struct CopiesRead {
    std::string carriedOnFrom; ///< the copy that was newer and now stands in our tree; empty: none
    JournalPositions heard;    ///< how far journals were read for publications that ours does not follow
    std::vector<Alarm> alarms;
};
/// Looks at `order.copies`. If one is a newer publication than the tree's, the newest is written into the tree, whole.
/// A copy that cannot be read is an alarm, or an error if it shows that it is newer: then nothing may be published.
[[nodiscard]] Made<CopiesRead> catchUpWithCopies(const std::filesystem::path &tree, const PublishOrder &order);

} // namespace th::sync
