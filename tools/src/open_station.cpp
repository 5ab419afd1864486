// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_station.h"

namespace th::tools {

std::optional<store::Station> openStation(Console &console, const std::string &folder, store::Access access)
{
    auto station = store::Station::open(folder, access);
    if (!station) {
        console.complain(printable(folder) + ": " + store::sentence(station.error(), console.language));
        return std::nullopt;
    }
    for (const auto &damage : station->damage())
        console.complain(console.say("dữ liệu bị hỏng hoặc thiếu, không dùng; hãy nạp lại dữ liệu: ",
                                     "data damaged or missing, not used; import the data again: ") +
                         damage);
    return std::move(station).value();
}

std::chrono::minutes utcOffsetOf(const store::Station &station)
{
    return station.policy() ? station.policy()->utcOffset() : std::chrono::hours(7);
}

} // namespace th::tools
