// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/time.h"
#include "sync/http_patience.h"
#include "sync/import.h"

#include <filesystem>
#include <memory>
#include <string>

namespace th::sync {

/// A client of any repository of The Update Framework 1.0 behind a web server; what it trusts lies as ROLE.json in a
/// folder. A station does the same with the same parts and keeps it in its store (import.h). One update: `refresh`,
/// then any number of downloads. Thread: one.
class TufClient {
public:
    struct Places {
        std::filesystem::path metadataFolder;
        std::string metadataUrl, targetsUrl; ///< http:// or https://
        HttpPatience patience{};
    };

    /// Begins to trust: the root becomes `root.json` of the folder, which is made if need be. Refused if it is not
    /// signed by itself, or if there is another root already.
    [[nodiscard]] static core::Result<void, ImportError> init(const std::filesystem::path &metadataFolder,
                                                              core::ByteView root);

    /// `now` is the fixed start of the update: it judges expiry.
    TufClient(Places places, core::Instant now);
    ~TufClient();

    /// Root chain, timestamp, snapshot, targets: each is kept in the folder as soon as it is believed.
    [[nodiscard]] core::Result<void, ImportError> refresh();
    /// Finds who speaks for the target, and stores it in the folder under its percent-encoded path. What is there
    /// already with the right bytes is not fetched again. NotServed: no role lists it, or the server lacks it. REQUIRES
    /// a successful `refresh`.
    [[nodiscard]] core::Result<std::filesystem::path, ImportError> download(const std::string &target,
                                                                            const std::filesystem::path &folder);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace th::sync
