// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/simulation.h"
#include "sync/publication.h"
#include "sync/publisher.h"
#include "ward.h"

#include <memory>

namespace th::city {

/// All that was ever published, and when it was there. Stations do not bear upon it, so it is made first; then each
/// station can live its life by itself, on a time of its own.
class History {
public:
    using Content = std::shared_ptr<const core::Bytes>;
    struct File {
        Content content;
        std::string etag;
        std::size_t from = 0, until = 0; ///< publications from which on and before which it is there
    };

    /// Runs the wards and the publisher from the beginning to `end`; `folder` holds the tree meanwhile.
    static core::Result<History, std::string> make(const CityOptions &options, Wards &wards, Moment end,
                                                   CityReport &report);

    [[nodiscard]] std::size_t count() const { return m_moments.size(); }
    [[nodiscard]] Moment momentOf(std::size_t publication) const { return m_moments[publication]; }
    /// The newest publication at a moment; the first is there from the beginning.
    [[nodiscard]] std::size_t newestAt(Moment moment) const;
    /// A file of the tree as it was at a publication; nullptr: it was not there.
    [[nodiscard]] const File *find(const std::string &path, std::size_t publication) const;
    /// A target of that publication, chosen by `which`.
    [[nodiscard]] const File *anyTarget(std::size_t publication, std::uint64_t which) const;
    [[nodiscard]] const core::Bytes &root() const { return m_root; }

private:
    core::Result<void, std::string> begin(const CityOptions &options, const Wards &wards,
                                          const std::filesystem::path &tree, core::Signer &publisher);
    void take(const std::filesystem::path &tree);

    std::vector<Moment> m_moments;
    std::map<std::string, std::vector<File>> m_files; ///< versions of each path, in order of time
    core::Bytes m_root;
};

} // namespace th::city
