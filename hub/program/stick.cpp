// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administrator.h"

#include "core/parcel.h"
#include "core/receipt.h"
#include "store/files.h"

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace th::hub {

namespace {

namespace files = std::filesystem;

constexpr std::size_t mostParcels = 100'000;
constexpr std::string_view suffix = ".journal";

/// A regular file of the folder, no link; nothing if it is larger than a parcel may be, or cannot be read.
std::optional<core::Bytes> readParcel(const store::Descriptor &folder, const std::string &name)
{
    // O_NONBLOCK: opening a pipe must not wait for its other end.
    const store::Descriptor file(
        ::openat(folder.number(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat facts = {};
    if (!file.valid() || ::fstat(file.number(), &facts) != 0 || !S_ISREG(facts.st_mode) ||
        static_cast<std::uint64_t>(facts.st_size) > core::wire::maxParcelBytes)
        return std::nullopt;
    core::Bytes bytes(static_cast<std::size_t>(facts.st_size));
    std::size_t have = 0;
    for (ssize_t got = 1; got > 0 && have < bytes.size(); have += static_cast<std::size_t>(std::max<ssize_t>(got, 0)))
        if ((got = ::read(file.number(), bytes.data() + have, bytes.size() - have)) < 0)
            return std::nullopt;
    bytes.resize(have);
    return bytes;
}

/// Names in order: the parcels of a station lie one after the other.
std::vector<std::string> parcelsIn(const files::path &folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (files::directory_iterator at(folder, error), end; !error && at != end && names.size() < mostParcels;
         at.increment(error))
        if (std::string name = at->path().filename().string(); name.ends_with(suffix))
            names.push_back(std::move(name));
    std::ranges::sort(names);
    return names;
}

/// Nothing: it is on the stick for good.
std::optional<std::string> leaveReceipt(const files::path &folder, const core::PublicKey &device,
                                        const std::string &receipt)
{
    const auto bytes = core::fromHex(receipt);
    if (!bytes || bytes->empty())
        return std::nullopt;
    const files::path file = folder / (core::toHex(device).substr(0, 16) + ".receipt");
    auto placed = store::placeFile(file, core::asText(*bytes), store::Placing::Replace);
    if (placed)
        placed = store::syncFolder(folder);
    return placed ? std::nullopt : std::optional(placed.error().message());
}

struct Taking {
    const Given &given;
    const Words &say;
    const core::SoftwareKey &key;
    files::path folder;
};

/// What became of one file, and the receipt for it. The error is a sentence: nothing more can be done.
core::Result<Json, std::string> takeOne(const Taking &taking, const store::Descriptor &folder, const std::string &name)
{
    const auto bytes = readParcel(folder, name);
    if (!bytes)
        return Json{{"file", name}, {"outcome", "unreadable"}};
    const auto parcel = core::wire::openParcel(*bytes, taking.key);
    if (!parcel)
        return Json{{"file", name}, {"outcome", parcel.error()}};
    auto answer = administrate(taking.given,
                               {{"do", "upload"},
                                {"device", core::toHex(parcel->device)},
                                {"hub", core::toHex(taking.key.publicKey())},
                                {"body", core::toHex(parcel->upload)}},
                               taking.say);
    if (!answer)
        return core::Failure{answer.error()};
    if (const auto wrong = leaveReceipt(taking.folder, parcel->device, answer->value("receipt", "")))
        return core::Failure{
            taking.say("Không ghi được biên nhận vào USB: ", "Cannot write the receipt to the stick: ") + *wrong};
    Json told{{"file", name}, {"device", core::toHex(parcel->device)}, {"outcome", answer->value("outcome", "")}};
    told["have"] = answer->value("have", std::uint64_t{0});
    told["added"] = answer->value("added", std::uint64_t{0});
    return told;
}

} // namespace

core::Result<bool, std::string> takeStick(const Given &given, const std::string &stick, const Words &say,
                                          const std::function<void(const Json &)> &tell)
{
    auto key = readKey(given.keyFile, say);
    if (!key)
        return core::Failure{key.error()};
    const Taking taking{given, say, *key, files::path(stick) / "thonghanh-journals"};
    const store::Descriptor folder(::open(taking.folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!folder.valid())
        return core::Failure{say("Trên USB không có thư mục thonghanh-journals: ",
                                 "There is no folder thonghanh-journals on the stick: ") +
                             stick};
    bool all = true;
    for (const std::string &name : parcelsIn(taking.folder)) {
        const auto told = takeOne(taking, folder, name);
        if (!told)
            return core::Failure{told.error()};
        tell(*told);
        all = all && (*told)["outcome"] == "stored";
    }
    return all;
}

} // namespace th::hub
