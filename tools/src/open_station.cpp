// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_station.h"

#include "store/examiner.h"
#include "store/wipe.h"
#include "sync/wipe.h"

namespace th::tools {

namespace {

constexpr auto askHubFor = std::chrono::seconds(30); // before a station that is to be wiped goes

} // namespace

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
    std::optional<store::Station> opened = std::move(station).value();
    if (access == store::Access::Write && !obeyOrder(console, folder, opened))
        return std::nullopt;
    return opened;
}

bool obeyOrder(Console &console, const std::string &folder, std::optional<store::Station> &station)
{
    if (!station || station->order() != core::DeviceOrder::Wipe)
        return true;
    sync::HttpPatience patience{askHubFor, askHubFor};
    patience.isOver = [until = std::chrono::steady_clock::now() + askHubFor] {
        return std::chrono::steady_clock::now() >= until;
    };
    store::Station doomed = std::move(*station);
    station.reset();
    const auto wiped = sync::obeyWipe(std::move(doomed), folder, sync::overNetwork(patience), store::readClock);
    if (!wiped) {
        console.complain(printable(folder) + ": " + store::sentence(wiped.error(), console.language));
        return false;
    }
    if (console.json)
        console.object({{"event", "wiped"}, {"sent", wiped->sent}, {"left", wiped->left}});
    console.complain(printable(folder) + ": " +
                     store::sentence(store::StoreError{store::StoreFault::Wiped}, console.language));
    if (wiped->left > 0)
        console.complain(console.say("Phần nhật ký chưa gửi được, đã niêm phong, nằm ở: ",
                                     "The part of its log that was not sent lies, sealed, in: ") +
                         store::leftBehind(folder).string());
    return false;
}

std::chrono::minutes utcOffsetOf(const store::Station &station)
{
    return station.policy() ? station.policy()->utcOffset() : std::chrono::hours(7);
}

} // namespace th::tools
