// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http.h"

#include <unordered_map>

namespace th::hub {

/// The published files. They come into place by renaming and are never written in place, so an open one stays what it
/// is. Links are not followed below the folder itself. Thread: one at a time, but `tagOf` any.
class Tree {
public:
    explicit Tree(std::string folder) : m_folder(std::move(folder)) {}

    struct File {
        std::shared_ptr<store::Descriptor> file;
        std::uint64_t size = 0;
        std::string identity;   ///< changes when another file takes its place
        bool immutable = false; ///< its name begins with the hash of what is in it
        std::string type;
    };
    [[nodiscard]] std::optional<File> open(const std::vector<std::string> &names) const;

    /// The entity tag if it is known; otherwise `tagOf` finds it, reading the file, and `remember` keeps it.
    [[nodiscard]] std::optional<std::string> knownTag(const File &file) const;
    void remember(const File &file, const std::string &tag);
    /// Hash of the content, so that several hubs with copies of a tree agree. Empty: the file could not be read.
    [[nodiscard]] static std::string tagOf(const File &file);

private:
    std::string m_folder;
    std::unordered_map<std::string, std::string> m_tags;
};

/// The answer to a GET or HEAD of a file whose tag is known: 200, 206, 304 or 416.
[[nodiscard]] Answer answerWith(const RequestHead &head, const Tree::File &file, const std::string &tag);

} // namespace th::hub
