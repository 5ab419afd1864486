// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administrator.h"

#include "core/journal_extract.h"
#include "store/files.h"

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

namespace th::hub {

namespace {

namespace files = std::filesystem;
using core::journal::Extract;

/// A file that has as much is left as it is, and what follows begins the next: what was copied need not be copied
/// again.
constexpr std::size_t fullFile = 4u << 20;
constexpr std::string_view suffix = ".journal";
constexpr std::size_t seqDigits = 20;

std::size_t sizeOf(const Extract &extract)
{
    std::size_t bytes = 0;
    for (const core::Bytes &entry : extract.entries)
        bytes += entry.size();
    return bytes;
}

/// "KEY-AFTER.journal", so that the files of a journal lie one after the other.
files::path nameOf(const files::path &folder, const core::PublicKey &device, std::uint64_t after)
{
    std::string digits = std::to_string(after);
    digits.insert(0, seqDigits - digits.size(), '0');
    return folder / (core::toHex(device) + "-" + digits + std::string(suffix));
}

/// Nothing: it is none of ours, a link, cut or altered. It is then written anew.
std::optional<Extract> readExtract(const files::path &path)
{
    const store::Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat facts = {};
    if (!file.valid() || ::fstat(file.number(), &facts) != 0 || !S_ISREG(facts.st_mode) ||
        static_cast<std::uint64_t>(facts.st_size) > core::journal::maxExtractBytes)
        return std::nullopt;
    core::Bytes bytes(static_cast<std::size_t>(facts.st_size));
    std::size_t have = 0;
    for (ssize_t got = 1; got > 0 && have < bytes.size(); have += static_cast<std::size_t>(got))
        if ((got = ::read(file.number(), bytes.data() + have, bytes.size() - have)) < 0)
            return std::nullopt;
    auto extract = core::journal::decodeExtract(bytes);
    return extract ? std::optional(std::move(extract).value()) : std::nullopt;
}

/// The last file of this device; what is to be carried on. From the beginning if there is none that can be read.
Extract lastOf(const files::path &folder, const core::PublicKey &device)
{
    const std::string begin = core::toHex(device) + "-";
    std::vector<files::path> found;
    std::error_code error;
    for (files::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (const std::string name = at->path().filename().string();
            name.starts_with(begin) && name.ends_with(suffix) &&
            name.size() == begin.size() + seqDigits + suffix.size())
            found.push_back(at->path());
    std::ranges::sort(found, std::greater());
    for (const files::path &path : found)
        if (auto extract = readExtract(path); extract && extract->device == device)
            return std::move(*extract);
    return {device, 0, {}};
}

/// One journal on its way into files.
class Export {
public:
    Export(const Given &given, const Words &say, files::path folder, const core::PublicKey &device)
        : m_given(given), m_say(say), m_folder(std::move(folder)), m_extract(lastOf(m_folder, device))
    {
    }

    /// The error is a sentence; what was written before stays and is carried on the next time.
    core::Result<std::size_t, std::string> run()
    {
        for (;;) {
            const auto answer = administrate(
                m_given, {{"do", "entries"}, {"key", core::toHex(m_extract.device)}, {"after", seq()}}, m_say);
            if (!answer)
                return core::Failure{answer.error()};
            const auto entries = answer->value("entries", std::vector<std::string>());
            for (const std::string &hex : entries)
                if (const auto wrong = take(core::fromHex(hex)))
                    return core::Failure{*wrong};
            if (entries.empty())
                break;
        }
        if (const auto wrong = m_changed ? write() : std::nullopt)
            return core::Failure{*wrong};
        return m_added;
    }

    [[nodiscard]] std::uint64_t seq() const { return m_extract.after + m_extract.entries.size(); }

private:
    std::optional<std::string> take(const std::optional<core::Bytes> &bytes)
    {
        const auto stored = core::journal::openStored(bytes ? core::ByteView(*bytes) : core::ByteView());
        if (!stored || stored->entry.seq <= seq())
            return m_say("Máy chủ trả về mục nhật ký sai.", "The hub gave a wrong journal entry.");
        // Numbers in a file are dense: what the device itself has lost is where one ends.
        if (stored->entry.seq != seq() + 1 || m_bytes >= fullFile) {
            if (const auto wrong = m_changed ? write() : std::nullopt)
                return wrong;
            m_extract.after = stored->entry.seq - 1;
            m_extract.entries.clear();
            m_bytes = 0;
        }
        m_bytes += bytes->size();
        m_extract.entries.push_back(*bytes);
        m_changed = true;
        ++m_added;
        return std::nullopt;
    }

    std::optional<std::string> write()
    {
        const core::Bytes bytes = core::journal::encodeExtract(m_extract);
        auto placed = store::placeFile(nameOf(m_folder, m_extract.device, m_extract.after), core::asText(bytes),
                                       store::Placing::Replace);
        if (placed)
            placed = store::syncFolder(m_folder);
        m_changed = false;
        if (placed)
            return std::nullopt;
        return m_say("Không ghi được vào thư mục ", "Cannot write into the folder ") + m_folder.string() + ": " +
               placed.error().message();
    }

    const Given &m_given;
    const Words &m_say;
    files::path m_folder;
    Extract m_extract;
    std::size_t m_bytes = sizeOf(m_extract), m_added = 0;
    bool m_changed = false;
};

} // namespace

std::optional<std::string> exportJournals(const Given &given, const std::string &folder, const Words &say,
                                          const std::function<void(const Json &)> &tell)
{
    std::error_code error;
    files::create_directories(folder, error);
    if (!files::is_directory(folder, error))
        return say("Không tạo được thư mục ", "Cannot make the folder ") + folder;
    const auto devices = administrate(given, {{"do", "device_list"}}, say);
    if (!devices)
        return devices.error();
    for (const Json &device : (*devices)["devices"]) {
        const auto key = core::fromHex(device["key"].get<std::string>());
        core::PublicKey publicKey{};
        if (!key || key->size() != publicKey.size() || device["have"].get<std::uint64_t>() == 0)
            continue;
        std::ranges::copy(*key, publicKey.begin());
        Export journal(given, say, folder, publicKey);
        const auto added = journal.run();
        if (!added)
            return added.error();
        tell({{"device", core::toHex(publicKey)},
              {"name", device["name"]},
              {"until", journal.seq()},
              {"added", *added}});
    }
    return std::nullopt;
}

} // namespace th::hub
