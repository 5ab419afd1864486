// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fetch.h"
#include "store/files.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace th::sync {

/// Immutable files of a publication while they come in: a folder of `KEY.part` (some of the bytes, from the first
/// on), `KEY.etag` (which answer they are of) and `KEY` (all of them). Nothing in it is trusted: what has a hash in
/// its name is checked against it each time it is read, the rest by whoever asked. A cut or a power failure leaves
/// what was received. One program at a time: it lies in a station's folder, whose lock its user holds.
class PartialStore {
public:
    /// Makes the folder if need be; empties it if more lies there than a publication can have.
    [[nodiscard]] static core::Result<PartialStore, FetchError> open(const std::filesystem::path &folder);

    /// Under what a file of the tree is kept: the hash of a target ("targets/status/HASH.NAME"), the name of
    /// versioned metadata ("3.snapshot.json"). Nothing for what may change under its name.
    [[nodiscard]] static std::optional<std::string> keyOf(const std::string &path);

    /// All bytes of a file that is here whole. What has a hash and does not match is removed.
    [[nodiscard]] std::optional<core::Bytes> whole(const std::string &key, std::size_t maxBytes);

    struct Part {
        std::uint64_t size = 0;
        std::string etag{}; ///< strong; empty if none is known
    };
    [[nodiscard]] Part part(const std::string &key) const;
    /// True if so many bytes more can be written and the station still has room to work.
    [[nodiscard]] bool hasRoom(std::uint64_t bytes) const;

    /// The part, open for writing. Bytes are written at their place; those that are there already stay until then.
    class Writer {
    public:
        [[nodiscard]] bool write(std::uint64_t at, core::ByteView bytes); ///< false: see errno
        [[nodiscard]] bool cut(std::uint64_t size);
        [[nodiscard]] bool sync();

    private:
        friend class PartialStore;
        explicit Writer(store::Descriptor file) : m_file(std::move(file)) {}
        store::Descriptor m_file;
    };
    [[nodiscard]] std::optional<Writer> write(const std::string &key);
    void setEtag(const std::string &key, const std::string &etag);
    /// Whether the part is all of the file: true for what has no hash, which its user has to judge.
    [[nodiscard]] bool matches(const std::string &key) const;
    /// The part is the whole file from now on.
    [[nodiscard]] bool finish(const std::string &key);

    void discard(const std::string &key);
    void forgetMetadata(); ///< what has no hash in its name
    void clear();
    /// All but what came of these targets so far: the rest of files that nothing waits for.
    void clearBut(const std::vector<std::string> &paths);

private:
    explicit PartialStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] std::filesystem::path file(const std::string &key, const char *suffix) const;

    std::filesystem::path m_folder;
};

} // namespace th::sync
