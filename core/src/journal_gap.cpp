// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal_gap.h"

#include "cbor_array.h"

namespace th::core::journal {

namespace {

constexpr std::size_t gapItems = 3;

} // namespace

Bytes encodeGap(const Gap &gap)
{
    cbor::Writer writer;
    writer.array(gapItems).unsignedInteger(gap.first).unsignedInteger(gap.last).bytes(gap.before);
    return std::move(writer).take();
}

Result<Gap, std::string> decodeGap(ByteView content, std::uint64_t seq)
{
    cbor::Reader reader(content);
    const auto items = reader.enterArray(gapItems);
    const auto first = reader.readUnsigned();
    const auto last = reader.readUnsigned();
    Gap gap;
    if (!items || *items != gapItems || !first || !last || !readExactly(reader, gap.before) || !reader.finish())
        return Failure{std::string("gap.cbor")};
    if (*first < 1 || *last < *first || *last >= seq)
        return Failure{std::string("gap.range")};
    gap.first = *first;
    gap.last = *last;
    return gap;
}

} // namespace th::core::journal
