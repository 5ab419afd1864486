// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata_folder.h"

#include "core/signing.h"
#include "store/files.h"

namespace th::sync {
namespace {

constexpr std::size_t maxStoredBytes = 5u << 20; ///< the largest that any role's file may be
constexpr std::size_t longestPlainName = 200;    ///< with ".json" and what a part-written file is called, under 255

core::Failure<ImportError> unwritten(const std::filesystem::path &path, const std::string &why)
{
    return core::Failure{ImportError{ImportFault::Store, path.string(), why}};
}

Updated<void> synced(const std::filesystem::path &folder)
{
    if (const auto done = store::syncFolder(folder); !done)
        return unwritten(folder, done.error().message());
    return {};
}

} // namespace

std::string fileNameOf(const std::string &name)
{
    std::string encoded = percentEncoded(name);
    if (encoded.starts_with('.')) // neither a hidden file nor "." or ".."
        encoded.replace(0, 1, "%2E");
    if (!encoded.empty() && encoded.size() <= longestPlainName)
        return encoded;
    return "%" + core::toHex(core::sha256(core::asBytes(name))); // no name encodes to that
}

Updated<void> placeDurably(const std::filesystem::path &file, core::ByteView bytes)
{
    const std::string_view content(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    if (const auto done = store::placeFile(file, content, store::Placing::Replace); !done)
        return unwritten(file, done.error().message());
    return synced(file.parent_path());
}

std::optional<core::Bytes> MetadataFolder::find(const std::string &role)
{
    auto bytes = fetchFromFolder(m_folder)(fileNameOf(role) + ".json", maxStoredBytes);
    return bytes ? std::optional(std::move(bytes).value()) : std::nullopt;
}

Updated<void> MetadataFolder::keepRoot(const core::Bytes &root, std::uint64_t, OlderFiles older)
{
    if (older == OlderFiles::Forget) {
        // First, and on disk before the root is: with the new root alone their void would never be noticed again.
        for (const char *role : {"snapshot", "timestamp"}) {
            std::error_code error;
            std::filesystem::remove(m_folder / (std::string(role) + ".json"), error);
            if (error)
                return unwritten(m_folder / role, error.message());
        }
        if (auto done = synced(m_folder); !done)
            return done;
    }
    return keep("root", root);
}

Updated<void> MetadataFolder::keep(const std::string &role, const core::Bytes &bytes)
{
    return placeDurably(m_folder / (fileNameOf(role) + ".json"), bytes);
}

} // namespace th::sync
