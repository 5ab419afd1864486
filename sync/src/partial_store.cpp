// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "partial_store.h"

#include "sync/metadata.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace th::sync {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t mostHeld = 512u << 20; ///< twice all segments that are read at once
constexpr std::uint64_t roomToWork = 32u << 20;
constexpr std::size_t maxFileBytes = 64u << 20;
constexpr std::size_t sha256Digits = 64, sha512Digits = 128, longestName = 200;

bool isHash(const std::string &text)
{
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return (text.size() == sha256Digits || text.size() == sha512Digits) &&
           std::all_of(text.begin(), text.end(), isDigit);
}

std::optional<core::Bytes> read(const fs::path &file, std::size_t maxBytes)
{
    auto bytes = fetchFromFolder(file.parent_path())(file.filename().string(), maxBytes);
    return bytes ? std::optional(std::move(bytes).value()) : std::nullopt;
}

bool isOf(const std::string &key, core::ByteView bytes)
{
    return hashHex(key.size() == sha256Digits ? "sha256" : "sha512", bytes) == key;
}

std::uint64_t sizeOf(const fs::path &file)
{
    struct stat facts = {};
    return ::lstat(file.c_str(), &facts) == 0 && S_ISREG(facts.st_mode) ? static_cast<std::uint64_t>(facts.st_size) : 0;
}

void drop(const fs::path &file)
{
    std::error_code ignored; // what cannot be removed is no more trusted for it
    fs::remove(file, ignored);
}

template <class Visit> void eachFile(const fs::path &folder, Visit visit)
{
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        visit(entry->path());
}

} // namespace

core::Result<PartialStore, FetchError> PartialStore::open(const fs::path &folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error || fs::is_symlink(folder, error) || !fs::is_directory(folder, error))
        return core::Failure{FetchError{FetchError::Kind::Unreadable, folder.string() + ": not a folder"}};
    PartialStore store(folder);
    std::uint64_t held = 0;
    eachFile(folder, [&](const fs::path &file) { held += sizeOf(file); });
    if (held > mostHeld)
        store.clear();
    return store;
}

std::optional<std::string> PartialStore::keyOf(const std::string &path)
{
    const std::string name = path.substr(path.rfind('/') + 1);
    if (path.starts_with("targets/")) {
        const std::string hash = name.substr(0, name.find('.'));
        return isHash(hash) ? std::optional(hash) : std::nullopt;
    }
    const std::size_t digits = name.find_first_not_of("0123456789");
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("._-%").find(c) != std::string_view::npos;
    };
    if (!path.starts_with("metadata/") || digits == 0 || digits == std::string::npos || name[digits] != '.' ||
        name.ends_with(".root.json") || name.size() > longestName || !name.ends_with(".json") ||
        !std::all_of(name.begin(), name.end(), isPlain))
        return std::nullopt;
    return name;
}

fs::path PartialStore::file(const std::string &key, const char *suffix) const { return m_folder / (key + suffix); }

std::optional<core::Bytes> PartialStore::whole(const std::string &key, std::size_t maxBytes)
{
    auto bytes = read(file(key, ""), maxBytes);
    if (!bytes || (isHash(key) && !isOf(key, *bytes))) {
        drop(file(key, ""));
        return std::nullopt;
    }
    return bytes;
}

PartialStore::Part PartialStore::part(const std::string &key) const
{
    constexpr std::size_t maxEtag = 256;
    const auto etag = read(file(key, ".etag"), maxEtag);
    return {sizeOf(file(key, ".part")), etag ? std::string(core::asText(*etag)) : std::string()};
}

bool PartialStore::hasRoom(std::uint64_t bytes) const
{
    std::error_code error;
    const auto space = fs::space(m_folder, error);
    return error || space.available >= bytes + roomToWork;
}

std::optional<PartialStore::Writer> PartialStore::write(const std::string &key)
{
    const fs::path part = file(key, ".part");
    std::error_code error;
    if (const auto is = fs::symlink_status(part, error); fs::exists(is) && !fs::is_regular_file(is))
        drop(part);
    store::Descriptor opened(::open(part.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    struct stat facts = {};
    if (!opened.valid() || ::fstat(opened.number(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return std::nullopt;
    return Writer(std::move(opened));
}

bool PartialStore::Writer::write(std::uint64_t at, core::ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(m_file.number(), bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

bool PartialStore::Writer::cut(std::uint64_t size)
{
    return ::ftruncate(m_file.number(), static_cast<off_t>(size)) == 0;
}

bool PartialStore::Writer::sync() { return ::fsync(m_file.number()) == 0; }

void PartialStore::setEtag(const std::string &key, const std::string &etag)
{
    const bool strong = etag.size() >= 2 && etag.size() < 200 && etag.front() == '"' && etag.back() == '"';
    // Without it the rest is asked for all the same: a part that does not fit shows at the end.
    if (!strong || !store::placeFile(file(key, ".etag"), etag, store::Placing::Replace))
        drop(file(key, ".etag"));
}

bool PartialStore::matches(const std::string &key) const
{
    if (!isHash(key))
        return true;
    const auto bytes = read(file(key, ".part"), maxFileBytes);
    return bytes && isOf(key, *bytes);
}

bool PartialStore::finish(const std::string &key)
{
    std::error_code error;
    fs::rename(file(key, ".part"), file(key, ""), error);
    drop(file(key, ".etag"));
    (void)store::syncFolder(m_folder); // if the name is lost, the bytes come again
    return !error;
}

void PartialStore::discard(const std::string &key)
{
    for (const char *suffix : {".part", ".etag", ""})
        drop(file(key, suffix));
}

void PartialStore::forgetMetadata()
{
    eachFile(m_folder, [](const fs::path &file) {
        const std::string name = file.filename().string();
        if (!isHash(name.substr(0, name.find('.'))))
            drop(file);
    });
}

void PartialStore::clear()
{
    eachFile(m_folder, [](const fs::path &file) { drop(file); });
}

void PartialStore::clearBut(const std::vector<std::string> &paths)
{
    eachFile(m_folder, [&](const fs::path &each) {
        const auto isOf = [&](const std::string &path) {
            const auto key = keyOf(path);
            return key && isHash(*key) && each.filename().string().starts_with(*key + ".");
        };
        if (std::ranges::none_of(paths, isOf))
            drop(each);
    });
}

} // namespace th::sync
