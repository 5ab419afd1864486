// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration.h"

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

Json deviceJson(const Device &device)
{
    return {{"key", core::toHex(device.key)}, {"name", device.name}, {"state", name(device.state)},
            {"asked_at", device.askedAt},     {"have", device.seq},  {"signed_up_to", device.checkpointSeq}};
}

Json listDevices(Storage &storage)
{
    const auto devices = storage.devices();
    if (!devices)
        return failure(devices.error());
    Json list = Json::array();
    for (const Device &device : *devices)
        list.push_back(deviceJson(device));
    return {{"ok", true}, {"devices", list}};
}

/// 0 if it is not there.
std::int64_t wholeNumber(const Json &request, const char *key)
{
    const auto found = request.find(key);
    return found != request.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

Json alarmJson(const Alarm &alarm)
{
    return {{"id", alarm.id},          {"at", alarm.at},
            {"kind", alarm.kind},      {"device", core::toHex(alarm.device)},
            {"seq", alarm.seq},        {"evidence_bytes", alarm.evidenceBytes},
            {"entries", alarm.entries}};
}

Json listAlarms(Storage &storage, const Json &request)
{
    const auto most = std::clamp<std::int64_t>(wholeNumber(request, "most"), 1, mostAlarmsListed);
    const auto alarms = storage.alarms(wholeNumber(request, "before"), static_cast<std::size_t>(most));
    if (!alarms)
        return failure(alarms.error());
    Json list = Json::array();
    for (const Alarm &alarm : *alarms)
        list.push_back(alarmJson(alarm));
    return {{"ok", true}, {"alarms", list}};
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
            const auto decoded = core::journal::decode(entry);
            if (!decoded)
                return failure("damaged", core::toHex(*key) + " after " + std::to_string(after));
            after = decoded->seq;
            bytes += entry.size();
            list.push_back(core::toHex(entry));
        }
        if (entries->size() < atOnce)
            break;
    }
    return {{"ok", true}, {"entries", list}};
}

} // namespace

Json administer(Storage &storage, const std::string &line, Milliseconds now)
{
    const Json request = Json::parse(line, nullptr, false);
    if (!request.is_object())
        return failure("bad_request");
    const std::string what = text(request, "do");
    if (what == "device_list")
        return listDevices(storage);
    if (what == "device_state")
        return setDeviceState(storage, request, now);
    if (what == "entries")
        return listEntries(storage, request);
    if (what == "upload")
        return upload(storage, request, now);
    if (what == "token")
        return addToken(storage, request);
    if (what == "alarms")
        return listAlarms(storage, request);
    if (what == "alarm")
        return showAlarm(storage, request);
    return failure("bad_request");
}

} // namespace th::hub
