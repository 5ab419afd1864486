// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"
#include "evidence/pass_timeline.h"
#include "moments.h"
#include "standing.h"
#include "vouching.h"

#include <map>
#include <memory>

namespace th::evidence {

/// Whose word about a pass counts: that of devices' logs, and, where there is a directory, of its devices alone.
class PassWords {
public:
    PassWords(ArchiveState &state, const core::Directory *directory);

    /// Why this does not count; nothing: it does. `series`: of the pass that a ward's entry is about.
    [[nodiscard]] std::optional<Oddity> doubt(const Row &row, const core::SeriesCode &series = {});
    [[nodiscard]] Standing standing(const Place &place);
    /// Those of the archive that the directory knows; none without one.
    [[nodiscard]] const std::vector<core::PublicKey> &devices() const { return m_devices; }

private:
    [[nodiscard]] bool maySay(core::journal::EntryKind kind, const core::Device &device,
                              const core::SeriesCode &series) const;

    ArchiveState &m_state;
    const core::Directory *m_directory;
    std::vector<core::PublicKey> m_devices;
    std::map<std::uint32_t, const core::Device *> m_known; ///< by index in the archive
    std::map<std::uint32_t, std::unique_ptr<Histories>> m_histories;
    Vouching m_vouching;
};

} // namespace th::evidence
