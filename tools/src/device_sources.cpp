// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_sources.h"

#include "core/enrolment.h"
#include "core/journal_extract.h"
#include "core/strict_json.h"
#include "files.h"

#include <algorithm>
#include <filesystem>

namespace th::tools {

namespace {

constexpr std::size_t maxHubFile = 256u << 20;

std::string textIn(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::int64_t> numberIn(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_number_integer() ? std::optional(found->get<std::int64_t>()) : std::nullopt;
}

std::optional<core::Instant> timeIn(const Json &json, const char *member)
{
    constexpr std::int64_t lastMillisecond = 253'402'300'799'000; // of the year 9999
    const auto milliseconds = numberIn(json, member);
    return milliseconds && *milliseconds >= 0 && *milliseconds <= lastMillisecond
               ? std::optional(
                     core::Instant(std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(*milliseconds))))
               : std::nullopt;
}

std::optional<std::uint64_t> bytesIn(const Json &json, const char *member)
{
    const auto bytes = numberIn(json, member);
    return bytes && *bytes >= 0 ? std::optional(static_cast<std::uint64_t>(*bytes)) : std::nullopt;
}

KnownDevice &deviceOf(std::vector<KnownDevice> &devices, const core::PublicKey &key)
{
    const auto found = std::ranges::find(devices, key, &KnownDevice::key);
    if (found != devices.end())
        return *found;
    devices.emplace_back();
    devices.back().key = key;
    return devices.back();
}

core::DeviceReport reportIn(const Json &json)
{
    core::DeviceReport report;
    report.seq = static_cast<std::uint64_t>(std::max<std::int64_t>(numberIn(json, "heard").value_or(0), 0));
    report.software = textIn(json, "software");
    report.startedAt = timeIn(json, "started_at");
    report.dataAsOf = timeIn(json, "data_as_of");
    report.diskFree = bytesIn(json, "disk_free");
    report.diskWanted = bytesIn(json, "disk_wanted");
    for (const auto state : {core::ClockState::Trusted, core::ClockState::WentBackwards, core::ClockState::Implausible})
        if (textIn(json, "clock") == core::name(state))
            report.clock = state;
    report.clockLeap = numberIn(json, "clock_leap").value_or(0);
    report.clockAt = timeIn(json, "clock_at");
    for (const auto order :
         {core::DeviceOrder::InUse, core::DeviceOrder::Suspended, core::DeviceOrder::Revoked, core::DeviceOrder::Wipe})
        if (textIn(json, "obeys") == core::name(order))
            report.obeys = order;
    report.obeysSince = timeIn(json, "obeys_since");
    return report;
}

bool takeHubDevice(std::vector<KnownDevice> &devices, const Json &json)
{
    const auto bytes = core::fromHex(json.is_object() ? textIn(json, "key") : std::string());
    core::PublicKey key{};
    if (!bytes || bytes->size() != key.size())
        return false;
    std::ranges::copy(*bytes, key.begin());
    KnownDevice &known = deviceOf(devices, key);
    known.hubName = textIn(json, "name");
    known.hubState = textIn(json, "state");
    known.contacted = timeIn(json, "contacted_at");
    known.heard = true;
    known.report = reportIn(json);
    for (const Json &alarm : json.value("alarms", Json::array()))
        if (alarm.is_object() && numberIn(alarm, "count")) // what it keeps; the others are made anew, by our limits
            known.stored.push_back({textIn(alarm, "kind"), textIn(alarm, "detail"), timeIn(alarm, "since"),
                                    static_cast<std::uint64_t>(std::max<std::int64_t>(*numberIn(alarm, "count"), 1))});
    return true;
}

std::optional<std::string> readHub(const Console &console, const std::string &file, std::vector<KnownDevice> &devices)
{
    const auto text = readWhole(console, file, maxHubFile);
    if (!text)
        return text.error();
    const Json json = Json::parse(*text, nullptr, false);
    const auto list = json.is_object() ? json.find("devices") : json.end();
    bool good = json.is_object() && list != json.end() && list->is_array();
    if (good)
        for (const Json &device : *list)
            good = takeHubDevice(devices, device) && good;
    if (good)
        return std::nullopt;
    return printable(file) + ": " +
           console.say("không phải là kết quả của: thonghanh-hub --json device list",
                       "not what this writes: thonghanh-hub --json device list");
}

std::optional<std::string> readJournals(const Console &console, const std::string &folder,
                                        std::vector<KnownDevice> &devices)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".journal")
            files.push_back(at->path());
    if (error)
        return printable(folder) + ": " + error.message();
    std::ranges::sort(files); // of a device one after the other: only what is newer is heard
    for (const auto &file : files) {
        const auto bytes = readWhole(console, file.string(), core::journal::maxExtractBytes);
        if (!bytes)
            return bytes.error();
        const auto extract = core::journal::decodeExtract(core::asBytes(*bytes));
        if (!extract) {
            console.complain(printable(file.string()) + ": " + extract.error());
            continue;
        }
        KnownDevice &known = deviceOf(devices, extract->device);
        for (const core::Bytes &entry : extract->entries)
            if (const auto decoded = core::journal::decode(entry))
                (void)hear(known.report, *decoded);
    }
    return std::nullopt;
}

} // namespace

std::string KnownDevice::id() const { return entry ? entry->id : core::deviceIdOf(key); }

core::Result<std::vector<KnownDevice>, std::string>
knownDevices(const Console &console, const core::Directory &directory, const DeviceSources &sources)
{
    std::vector<KnownDevice> devices;
    for (const core::Device &entry : directory.devices()) {
        devices.emplace_back();
        devices.back().key = entry.key;
        devices.back().entry = &entry;
        devices.back().heard = !sources.hub.empty();
    }
    if (!sources.hub.empty())
        if (const auto wrong = readHub(console, sources.hub, devices))
            return core::Failure{*wrong};
    if (!sources.journals.empty())
        if (const auto wrong = readJournals(console, sources.journals, devices))
            return core::Failure{*wrong};
    return devices;
}

std::vector<SeenAlarm> alarmsOf(const KnownDevice &known, const core::DeviceLimits &limits, core::Instant now)
{
    std::vector<SeenAlarm> alarms = known.stored;
    if (known.entry && core::orderOf(*known.entry) >= core::DeviceOrder::Revoked)
        return alarms; // nothing more is expected of it
    // Where nobody told when it was heard, silence is no alarm.
    for (core::DeviceAlarm &alarm : alarmsOf(known.report, known.contacted, now, limits))
        if (known.heard || alarm.kind != "stale" || alarm.detail == "data")
            alarms.push_back({std::move(alarm.kind), std::move(alarm.detail), alarm.since});
    return alarms;
}

} // namespace th::tools
