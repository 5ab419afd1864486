// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/files.h"

#include <string>

namespace th::store {

/// A large file that is written piece by piece beside its place (".partial") and takes its name only once all of it is
/// on disk; only its owner may read it. Gone if it never does. What a run of the same person's that was killed left
/// there goes with the next one; anything else of that name stays, and nothing is written.
class PendingFile {
public:
    /// With Placing::NewPrivate what is there already is an error (std::errc::file_exists), here and in `place`.
    [[nodiscard]] static core::Result<PendingFile, std::error_code> begin(const std::filesystem::path &file,
                                                                          Placing placing);
    PendingFile(PendingFile &&other) noexcept;
    PendingFile(const PendingFile &) = delete;
    PendingFile &operator=(const PendingFile &) = delete;
    PendingFile &operator=(PendingFile &&) = delete;
    ~PendingFile();

    FileResult write(std::string_view piece); ///< gathered; what fails may be said by a later call
    FileResult sync();                        ///< all of it is on disk
    FileResult place();                       ///< REQUIRES sync. Durable once `syncFolder` of its folder has succeeded

private:
    PendingFile(std::filesystem::path file, std::filesystem::path pending, Descriptor descriptor, Placing placing);
    FileResult flush();

    std::filesystem::path m_file, m_pending; ///< the latter empty: nothing is there any more to be removed
    Descriptor m_descriptor;
    Placing m_placing;
    std::string m_buffer;
};

} // namespace th::store
