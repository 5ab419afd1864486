// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "counter/paper_run.h"

#include <filesystem>

namespace th::counter {

/// The codes of `contents` for phones' screens in `passing`, which must not be there yet: a file (`Form::Picture`) or a
/// folder of them, for its owner alone and on disk. All or none. `pages` of what is told: pictures.
[[nodiscard]] desk::Done<paper::Written> drawPictures(const std::filesystem::path &passing, Form form,
                                                      const std::vector<paper::Content> &contents,
                                                      const paper::OnProgress &onProgress);

/// Takes away what a run of any form left under its passing name: a file, or a folder with nothing but files in it.
[[nodiscard]] bool removeLeft(const std::filesystem::path &passing);

} // namespace th::counter
