// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/office.h"

#include "core/signing.h"

#include <algorithm>

namespace th::administration {

namespace {

constexpr std::size_t maxHubFile = 32u << 20; ///< some 20,000 devices; it is read as a whole

core::Failure<core::LocalName> failure(const char *vi, const char *en)
{
    return core::Failure{core::LocalName{vi, en}};
}

bool isThere(const std::string &path)
{
    std::error_code error;
    return std::filesystem::exists(path, error);
}

std::array<std::uint8_t, 32> printOf(const DirectoryFile &file) { return core::blake2b256(file.bytes); }

/// What hub and journals tell. A source that cannot be understood is said and left out: whoever has to take a device
/// out of use needs the directory, and nothing else.
Done<> hear(DeviceSources sources, DeviceList &list)
{
    const core::Directory &directory = list.file->directory;
    if (sources.hub)
        if (const auto hub = knownDevices(directory, {sources.hub}); !hub) {
            list.hubUnheard = hub.error();
            sources.hub.reset();
        }
    list.hubTold = sources.hub.has_value();
    auto known = knownDevices(directory, sources);
    if (known) {
        list.known = std::move(known).value();
        return {};
    }
    auto without = knownDevices(directory, {sources.hub});
    if (!without)
        return core::Failure{without.error()};
    list.known = std::move(without).value();
    list.known.complaints.push_back(known.error());
    return {};
}

} // namespace

Office::Office(std::string folder, accounts::Role acting, AskHub askHub)
    : m_folder(std::move(folder)), m_acting(acting), m_askHub(std::move(askHub))
{
}

Done<Office> Office::open(std::string folder, accounts::Role acting, AskHub askHub)
{
    Office office(std::move(folder), acting, std::move(askHub));
    if (!isThere(office.path("directory.json")))
        return about(office.m_folder,
                     {"không có directory.json. Hãy chọn thư mục có bản gốc danh bạ mà quản trị viên giữ.",
                      "there is no directory.json. Choose the folder with the directory's source that the "
                      "administrator keeps."});
    return office;
}

std::string Office::path(const char *name) const { return (std::filesystem::path(m_folder) / name).string(); }

Done<> Office::mayManageDevices() const
{
    if (may(m_acting, accounts::Action::ManageDevices))
        return {};
    return core::Failure{refusal(m_acting, accounts::Action::ManageDevices)};
}

bool Office::hasHub() const { return m_askHub && isThere(path("hub.conf")); }

Done<std::string> Office::ask(std::vector<std::string> arguments) const
{
    std::vector<std::string> all{"--config", path("hub.conf"), "--json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return m_askHub(all);
}

Done<DeviceList> Office::devices(core::Instant now) const
{
    if (const auto allowed = mayManageDevices(); !allowed)
        return core::Failure{allowed.error()};
    auto file = readDirectory(path("directory.json"));
    if (!file)
        return core::Failure{file.error()};
    DeviceList list;
    list.file = std::make_shared<const DirectoryFile>(std::move(file).value());
    DeviceSources sources;
    if (hasHub()) {
        auto told = ask({"device", "list"});
        if (told)
            sources.hub = std::move(told).value();
        else
            list.hubUnheard = told.error();
    } else if (isThere(path("hub.json"))) {
        auto told = readFile(path("hub.json"), maxHubFile);
        if (told)
            sources.hub = std::move(told).value();
        else
            list.hubUnheard = told.error();
    }
    if (isThere(path("journals")))
        sources.journals = path("journals");
    if (const auto heard = hear(std::move(sources), list); !heard)
        return core::Failure{heard.error()};
    if (!isThere(path("policy.json"))) {
        list.limits = limitsOf(nullptr, now);
        return list;
    }
    const auto policy = readPolicy(path("policy.json"));
    list.limits = limitsOf(policy ? &*policy : nullptr, now);
    if (!policy) {
        list.known.complaints.push_back(policy.error());
        return list;
    }
    for (const core::Checkpoint &checkpoint : policy->checkpoints())
        list.checkpoints.push_back(checkpoint.code.text);
    return list;
}

Done<ProposedEdit> Office::propose(const core::PublicKey &device, const DeviceChange &wanted,
                                   const std::string &typedName, core::Instant now) const
{
    if (const auto allowed = mayManageDevices(); !allowed)
        return core::Failure{allowed.error()};
    const auto file = readDirectory(path("directory.json"));
    if (!file)
        return core::Failure{file.error()};
    const core::Device *entry = file->directory.findDevice(device);
    if (!entry)
        return failure("Danh bạ không có thiết bị này.", "The directory has no such device.");
    if (wanted.what == DeviceChange::What::Wipe && typedName != entry->name.vi && typedName != entry->name.en)
        return failure("Tên đã gõ không phải tên của thiết bị này. Chưa có gì bị xóa.",
                       "What was typed is not this device's name. Nothing is wiped.");
    if (wanted.what == DeviceChange::What::Place && isThere(path("policy.json"))) {
        const auto policy = readPolicy(path("policy.json"));
        if (!policy)
            return core::Failure{policy.error()};
        if (const auto known = isKnownCheckpoint(*policy, wanted.checkpoint); !known)
            return core::Failure{known.error()};
    }
    auto edit = change(*file, *entry, wanted, now);
    if (!edit)
        return core::Failure{edit.error()};
    return ProposedEdit{std::move(edit).value(), printOf(*file)};
}

Done<ProposedEdit> Office::proposeNew(const NewDevice &device) const
{
    if (const auto allowed = mayManageDevices(); !allowed)
        return core::Failure{allowed.error()};
    const auto file = readDirectory(path("directory.json"));
    if (!file)
        return core::Failure{file.error()};
    auto edit = addDevice(*file, device);
    if (!edit)
        return core::Failure{edit.error()};
    return ProposedEdit{std::move(edit).value(), printOf(*file)};
}

Done<> Office::keep(const ProposedEdit &proposed)
{
    if (const auto allowed = mayManageDevices(); !allowed)
        return allowed;
    const auto file = readDirectory(path("directory.json"));
    if (!file)
        return core::Failure{file.error()};
    if (printOf(*file) != proposed.base)
        return failure("Danh bạ vừa bị người khác thay đổi. Hãy xem lại rồi làm lại.",
                       "Somebody else has changed the directory meanwhile. Look at it again, and do it once more.");
    const auto written = writeFile(path("directory.json"), proposed.edit.text, store::Placing::Replace);
    return written ? Done<>() : Done<>(core::Failure{written.error()});
}

} // namespace th::administration
