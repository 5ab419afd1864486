// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchor.h"

#include "core/cbor.h"
#include "sql.h"
#include "store/files.h"

#include <algorithm>
#include <fstream>

namespace th::store {

namespace {

using core::cbor::Reader;
using core::cbor::Writer;

constexpr std::string_view magic = "th-account-anchor-1";
constexpr std::size_t maxAccounts = 8192, maxId = 32, maxBoot = 64;

core::Bytes bodyOf(const Anchor &anchor)
{
    Writer writer;
    writer.array(7).text(magic).unsignedInteger(anchor.seq).bytes(anchor.head).text(anchor.unit);
    writer.unsignedInteger(anchor.number).unsignedInteger(static_cast<std::uint64_t>(anchor.putBack));
    writer.array(anchor.tries.size());
    for (const auto &[account, tries] : anchor.tries) {
        writer.array(5).text(account).unsignedInteger(tries.reset).unsignedInteger(tries.wrong);
        writer.integer(tries.lastTry.count()).text(tries.bootId);
    }
    return std::move(writer).take();
}

std::optional<Anchor> readBody(core::ByteView bytes)
{
    Reader reader(bytes);
    Anchor anchor;
    const auto items = reader.enterArray(7);
    const auto format = reader.readText(magic.size());
    const auto seq = reader.readUnsigned();
    const auto head = reader.readBytes(anchor.head.size());
    const auto unit = reader.readText(16);
    const auto number = reader.readUnsigned();
    const auto putBack = reader.readUnsigned();
    const auto count = reader.enterArray(maxAccounts);
    if (!items || *items != 7 || !count || *format != magic || head->size() != anchor.head.size() ||
        *putBack > static_cast<std::uint64_t>(PutBack::WithoutAnchor))
        return std::nullopt;
    std::ranges::copy(*head, anchor.head.begin());
    anchor.seq = *seq;
    anchor.unit = *unit;
    anchor.number = *number;
    anchor.putBack = static_cast<PutBack>(*putBack);
    for (std::size_t i = 0; i < *count; ++i) {
        const auto parts = reader.enterArray(5);
        const auto account = reader.readText(maxId);
        const auto reset = reader.readUnsigned();
        const auto wrong = reader.readUnsigned();
        const auto last = reader.readInteger();
        const auto boot = reader.readText(maxBoot);
        if (!parts || *parts != 5 || !boot || *reset > UINT32_MAX || *wrong > UINT32_MAX)
            return std::nullopt;
        anchor.tries[std::string(*account)] = {static_cast<std::uint32_t>(*reset), static_cast<std::uint32_t>(*wrong),
                                               std::chrono::milliseconds(*last), std::string(*boot)};
    }
    return reader.finish() ? std::optional(std::move(anchor)) : std::nullopt;
}

} // namespace

std::optional<core::Bytes> encodeAnchor(const Anchor &anchor, core::Signer &device)
{
    const core::Bytes body = bodyOf(anchor);
    const auto signature = device.sign(body);
    if (!signature)
        return std::nullopt;
    return std::move(Writer().array(2).bytes(body).bytes(*signature)).take();
}

std::optional<Anchor> decodeAnchor(core::ByteView bytes, const core::PublicKey &device)
{
    Reader reader(bytes);
    core::Signature signature{};
    const auto items = reader.enterArray(2);
    const auto body = reader.readBytes(maxAnchorBytes);
    const auto signedBy = reader.readBytes(signature.size());
    if (!items || *items != 2 || !signedBy || signedBy->size() != signature.size() || !reader.finish())
        return std::nullopt;
    std::ranges::copy(*signedBy, signature.begin());
    return core::verifyEd25519(device, *body, signature) ? readBody(*body) : std::nullopt;
}

ReadAnchor readAnchor(const std::filesystem::path &file, const core::PublicKey &device)
{
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, error)))
        return {};
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(file, error)) ||
        std::filesystem::file_size(file, error) > maxAnchorBytes || error)
        return {AnchorState::Broken, {}};
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    auto anchor = decodeAnchor(core::asBytes(text), device);
    return anchor ? ReadAnchor{AnchorState::Whole, std::move(*anchor)} : ReadAnchor{AnchorState::Broken, {}};
}

void writeAnchor(const std::filesystem::path &file, const Anchor &anchor, core::Signer &device)
{
    const auto bytes = encodeAnchor(anchor, device);
    if (!bytes)
        throw StoreFailure({StoreFault::Io, "the device key did not sign"});
    if (const auto placed = placeFile(file, core::asText(*bytes), Placing::Replace); !placed)
        throw std::system_error(placed.error());
    if (const auto synced = syncFolder(file.parent_path()); !synced)
        throw std::system_error(synced.error());
}

} // namespace th::store
