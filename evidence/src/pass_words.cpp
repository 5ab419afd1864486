// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pass_words.h"

namespace th::evidence {

using core::journal::EntryKind;

PassWords::PassWords(ArchiveState &state, const core::Directory *directory)
    : m_state(state), m_directory(directory), m_vouching(state)
{
    if (!directory)
        return;
    for (const core::Device &device : directory->devices())
        if (const auto place = state.findDevice(device.key)) {
            m_devices.push_back(device.key);
            m_known.emplace(*place, &device);
        }
}

/// The device is asked first: whoever makes up devices makes up any number of histories with them.
std::optional<Oddity> PassWords::doubt(const Row &row, const core::SeriesCode &series)
{
    const auto known = m_known.find(row.place.device);
    if (m_directory &&
        (known == m_known.end() || (known->second->revokedAt && instantOf(row.wall) >= *known->second->revokedAt)))
        return Oddity::UnknownDevice;
    const Standing standing = this->standing(row.place);
    if (standing == Standing::OtherHistory)
        return Oddity::OtherHistory;
    if (row.reduced && !m_vouching.holds(row.place))
        return Oddity::NotSigned;
    if (row.kind == EntryKind::Scan)
        return std::nullopt;
    if (m_directory && !maySay(row.kind, *known->second, series))
        return Oddity::NotItsSeries;
    return standing == Standing::UnsignedTail ? std::optional(Oddity::NotSigned) : std::nullopt;
}

Standing PassWords::standing(const Place &place)
{
    auto &histories = m_histories[place.device];
    if (!histories)
        histories = std::make_unique<Histories>(m_state, place.device);
    return standingOf(*histories, place);
}

/// As the publisher takes it (core/ledger.h): the owner of the series issues, he and who is above him revoke.
bool PassWords::maySay(EntryKind kind, const core::Device &device, const core::SeriesCode &series) const
{
    const core::Series *known = m_directory->findSeries(series);
    const core::AuthorityKey *key = known ? m_directory->findKey(known->key) : nullptr;
    const core::Authority *owner = key ? m_directory->findAuthority(key->authority) : nullptr;
    if (!owner || device.authority.empty())
        return false;
    return owner->code == device.authority || (kind != EntryKind::Issue && owner->parent == device.authority);
}

} // namespace th::evidence
