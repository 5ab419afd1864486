// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_view.h"

#include "administration/document.h"
#include "administration/known_devices.h"

namespace th::tools {

namespace {

using administration::KnownDevice;
using administration::SeenAlarm;

constexpr std::size_t maxHubFile = 256u << 20;

Json timeJson(const std::optional<core::Instant> &at) { return at ? Json(core::formatRfc3339(*at)) : Json(); }

template <class Number> Json numberJson(const std::optional<Number> &number) { return number ? Json(*number) : Json(); }

Json placeJson(const core::DevicePlace &place)
{
    Json json = Json::object();
    if (!place.checkpoint.empty())
        json["checkpoint"] = place.checkpoint.text;
    if (!place.area.empty())
        json["area"] = place.area.text;
    return json;
}

Json describe(const KnownDevice &known, const core::DeviceLimits &limits, core::Instant now)
{
    const core::DeviceReport &report = known.report;
    Json json{{"id", known.id()}, {"key", core::toHex(known.key)}, {"in_directory", known.entry != nullptr}};
    json["name"] = known.entry ? Json{{"vi", known.entry->name.vi}, {"en", known.entry->name.en}} : Json(known.hubName);
    json["authority"] = known.entry ? known.entry->authority.text : "";
    json["place"] = known.entry && known.entry->place ? placeJson(*known.entry->place) : Json();
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
    return administration::inWords(order).in(console.language);
}

std::string alarmWord(const Console &console, const SeenAlarm &alarm)
{
    const std::string word = inWords(alarm).in(console.language);
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
    administration::DirectoryFile file;
    std::vector<KnownDevice> devices;
    core::DeviceLimits limits;
};

administration::Done<core::DeviceLimits> limitsBy(const std::string &policyFile, core::Instant now)
{
    if (policyFile.empty())
        return administration::limitsOf(nullptr, now);
    const auto policy = administration::readPolicy(policyFile);
    if (!policy)
        return core::Failure{policy.error()};
    return administration::limitsOf(&*policy, now);
}

administration::Done<administration::DeviceSources> heardOf(const DeviceSources &given)
{
    administration::DeviceSources sources{std::nullopt, given.journals};
    if (given.hub.empty())
        return sources;
    auto answer = administration::readFile(given.hub, maxHubFile);
    if (!answer)
        return core::Failure{answer.error()};
    sources.hub = std::move(answer).value();
    return sources;
}

administration::Done<Told> read(const Console &console, const std::string &directory, const DeviceSources &given,
                                core::Instant now)
{
    auto file = administration::readDirectory(directory);
    if (!file)
        return core::Failure{file.error()};
    const auto limits = limitsBy(given.policy, now);
    if (!limits)
        return core::Failure{limits.error()};
    const auto sources = heardOf(given);
    if (!sources)
        return core::Failure{sources.error()};
    auto known = administration::knownDevices(file->directory, *sources);
    if (!known)
        return core::Failure{known.error()};
    for (const core::LocalName &complaint : known->complaints)
        console.complain(complaint.in(console.language));
    return Told{std::move(*file), std::move(known->devices), *limits};
}

} // namespace

Exit listDevices(Console &console, const std::string &directory, const DeviceSources &sources, core::Instant now)
{
    const auto told = read(console, directory, sources, now);
    if (!told) {
        console.complain(told.error().in(console.language));
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
        console.complain(told.error().in(console.language));
        return Exit::Failed;
    }
    const auto found = administration::deviceIn(told->file, device);
    if (!found) {
        console.complain(found.error().in(console.language));
        return Exit::Failed;
    }
    for (const KnownDevice &known : told->devices)
        if (known.key == (*found)->key)
            console.json ? console.object(describe(known, told->limits, now))
                         : showWhole(console, known, told->limits, now);
    return Exit::Success;
}

} // namespace th::tools
