// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/known_devices.h"

#include "core/enrolment.h"
#include "core/journal_extract.h"
#include "core/printable.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace th::administration {

namespace {

using Json = nlohmann::ordered_json;

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
    known.askedAt = timeIn(json, "asked_at");
    known.heard = true;
    known.report = reportIn(json);
    for (const Json &alarm : json.value("alarms", Json::array()))
        if (alarm.is_object() && numberIn(alarm, "count")) // what it keeps; the others are made anew, by our limits
            known.stored.push_back({textIn(alarm, "kind"), textIn(alarm, "detail"), timeIn(alarm, "since"),
                                    static_cast<std::uint64_t>(std::max<std::int64_t>(*numberIn(alarm, "count"), 1))});
    return true;
}

Done<> hearHub(const std::string &answer, std::vector<KnownDevice> &devices)
{
    const Json json = Json::parse(answer, nullptr, false);
    const auto list = json.is_object() ? json.find("devices") : json.end();
    bool good = json.is_object() && list != json.end() && list->is_array();
    if (good)
        for (const Json &device : *list)
            good = takeHubDevice(devices, device) && good;
    if (good)
        return {};
    return core::Failure{core::LocalName{"không phải là kết quả của: thonghanh-hub --json device list",
                                         "not what this writes: thonghanh-hub --json device list"}};
}

Done<> hearJournals(const std::string &folder, KnownDevices &known)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (std::error_code unknown; at->path().extension() == ".journal" && at->is_regular_file(unknown))
            files.push_back(at->path());
    if (error)
        return about(folder, {error.message(), error.message()});
    std::ranges::sort(files); // of a device one after the other: only what is newer is heard
    for (const auto &file : files) {
        const auto bytes = readFile(file.string(), core::journal::maxExtractBytes);
        if (!bytes)
            return core::Failure{bytes.error()};
        const auto extract = core::journal::decodeExtract(core::asBytes(*bytes));
        if (!extract) {
            known.complaints.push_back(about(file.string(), {extract.error(), extract.error()}).error);
            continue;
        }
        KnownDevice &device = deviceOf(known.devices, extract->device);
        for (const core::Bytes &entry : extract->entries)
            if (const auto decoded = core::journal::decode(entry))
                (void)hear(device.report, *decoded);
    }
    return {};
}

} // namespace

std::string KnownDevice::id() const { return entry ? entry->id : core::deviceIdOf(key); }

Done<KnownDevices> knownDevices(const core::Directory &directory, const DeviceSources &sources)
{
    KnownDevices known;
    for (const core::Device &entry : directory.devices()) {
        known.devices.emplace_back();
        known.devices.back().key = entry.key;
        known.devices.back().entry = &entry;
        known.devices.back().heard = sources.hub.has_value();
    }
    if (sources.hub)
        if (const auto heard = hearHub(*sources.hub, known.devices); !heard)
            return core::Failure{heard.error()};
    if (!sources.journals.empty())
        if (const auto heard = hearJournals(sources.journals, known); !heard)
            return core::Failure{heard.error()};
    return known;
}

core::DeviceLimits limitsOf(const core::Policy *policy, core::Instant now)
{
    core::DeviceLimits limits;
    if (policy)
        limits.data = policy->rulesAt(now).freshness.red;
    return limits;
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

core::DeviceOrder orderOf(const KnownDevice &known)
{
    return known.entry ? core::orderOf(*known.entry) : core::DeviceOrder::InUse;
}

core::LocalName inWords(core::DeviceOrder order)
{
    switch (order) {
    case core::DeviceOrder::InUse:
        return {"đang dùng", "in use"};
    case core::DeviceOrder::Suspended:
        return {"tạm ngưng", "suspended"};
    case core::DeviceOrder::Revoked:
        return {"đã thu hồi", "revoked"};
    case core::DeviceOrder::Wipe:
        return {"xoá sạch", "wipe"};
    }
    return {};
}

core::LocalName inWords(const SeenAlarm &alarm)
{
    if (alarm.kind == "stale" && alarm.detail == "data")
        return {"dữ liệu cũ", "stale data"};
    if (alarm.kind == "stale" && alarm.detail == "never")
        return {"chưa từng liên lạc", "never heard"};
    if (alarm.kind == "stale")
        return {"mất liên lạc", "no contact"};
    if (alarm.kind == "low_disk")
        return {"ổ đĩa gần đầy", "low disk"};
    if (alarm.kind == "clock")
        return {"đồng hồ sai", "clock"};
    const std::string kind = core::printable(alarm.kind);
    if (alarm.kind == "fork")
        return {"nhật ký bị viết lại (" + kind + ")", "journal rewritten (" + kind + ")"};
    if (alarm.kind == "broken_chain" || alarm.kind == "bad_checkpoint")
        return {"nhật ký bị sửa (" + kind + ")", "journal altered (" + kind + ")"};
    if (alarm.kind == "journal_gap" || alarm.kind == "journal_lost")
        return {"nhật ký mất mục (" + kind + ")", "journal entries lost (" + kind + ")"};
    return {kind, kind};
}

} // namespace th::administration
