// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_view.h"

#include "charter_file.h"
#include "core/policy.h"
#include "device_sources.h"
#include "directory_file.h"

#include <algorithm>

namespace th::tools {

namespace {

Json timeJson(const std::optional<core::Instant> &at) { return at ? Json(core::formatRfc3339(*at)) : Json(); }

template <class Number> Json numberJson(const std::optional<Number> &number) { return number ? Json(*number) : Json(); }

/// Whoever is not in the directory gets no orders.
core::DeviceOrder orderOf(const KnownDevice &known)
{
    return known.entry ? core::orderOf(*known.entry) : core::DeviceOrder::InUse;
}

Json describe(const KnownDevice &known, const core::DeviceLimits &limits, core::Instant now)
{
    const core::DeviceReport &report = known.report;
    Json json{{"id", known.id()}, {"key", core::toHex(known.key)}, {"in_directory", known.entry != nullptr}};
    json["name"] = known.entry ? Json{{"vi", known.entry->name.vi}, {"en", known.entry->name.en}} : Json(known.hubName);
    json["authority"] = known.entry ? known.entry->authority.text : "";
    json["place"] = known.entry && known.entry->place
                        ? placeJson(known.entry->place->checkpoint.text, known.entry->place->area.text)
                        : Json();
    json["order"] = core::name(orderOf(known));
    json["ordered_at"] = timeJson(known.entry ? core::orderedAt(*known.entry) : std::nullopt);
    json["obeys"] = report.seq > 0 ? Json(core::name(report.obeys)) : Json();
    json["hub_state"] = known.hubState.empty() ? Json() : Json(known.hubState);
    json["contacted_at"] = timeJson(known.contacted);
    json["software"] = report.software.empty() ? Json() : Json(report.software);
    json["started_at"] = timeJson(report.startedAt);
    json["data_as_of"] = timeJson(report.dataAsOf);
    json["data_age_seconds"] = report.dataAsOf ? Json((now - *report.dataAsOf).count()) : Json();
    json["disk_free"] = numberJson(report.diskFree);
    json["disk_wanted"] = numberJson(report.diskWanted);
    json["clock"] = report.seq > 0 ? Json(core::name(report.clock)) : Json();
    json["alarms"] = Json::array();
    for (const SeenAlarm &alarm : alarmsOf(known, limits, now))
        json["alarms"].push_back(
            {{"kind", alarm.kind}, {"detail", alarm.detail}, {"since", timeJson(alarm.since)}, {"count", alarm.count}});
    return json;
}

std::string orderWord(const Console &console, core::DeviceOrder order)
{
    switch (order) {
    case core::DeviceOrder::InUse:
        return console.say("đang dùng", "in use");
    case core::DeviceOrder::Suspended:
        return console.say("tạm ngưng", "suspended");
    case core::DeviceOrder::Revoked:
        return console.say("đã thu hồi", "revoked");
    case core::DeviceOrder::Wipe:
        return console.say("xoá sạch", "wipe");
    }
    return {};
}

std::string alarmWord(const Console &console, const SeenAlarm &alarm)
{
    std::string word = alarm.kind;
    if (alarm.kind == "stale")
        word = alarm.detail == "data"    ? console.say("dữ liệu cũ", "stale data")
               : alarm.detail == "never" ? console.say("chưa từng liên lạc", "never heard")
                                         : console.say("mất liên lạc", "no contact");
    else if (alarm.kind == "low_disk")
        word = console.say("ổ đĩa gần đầy", "low disk");
    else if (alarm.kind == "clock")
        word = console.say("đồng hồ sai", "clock");
    return alarm.since ? word + " (" + core::formatRfc3339(*alarm.since) + ")" : word;
}

std::string nameOf(const Console &console, const KnownDevice &known)
{
    return printable(known.entry ? known.entry->name.in(console.language) : known.hubName);
}

std::string placeOf(const KnownDevice &known)
{
    if (!known.entry || !known.entry->place)
        return "-";
    const core::DevicePlace &place = *known.entry->place;
    return place.checkpoint.empty() ? place.area.text : place.checkpoint.text;
}

void showLine(const Console &console, const KnownDevice &known, const core::DeviceLimits &limits, core::Instant now)
{
    std::string text = known.id() + "  " + placeOf(known) + "  " + nameOf(console, known) + "  ";
    text += known.entry ? orderWord(console, orderOf(known))
                        : console.say("không có trong danh bạ", "not in the directory");
    if (known.report.dataAsOf)
        text += console.say("  dữ liệu ", "  data ") + core::formatRfc3339(*known.report.dataAsOf);
    for (const SeenAlarm &alarm : alarmsOf(known, limits, now))
        text += "  ! " + alarmWord(console, alarm);
    console.line(text);
}

void showWhole(const Console &console, const KnownDevice &known, const core::DeviceLimits &limits, core::Instant now)
{
    showLine(console, known, limits, now);
    const auto say = [&](const char *vi, const char *en, const std::string &what) {
        if (!what.empty())
            console.line("  " + console.say(vi, en) + ": " + printable(what));
    };
    const auto at = [](const std::optional<core::Instant> &when) {
        return when ? core::formatRfc3339(*when) : std::string();
    };
    const core::DeviceReport &report = known.report;
    say("khóa", "key", core::toHex(known.key));
    if (known.entry) {
        say("cơ quan", "authority", known.entry->authority.text);
        say("lệnh", "order", orderWord(console, orderOf(known)));
        say("lệnh từ", "ordered", at(core::orderedAt(*known.entry)));
    }
    if (report.seq > 0)
        say("máy đang theo", "it obeys", orderWord(console, report.obeys));
    say("máy chủ ghi nhận", "at the hub", known.hubState);
    say("liên lạc gần nhất", "last contact", at(known.contacted));
    say("phần mềm", "software", report.software);
    say("khởi động", "started", at(report.startedAt));
    say("dữ liệu lúc", "data as of", at(report.dataAsOf));
    if (report.diskFree && report.diskWanted)
        say("ổ đĩa còn trống", "disk free", std::to_string(*report.diskFree >> 20) + " MiB");
    if (report.seq > 0)
        say("đồng hồ", "clock", core::name(report.clock));
}

struct Told {
    DirectoryFile file;
    std::vector<KnownDevice> devices;
    core::DeviceLimits limits;
};

core::Result<core::DeviceLimits, std::string> limitsOf(const Console &console, const std::string &file,
                                                       core::Instant now)
{
    core::DeviceLimits limits;
    if (file.empty())
        return limits;
    const auto bytes = readDocument(console, file);
    if (!bytes)
        return core::Failure{bytes.error()};
    const auto policy = core::parsePolicy(*bytes);
    if (!policy)
        return core::Failure{printable(file) + ": " + console.say("không phải bộ quy tắc", "not a policy")};
    limits.data = policy->rulesAt(now).freshness.red;
    return limits;
}

core::Result<Told, std::string> read(const Console &console, const std::string &directory, const DeviceSources &sources,
                                     core::Instant now)
{
    auto file = readDirectory(console, directory);
    if (!file)
        return core::Failure{file.error()};
    const auto limits = limitsOf(console, sources.policy, now);
    if (!limits)
        return core::Failure{limits.error()};
    auto devices = knownDevices(console, file->directory, sources);
    if (!devices)
        return core::Failure{devices.error()};
    return Told{std::move(*file), std::move(*devices), *limits};
}

} // namespace

Exit listDevices(Console &console, const std::string &directory, const DeviceSources &sources, core::Instant now)
{
    const auto told = read(console, directory, sources, now);
    if (!told) {
        console.complain(told.error());
        return Exit::Failed;
    }
    for (const KnownDevice &known : told->devices)
        console.json ? console.object(describe(known, told->limits, now)) : showLine(console, known, told->limits, now);
    return Exit::Success;
}

Exit showDevice(Console &console, const std::string &directory, const std::string &device, const DeviceSources &sources,
                core::Instant now)
{
    const auto told = read(console, directory, sources, now);
    if (!told) {
        console.complain(told.error());
        return Exit::Failed;
    }
    const auto found = deviceIn(console, told->file, device);
    if (!found) {
        console.complain(found.error());
        return Exit::Failed;
    }
    for (const KnownDevice &known : told->devices)
        if (known.key == (*found)->key)
            console.json ? console.object(describe(known, told->limits, now))
                         : showWhole(console, known, told->limits, now);
    return Exit::Success;
}

} // namespace th::tools
