// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration.h"

#include "core/retention.h"
#include "core/stored_entry.h"
#include "hub/device_status.h"
#include "hub/upload.h"

#include <algorithm>

namespace th::hub {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t mostAlarmsListed = 10'000;
/// Digits of a key: fewer can be met by making keys until one begins so.
constexpr std::size_t fewestToApprove = 16;

Json failure(const char *code, const std::string &detail = {}) { return {{"error", code}, {"detail", detail}}; }
Json failure(const StorageError &error) { return failure(name(error.fault), error.detail); }

std::string text(const Json &request, const char *key)
{
    const auto found = request.find(key);
    return found != request.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// 0 if it is not there.
std::int64_t wholeNumber(const Json &request, const char *key)
{
    const auto found = request.find(key);
    return found != request.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

Json timeJson(const std::optional<core::Instant> &at)
{
    return at ? Json(std::chrono::milliseconds(at->time_since_epoch()).count()) : Json();
}

template <class Number> Json numberJson(const std::optional<Number> &number) { return number ? Json(*number) : Json(); }

core::DeviceLimits limitsIn(const Json &request)
{
    core::DeviceLimits limits;
    constexpr std::int64_t mostHours = 24 * 365;
    if (const auto hours = wholeNumber(request, "contact_hours"); hours > 0)
        limits.contact = std::chrono::hours(std::min(hours, mostHours));
    if (const auto hours = wholeNumber(request, "data_hours"); hours > 0)
        limits.data = std::chrono::hours(std::min(hours, mostHours));
    return limits;
}

Json currentJson(const core::DeviceAlarm &alarm)
{
    return {{"kind", alarm.kind}, {"detail", alarm.detail}, {"since", timeJson(alarm.since)}};
}

/// Alarms with a `count` are of those that are kept; the others hold now.
Json deviceJson(const DeviceStatus &status, const core::DeviceLimits &limits, Milliseconds now)
{
    const Device &device = status.device;
    const core::DeviceReport &report = status.report;
    Json json{{"key", core::toHex(device.key)}, {"name", device.name}, {"state", name(device.state)},
              {"asked_at", device.askedAt},     {"have", device.seq},  {"signed_up_to", device.checkpointSeq}};
    json["contacted_at"] = numberJson(status.contacted);
    json["heard"] = report.seq;
    json["software"] = report.software;
    json["started_at"] = timeJson(report.startedAt);
    json["data_as_of"] = timeJson(report.dataAsOf);
    json["disk_free"] = numberJson(report.diskFree);
    json["disk_wanted"] = numberJson(report.diskWanted);
    json["clock"] = core::name(report.clock);
    json["clock_leap"] = report.clockLeap;
    json["clock_at"] = timeJson(report.clockAt);
    json["obeys"] = core::name(report.obeys);
    json["obeys_since"] = timeJson(report.obeysSince);
    json["alarms"] = Json::array();
    for (const DeviceStatus::Kept &kept : status.kept)
        json["alarms"].push_back({{"kind", kept.kind}, {"since", kept.newest}, {"count", kept.count}});
    for (const core::DeviceAlarm &alarm : alarmsNow(status, now, limits))
        json["alarms"].push_back(currentJson(alarm));
    return json;
}

Json listDevices(Storage &storage, const Json &request, Milliseconds now)
{
    const auto statuses = storage.deviceStatuses();
    if (!statuses)
        return failure(statuses.error());
    Json list = Json::array();
    for (const DeviceStatus &status : *statuses)
        list.push_back(deviceJson(status, limitsIn(request), now));
    return {{"ok", true}, {"devices", list}};
}

/// What holds now, of every device: nobody need have asked for it to be there.
core::Result<Json, StorageError> currentAlarms(Storage &storage, const Json &request, Milliseconds now)
{
    const auto statuses = storage.deviceStatuses();
    if (!statuses)
        return core::Failure{statuses.error()};
    Json list = Json::array();
    for (const DeviceStatus &status : *statuses)
        for (const core::DeviceAlarm &alarm : alarmsNow(status, now, limitsIn(request))) {
            Json json = currentJson(alarm);
            json["device"] = core::toHex(status.device.key);
            json["name"] = status.device.name;
            list.push_back(std::move(json));
        }
    return list;
}

Json alarmJson(const Alarm &alarm)
{
    return {{"id", alarm.id},          {"at", alarm.at},
            {"kind", alarm.kind},      {"device", core::toHex(alarm.device)},
            {"seq", alarm.seq},        {"evidence_bytes", alarm.evidenceBytes},
            {"entries", alarm.entries}};
}

Json listAlarms(Storage &storage, const Json &request, Milliseconds now)
{
    const auto current = currentAlarms(storage, request, now);
    if (!current)
        return failure(current.error());
    const auto most = std::clamp<std::int64_t>(wholeNumber(request, "most"), 1, mostAlarmsListed);
    const auto alarms = storage.alarms(wholeNumber(request, "before"), static_cast<std::size_t>(most));
    if (!alarms)
        return failure(alarms.error());
    Json list = Json::array();
    for (const Alarm &alarm : *alarms)
        list.push_back(alarmJson(alarm));
    return {{"ok", true}, {"current", *current}, {"alarms", list}};
}

Json showAlarm(Storage &storage, const Json &request)
{
    const auto alarm = storage.findAlarm(wholeNumber(request, "id"));
    if (!alarm)
        return failure(alarm.error());
    if (!*alarm)
        return failure("no_such_alarm");
    Json shown = alarmJson(**alarm);
    shown["evidence"] = core::toHex((*alarm)->evidence);
    shown["evidence_hash"] = core::toHex((*alarm)->evidenceHash);
    return {{"ok", true}, {"alarm", shown}};
}

/// The one device whose key begins so, with at least `fewest` digits; a whole key need not be known yet.
core::Result<core::PublicKey, Json> findKey(Storage &storage, const std::string &start, std::size_t fewest)
{
    core::PublicKey key{};
    if (const auto whole = core::fromHex(start); whole && whole->size() == key.size()) {
        std::ranges::copy(*whole, key.begin());
        return key;
    }
    if (start.size() < fewest)
        return core::Failure{failure("key_too_short")};
    const auto devices = storage.devices();
    if (!devices)
        return core::Failure{failure(devices.error())};
    std::size_t found = 0;
    for (const Device &device : *devices)
        if (core::toHex(device.key).starts_with(start)) {
            key = device.key;
            ++found;
        }
    if (found != 1)
        return core::Failure{failure(found == 0 ? "no_such_device" : "several_devices")};
    return key;
}

Json showDevice(Storage &storage, const Json &request, Milliseconds now)
{
    const auto key = findKey(storage, text(request, "key"), 1);
    if (!key)
        return key.error();
    const auto statuses = storage.deviceStatuses();
    if (!statuses)
        return failure(statuses.error());
    for (const DeviceStatus &status : *statuses)
        if (status.device.key == *key)
            return {{"ok", true}, {"device", deviceJson(status, limitsIn(request), now)}};
    return failure("no_such_device");
}

Json setDeviceState(Storage &storage, const Json &request, Milliseconds now)
{
    const bool approve = text(request, "state") == "approved";
    const auto key = findKey(storage, text(request, "key"), approve ? fewestToApprove : 1);
    if (!key)
        return key.error();
    if (!approve && text(request, "state") != "revoked")
        return failure("bad_request");
    if (!core::checkPublicKey(*key))
        return failure("bad_key");
    const auto done =
        storage.setState(*key, approve ? DeviceState::Approved : DeviceState::Revoked, text(request, "name"), now);
    if (!done)
        return failure(done.error());
    return *done ? Json{{"ok", true}, {"key", core::toHex(*key)}} : failure("no_such_device");
}

Json addToken(Storage &storage, const Json &request)
{
    const auto hash = core::fromHex(text(request, "hash"));
    const auto until = request.find("until");
    core::journal::Hash token{};
    if (!hash || hash->size() != token.size() || until == request.end() || !until->is_number_integer())
        return failure("bad_request");
    std::ranges::copy(*hash, token.begin());
    const auto added = storage.addToken(token, until->get<Milliseconds>());
    return added ? Json{{"ok", true}} : failure(added.error());
}

std::optional<core::PublicKey> keyIn(const Json &request, const char *member)
{
    const auto bytes = core::fromHex(text(request, member));
    core::PublicKey key{};
    if (!bytes || bytes->size() != key.size())
        return std::nullopt;
    std::ranges::copy(*bytes, key.begin());
    return key;
}

Json standing(const UploadAnswer &answer)
{
    return {{"ok", true},         {"outcome", name(answer.outcome)},        {"have", answer.have},
            {"seq", answer.seq},  {"receipt", core::toHex(answer.receipt)}, {"added", answer.added},
            {"rule", answer.rule}};
}

Json upload(Storage &storage, const Json &request, Milliseconds now)
{
    const auto device = keyIn(request, "device");
    const auto hub = keyIn(request, "hub");
    const auto body = core::fromHex(text(request, "body"));
    if (!device || !hub || !body)
        return failure("bad_request");
    const auto known = storage.findDevice(*device);
    if (!known)
        return failure(known.error());
    if (!*known || (*known)->state != DeviceState::Approved)
        return {{"ok", true}, {"outcome", *known ? name((*known)->state) : "unknown_device"}};
    auto checked = checkUpload(*body, *device, *hub);
    if (!checked) {
        std::optional<Alarm> alarm = checked.error().alarm;
        if (alarm) {
            alarm->at = now;
            if (const auto kept = storage.raise(*alarm); !kept)
                return failure(kept.error());
        }
        return standing(checked.error().answer);
    }
    const auto stored = storage.store(std::span(&*checked, 1), now);
    return stored ? standing(stored->front()) : failure(stored.error());
}

/// As many as fit one answer, and one at least; none: there are no more.
Json listEntries(Storage &storage, const Json &request)
{
    constexpr std::size_t atOnce = 16, enough = 2u << 20; // an entry may have a megabyte
    const auto key = keyIn(request, "key");
    const std::int64_t from = wholeNumber(request, "after");
    if (!key || from < 0)
        return failure("bad_request");
    Json list = Json::array();
    auto after = static_cast<std::uint64_t>(from);
    for (std::size_t bytes = 0; bytes < enough;) {
        const auto entries = storage.entries(*key, after, atOnce);
        if (!entries)
            return failure(entries.error());
        for (const core::Bytes &entry : *entries) {
            const auto decoded = core::journal::openStored(entry);
            if (!decoded)
                return failure("damaged", core::toHex(*key) + " after " + std::to_string(after));
            after = decoded->entry.seq;
            bytes += entry.size();
            list.push_back(core::toHex(entry));
        }
        if (entries->size() < atOnce)
            break;
    }
    return {{"ok", true}, {"entries", list}};
}

/// A step, so that uploads come between; the one who asks goes on while there is more.
Json letGo(Storage &storage, const Json &request, Milliseconds now)
{
    constexpr std::size_t atOnce = 4096;
    const auto rules = core::parseRetention(core::asBytes(text(request, "rules")));
    if (!rules)
        return failure("bad_rules", rules.error().where + " " + rules.error().rule);
    const bool apart = request.contains("stations"); // the policy's rules, where they are others
    const auto stations = core::parseRetention(core::asBytes(text(request, apart ? "stations" : "rules")));
    if (!stations)
        return failure("bad_rules", stations.error().where + " " + stations.error().rule);
    const auto done = storage.letGo(*rules, *stations, now, atOnce);
    if (!done)
        return failure(done.error());
    if (!done->more)
        if (const auto forgotten = storage.forget(); !forgotten)
            return failure(forgotten.error());
    return {{"ok", true}, {"reduced", done->reduced}, {"alarms", done->alarms}, {"more", done->more}};
}

} // namespace

Json administer(Storage &storage, const std::string &line, Milliseconds now)
{
    const Json request = Json::parse(line, nullptr, false);
    if (!request.is_object())
        return failure("bad_request");
    const std::string what = text(request, "do");
    if (what == "device_list")
        return listDevices(storage, request, now);
    if (what == "device_show")
        return showDevice(storage, request, now);
    if (what == "device_state")
        return setDeviceState(storage, request, now);
    if (what == "entries")
        return listEntries(storage, request);
    if (what == "upload")
        return upload(storage, request, now);
    if (what == "token")
        return addToken(storage, request);
    if (what == "retention")
        return letGo(storage, request, now);
    if (what == "alarms")
        return listAlarms(storage, request, now);
    if (what == "alarm")
        return showAlarm(storage, request);
    return failure("bad_request");
}

} // namespace th::hub
