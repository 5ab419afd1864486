// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/device_edit.h"

#include "core/enrolment.h"
#include "core/printable.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

namespace th::administration {

namespace {

using Json = nlohmann::ordered_json;
using What = DeviceChange::What;

constexpr std::size_t maxRequest = 4096;

Json placeJson(const std::string &checkpoint, const std::string &area)
{
    Json place = Json::object();
    if (!checkpoint.empty())
        place["checkpoint"] = checkpoint;
    if (!area.empty())
        place["area"] = area;
    return place;
}

Json nameJson(const core::LocalName &name) { return {{"vi", name.vi}, {"en", name.en}}; }

Done<DirectoryEdit> edited(const DirectoryFile &file, const std::function<void(Json &)> &change)
{
    auto json = Json::parse(file.bytes.begin(), file.bytes.end());
    change(json["devices"]);
    DirectoryEdit edit{json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n", {}};
    if (const auto fault = faultIn(core::asBytes(edit.text)))
        return about(fault->where,
                     {"phải là: " + core::printable(fault->rule), "expected: " + core::printable(fault->rule)});
    edit.words = sync::documentChanges(file.bytes, core::asBytes(edit.text));
    return edit;
}

/// The order given first stays: since when is for the record.
void order(Json &entry, const char *member, core::Instant now)
{
    if (!entry.contains(member))
        entry[member] = core::formatRfc3339(now);
}

void apply(Json &entry, const DeviceChange &change, core::Instant now)
{
    switch (change.what) {
    case What::Name:
        entry["name"] = nameJson(change.name);
        return;
    case What::Place:
        entry.erase("place");
        if (Json place = placeJson(change.checkpoint, change.area); !place.empty())
            entry["place"] = std::move(place);
        return;
    case What::Suspend:
        return order(entry, "suspended_since", now);
    case What::Resume:
        entry.erase("suspended_since");
        return;
    case What::Revoke:
        return order(entry, "revoked_at", now);
    case What::Wipe:
        return order(entry, "wipe_ordered_at", now);
    case What::WithdrawWipe:
        entry.erase("wipe_ordered_at");
        return;
    }
}

} // namespace

Done<DirectoryEdit> change(const DirectoryFile &file, const core::Device &device, const DeviceChange &change,
                           core::Instant now)
{
    return edited(file, [&](Json &devices) {
        for (Json &entry : devices)
            if (entry.at("id") == device.id)
                apply(entry, change, now);
    });
}

Done<DirectoryEdit> addDevice(const DirectoryFile &file, const NewDevice &device)
{
    if (file.directory.findDevice(device.key))
        return core::Failure{core::LocalName{"Danh bạ đã có thiết bị này.", "The directory has this device already."}};
    Json entry{
        {"id", core::deviceIdOf(device.key)}, {"name", nameJson(device.name)}, {"public", core::toHex(device.key)}};
    if (!device.authority.empty())
        entry["authority"] = device.authority;
    if (Json place = placeJson(device.checkpoint, device.area); !place.empty())
        entry["place"] = std::move(place);
    return edited(file, [&](Json &devices) { devices.push_back(std::move(entry)); });
}

Done<> isKnownCheckpoint(const core::Policy &policy, const std::string &checkpoint)
{
    const core::CheckpointCode code(checkpoint);
    if (code.empty() || policy.findCheckpoint(code))
        return {};
    return about(checkpoint, {"bộ quy tắc không có chốt này", "the policy has no such checkpoint"});
}

Done<core::PublicKey> deviceKey(const std::string &text)
{
    core::PublicKey key{};
    if (const auto bytes = core::fromHex(text); bytes && bytes->size() == key.size()) {
        std::ranges::copy(*bytes, key.begin());
        return key;
    }
    const auto content = readFile(text, maxRequest);
    if (!content)
        return core::Failure{content.error()};
    if (const auto request = core::openEnrolmentRequest(*content))
        return request->device;
    return about(text, {"không phải khóa, cũng không phải yêu cầu đăng ký", "neither a key nor a request to enrol"});
}

} // namespace th::administration
