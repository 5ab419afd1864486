// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the access journal says of retention, and who signed it.
#include "retention.h"

#include "access_lines.h"
#include "core/cbor.h"

#include <algorithm>
#include <sstream>

namespace th::evidence {

namespace {
constexpr const char *domain = "th-retention-1";
} // namespace

core::Bytes retentionBytes(const std::string &about, const Access &line)
{
    core::cbor::Writer writer;
    writer.array(6).text(domain).text(about).unsignedInteger(line.seq).integer(line.at.time_since_epoch().count());
    writer.text(line.by).text(line.reason);
    return std::move(writer).take();
}

ReducedDigest::ReducedDigest() { crypto_generichash_init(&m_state, nullptr, 0, 32); }

void ReducedDigest::add(std::int64_t id, core::ByteView bytes)
{
    std::array<std::uint8_t, 12> head{};
    for (std::size_t i = 0; i < 8; ++i)
        head[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(id) >> (8 * i));
    for (std::size_t i = 0; i < 4; ++i)
        head[8 + i] = static_cast<std::uint8_t>(bytes.size() >> (8 * i));
    crypto_generichash_update(&m_state, head.data(), head.size());
    crypto_generichash_update(&m_state, bytes.data(), bytes.size());
    ++m_entries;
}

std::string ReducedDigest::text() const
{
    auto state = m_state;
    std::array<std::uint8_t, 32> digest{};
    crypto_generichash_final(&state, digest.data(), digest.size());
    return "entries " + std::to_string(m_entries) + " digest " + core::toHex(digest);
}

std::optional<SignedRetention> signedRetention(const std::vector<Access> &lines)
{
    const auto line = std::ranges::find(lines.rbegin(), lines.rend(), "retention", &Access::what);
    if (line == lines.rend())
        return std::nullopt;
    const std::string &text = line->about;
    std::istringstream stream(text);
    std::string entries, number, digest, hex, signer, key, signature, bytes;
    stream >> entries >> number >> digest >> hex >> signer >> key >> signature >> bytes;
    SignedRetention said{entries + " " + number + " " + digest + " " + hex, {}};
    const auto from = core::fromHex(key), sealed = core::fromHex(bytes);
    core::Signature whole{};
    if (!from || from->size() != said.signer.size() || !sealed || sealed->size() != whole.size())
        throw Thrown({Fault::Damaged, "a line about retention"});
    std::ranges::copy(*from, said.signer.begin());
    std::ranges::copy(*sealed, whole.begin());
    if (!core::verifyEd25519(said.signer, retentionBytes(said.about, *line), whole))
        throw Thrown({Fault::Damaged, "the signature of a line about retention"});
    return said;
}

Outcome<std::optional<RetentionLine>> lastRetention(Archive &archive)
{
    return guard([&]() -> std::optional<RetentionLine> {
        const auto lines = readLines(stateOf(archive));
        const auto said = signedRetention(lines);
        if (!said)
            return std::nullopt;
        std::istringstream stream(said->about);
        std::string word;
        RetentionLine line{*std::ranges::find(lines.rbegin(), lines.rend(), "retention", &Access::what), 0,
                           said->signer};
        stream >> word >> line.entries;
        return line;
    });
}

} // namespace th::evidence
