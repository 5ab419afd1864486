// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"

namespace th::core {

struct DirectoryData {
    std::vector<Authority> authorities;
    std::vector<AuthorityKey> keys;
    std::vector<Series> series;
    std::vector<Device> devices;
    std::vector<Auditor> auditors;
    std::unordered_map<AuthorityCode, std::size_t> authorityIndex;
    std::unordered_map<SeriesCode, std::size_t> seriesIndex;
    std::map<KeyId, std::size_t> keyIndex;
};

struct Directory::Data : DirectoryData {};

} // namespace th::core
