// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree.h"

#include "core/bytes.h"

#include <algorithm>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace th::hub {

namespace {

constexpr std::size_t mostTags = 10'000;
constexpr std::size_t hexOfHash = 64;

bool beginsWithHash(const std::string &name)
{
    return name.size() > hexOfHash && name[hexOfHash] == '.' &&
           core::fromHex(std::string_view(name).substr(0, hexOfHash)).has_value();
}

std::string identityOf(const struct stat &facts)
{
    return std::to_string(facts.st_dev) + "." + std::to_string(facts.st_ino) + "." + std::to_string(facts.st_size) +
           "." + std::to_string(facts.st_mtim.tv_sec) + "." + std::to_string(facts.st_mtim.tv_nsec) + "." +
           std::to_string(facts.st_ctim.tv_sec) + "." + std::to_string(facts.st_ctim.tv_nsec);
}

} // namespace

std::optional<Tree::File> Tree::open(const std::vector<std::string> &names) const
{
    store::Descriptor at(::open(m_folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    for (std::size_t i = 0; i + 1 < names.size() && at.valid(); ++i)
        at = store::Descriptor(::openat(at.number(), names[i].c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!at.valid())
        return std::nullopt;
    File file;
    // O_NONBLOCK: a pipe in a file's place must not keep us waiting for somebody who writes.
    file.file = std::make_shared<store::Descriptor>(
        ::openat(at.number(), names.back().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    struct stat facts = {};
    if (!file.file->valid() || ::fstat(file.file->number(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return std::nullopt;
    file.size = static_cast<std::uint64_t>(facts.st_size);
    file.identity = identityOf(facts);
    file.immutable = beginsWithHash(names.back());
    file.type = names.back().ends_with(".json") ? "application/json" : "application/octet-stream";
    return file;
}

std::optional<std::string> Tree::knownTag(const File &file) const
{
    const auto found = m_tags.find(file.identity);
    return found == m_tags.end() ? std::nullopt : std::optional(found->second);
}

void Tree::remember(const File &file, const std::string &tag)
{
    if (m_tags.size() >= mostTags)
        m_tags.clear();
    m_tags[file.identity] = tag;
}

std::string Tree::tagOf(const File &file)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 16);
    std::vector<std::uint8_t> part(1U << 16);
    for (std::uint64_t at = 0; at < file.size;) {
        const ssize_t got = ::pread(file.file->number(), part.data(), part.size(), static_cast<off_t>(at));
        if (got <= 0)
            return {};
        crypto_generichash_update(&state, part.data(), static_cast<unsigned long long>(got));
        at += static_cast<std::uint64_t>(got);
    }
    std::array<std::uint8_t, 16> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    return '"' + core::toHex(hash) + '"';
}

Answer answerWith(const RequestHead &head, const Tree::File &file, const std::string &tag)
{
    Answer answer;
    answer.headOnly = head.method == "HEAD";
    answer.headers = {{"ETag", tag},
                      {"Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache"},
                      {"Accept-Ranges", "bytes"},
                      {"Content-Type", file.type}};
    if (const auto list = head.header("if-none-match"); !list.empty() && namesTag(list, tag)) {
        answer.status = 304;
        answer.headOnly = true;
        return answer;
    }
    answer.file = FilePart{file.file, 0, file.size};
    const auto range = head.header("range");
    const auto condition = head.header("if-range"); // compared strongly: a weak tag or a date asks for the whole
    if (answer.headOnly || range.empty() || (!condition.empty() && condition != tag))
        return answer;
    const auto [verdict, part] = parseRange(range, file.size);
    if (verdict == RangeVerdict::Unsatisfiable) {
        answer.status = 416;
        answer.file.reset();
        answer.headers.emplace_back("Content-Range", "bytes */" + std::to_string(file.size));
    } else if (verdict == RangeVerdict::Part) {
        answer.status = 206;
        answer.file = FilePart{file.file, part.first, part.length};
        answer.headers.emplace_back("Content-Range", "bytes " + std::to_string(part.first) + "-" +
                                                         std::to_string(part.first + part.length - 1) + "/" +
                                                         std::to_string(file.size));
    }
    return answer;
}

} // namespace th::hub
