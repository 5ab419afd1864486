// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "retention_kept.h"

#include "core/cbor.h"

namespace th::store::retention {

constexpr std::size_t keptItems = 4 + 4 * rules;

core::Bytes encodeKept(const Kept &kept)
{
    core::cbor::Writer writer;
    writer.array(keptItems).unsignedInteger(kept.session).unsignedInteger(kept.reduced);
    writer.unsignedInteger(kept.inLog).integer(kept.countedTo);
    for (const Cursor &cursor : kept.cursors) {
        writer.unsignedInteger(cursor.until).unsignedInteger(cursor.ready).unsignedInteger(cursor.ahead);
        writer.integer(cursor.newest);
    }
    return std::move(writer).take();
}

Kept readKept(CheckedTable &meta)
{
    std::vector<std::string> damage;
    const auto bytes = meta.getWhole(keptName, damage);
    core::cbor::Reader reader(bytes ? core::ByteView(*bytes) : core::ByteView());
    Kept kept;
    bool good = true;
    const auto natural = [&](std::uint64_t &into) {
        const auto value = reader.readUnsigned();
        good = good && value.ok();
        into = value ? *value : 0;
    };
    const auto whole = [&](std::int64_t &into) {
        const auto value = reader.readInteger();
        good = good && value.ok();
        into = value ? *value : 0;
    };
    const auto items = reader.enterArray(keptItems);
    good = items && *items == keptItems;
    natural(kept.session);
    natural(kept.reduced);
    natural(kept.inLog);
    whole(kept.countedTo);
    for (Cursor &cursor : kept.cursors) {
        natural(cursor.until);
        natural(cursor.ready);
        natural(cursor.ahead);
        whole(cursor.newest);
    }
    return good && reader.finish() ? kept : Kept{};
}

} // namespace th::store::retention
