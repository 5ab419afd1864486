// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory_file.h"

#include "charter_file.h"
#include "core/enrolment.h"
#include "files.h"
#include "sync/ceremony.h"

#include <algorithm>

namespace th::tools {

namespace {

constexpr std::size_t maxRequest = 4096;
constexpr std::size_t fewestToFind = 8;

core::Result<core::PublicKey, std::string> deviceKey(const Console &console, const std::string &text)
{
    core::PublicKey key{};
    if (const auto bytes = core::fromHex(text); bytes && bytes->size() == key.size()) {
        std::ranges::copy(*bytes, key.begin());
        return key;
    }
    const auto content = readWhole(console, text, maxRequest);
    if (!content)
        return core::Failure{content.error()};
    if (const auto request = core::openEnrolmentRequest(*content))
        return request->device;
    return core::Failure{
        printable(text) + ": " +
        console.say("không phải khóa, cũng không phải yêu cầu đăng ký", "neither a key nor a request to enrol")};
}

} // namespace

core::Result<DirectoryFile, std::string> readDirectory(const Console &console, const std::string &file)
{
    auto bytes = readDocument(console, file);
    if (!bytes)
        return core::Failure{bytes.error()};
    auto directory = core::parseDirectory(*bytes);
    if (!directory) // a policy
        return core::Failure{printable(file) + ": " + console.say("không phải danh bạ", "not a directory")};
    return DirectoryFile{file, std::move(*bytes), std::move(*directory)};
}

core::Result<const core::Device *, std::string> deviceIn(const Console &console, const DirectoryFile &file,
                                                         const std::string &text)
{
    const core::Device *found = nullptr;
    for (const core::Device &device : file.directory.devices()) {
        if (device.id == text)
            return &device;
        if (text.size() < fewestToFind || (!core::toHex(device.key).starts_with(text) && !device.id.starts_with(text)))
            continue;
        if (found)
            return core::Failure{printable(text) + ": " +
                                 console.say("có nhiều thiết bị bắt đầu như vậy; hãy ghi dài hơn",
                                             "several devices begin so; write more of it")};
        found = &device;
    }
    if (found)
        return found;
    return core::Failure{
        printable(text) + ": " +
        console.say("danh bạ không có thiết bị này; hãy ghi mã, hoặc ít nhất 8 ký tự đầu của mã hay "
                    "khóa (xem: thonghanhctl device list)",
                    "the directory has no such device; give its id, or at least the first 8 characters "
                    "of its id or key (see: thonghanhctl device list)")};
}

core::Result<std::vector<core::LocalName>, std::string> editDevices(const Console &console, const DirectoryFile &file,
                                                                    const std::string &out,
                                                                    const std::function<void(Json &)> &change)
{
    auto json = Json::parse(file.bytes.begin(), file.bytes.end());
    change(json["devices"]);
    const std::string text = json.dump(1) + "\n";
    if (const auto fault = faultIn(core::asBytes(text)))
        return core::Failure{printable(fault->where) + ": " + console.say("phải là: ", "expected: ") +
                             printable(fault->rule)};
    if (const auto written = writeFile(console, out, text, store::Placing::Replace); !written)
        return core::Failure{written.error()};
    return sync::documentChanges(file.bytes, core::asBytes(text));
}

Json placeJson(const std::string &checkpoint, const std::string &area)
{
    Json place = Json::object();
    if (!checkpoint.empty())
        place["checkpoint"] = checkpoint;
    if (!area.empty())
        place["area"] = area;
    return place;
}

core::Result<std::string, std::string> addDeviceTo(const Console &console, const std::string &file,
                                                   const std::string &out, const NewDevice &device)
{
    const auto directory = readDirectory(console, file);
    if (!directory)
        return core::Failure{directory.error()};
    const auto key = deviceKey(console, device.device);
    if (!key)
        return core::Failure{key.error()};
    if (directory->directory.findDevice(*key))
        return core::Failure{console.say("Danh bạ đã có thiết bị này.", "The directory has this device already.")};
    const std::string id = core::deviceIdOf(*key);
    Json entry{
        {"id", id}, {"name", {{"vi", device.vietnamese}, {"en", device.english}}}, {"public", core::toHex(*key)}};
    if (!device.authority.empty())
        entry["authority"] = device.authority;
    if (Json place = placeJson(device.checkpoint, device.area); !place.empty())
        entry["place"] = std::move(place);
    const auto changed =
        editDevices(console, *directory, out, [&](Json &devices) { devices.push_back(std::move(entry)); });
    if (!changed)
        return core::Failure{changed.error()};
    return id;
}

} // namespace th::tools
