// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/stick.h"

#include "core/parcel.h"
#include "core/receipt.h"
#include "core/stored_entry.h"
#include "fetch.h"
#include "store/files.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace th::sync {
namespace {

namespace files = std::filesystem;

constexpr const char *folderName = "thonghanh-journals";
constexpr std::size_t partBytes = core::wire::maxUploadBytes - 1024; ///< what frames the entries

core::Failure<StickError> failed(StickFault fault, std::string detail)
{
    return core::Failure{StickError{fault, std::move(detail)}};
}
core::Failure<StickError> failed(const store::StoreError &error)
{
    return core::Failure{StickError{StickFault::Store, error.detail, error}};
}

std::string prefixOf(const store::Station &station) { return core::toHex(station.identity().key).substr(0, 16); }

std::string parcelName(const std::string &prefix, std::uint64_t after)
{
    char number[24];
    std::snprintf(number, sizeof number, "-%020llu", static_cast<unsigned long long>(after));
    return prefix + number + ".journal";
}

/// The folder on the stick, made if need be. A link there could lead anywhere.
core::Result<files::path, StickError> journalFolder(const files::path &stick)
{
    std::error_code error;
    if (!files::is_directory(stick, error))
        return failed(StickFault::Unreadable, stick.string());
    const files::path folder = stick / folderName;
    files::create_directory(folder, error);
    if (error)
        return failed(StickFault::Unwritable, error.message());
    if (!files::is_directory(files::symlink_status(folder, error)))
        return failed(StickFault::Unreadable, std::string(folderName) + " is a link");
    return folder;
}

/// Removes what earlier exports of this station left there, halves of files too.
void removeOthers(const files::path &folder, const std::string &prefix, const std::set<std::string> &kept)
{
    std::error_code error;
    std::vector<files::path> old;
    for (files::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with(prefix + "-") && !kept.contains(name))
            old.push_back(at->path());
    }
    for (const files::path &file : old)
        files::remove(file, error);
}

/// Writes one parcel of what follows `after`; gives the number of its last entry, `after` if there is nothing more.
core::Result<std::uint64_t, StickError> writeParcel(store::Station &station, const files::path &file,
                                                    std::uint64_t after)
{
    auto entries = station.journalAfter(after, partBytes);
    if (!entries)
        return failed(entries.error());
    if (entries->empty())
        return after;
    entries->resize(std::min(entries->size(), core::wire::maxUploadEntries));
    const auto outbox = store::outboxOf(station);
    if (!outbox)
        return failed(outbox.error());
    const auto parcel =
        store::sealForHub(station, core::wire::encode({after, {entries->begin(), entries->end()}, outbox->receipt}));
    if (!parcel)
        return failed(parcel.error());
    if (const auto placed = store::placeFile(file, core::asText(*parcel), store::Placing::Replace); !placed)
        return failed(StickFault::Unwritable, placed.error().message());
    const auto last = core::journal::openStored(entries->back());
    return last ? last->entry.seq : after + entries->size(); // a journal may have a gap of its own
}

} // namespace

core::Result<CarriedUp, StickError> carryJournalUp(store::Station &station, const files::path &stick,
                                                   const core::ClockReading &clock, std::optional<std::uint64_t> after)
{
    const auto hub = store::hubOf(station);
    if (!hub)
        return failed(hub.error());
    if (!*hub)
        return failed(StickFault::NoHub, {});
    const auto folder = journalFolder(stick);
    if (!folder)
        return core::Failure{folder.error()};
    const auto outbox = store::outboxOf(station);
    if (!outbox)
        return failed(outbox.error());
    if (const auto named = station.nameGaps(after.value_or(outbox->sent), clock); !named)
        return failed(named.error());
    if (const auto done = station.signCheckpoint(clock); !done)
        return failed(done.error());
    CarriedUp carried{after.value_or(outbox->sent), after.value_or(outbox->sent), 0};
    std::set<std::string> written;
    for (;;) {
        const std::string name = parcelName(prefixOf(station), carried.until);
        const auto last = writeParcel(station, *folder / name, carried.until);
        if (!last)
            return core::Failure{last.error()};
        if (*last == carried.until)
            break;
        written.insert(name);
        carried.until = *last;
        ++carried.files;
    }
    if (const auto synced = store::syncFolder(*folder); !synced)
        return failed(StickFault::Unwritable, synced.error().message());
    removeOthers(*folder, prefixOf(station), written);
    return carried;
}

core::Result<std::optional<store::ReceiptSays>, StickError> takeReceipt(store::Station &station,
                                                                        const files::path &stick)
{
    std::error_code error;
    if (!files::is_directory(stick, error))
        return failed(StickFault::Unreadable, stick.string());
    const std::string name = std::string(folderName) + "/" + prefixOf(station) + ".receipt";
    const auto bytes = fetchFromFolder(stick)(name, core::journal::maxReceiptBytes);
    if (!bytes && bytes.error().kind == FetchError::Kind::Missing)
        return std::optional<store::ReceiptSays>();
    if (!bytes)
        return failed(StickFault::Unreadable, name + ": " + bytes.error().detail);
    const auto kept = store::keepReceipt(station, *bytes);
    if (!kept && kept.error().fault == store::StoreFault::Refused)
        return failed(StickFault::Unreadable, name + ": " + kept.error().detail);
    if (!kept)
        return failed(kept.error());
    return std::optional(*kept);
}

const char *name(StickFault fault)
{
    switch (fault) {
    case StickFault::NoHub:
        return "no_hub";
    case StickFault::Unreadable:
        return "unreadable";
    case StickFault::Unwritable:
        return "unwritable";
    case StickFault::Store:
        return "store";
    }
    return "";
}

std::string sentence(const StickError &error, core::Language language)
{
    if (error.store)
        return store::sentence(*error.store, language);
    core::LocalName text;
    switch (error.fault) {
    case StickFault::NoHub:
        text = {"Trạm này chưa biết máy chủ nào nên chưa niêm phong được nhật ký. Chạy: thonghanhctl station hub.",
                "This station knows no hub yet, so its log cannot be sealed. Run: thonghanhctl station hub."};
        break;
    case StickFault::Unreadable:
        text = {"Nội dung trên USB không đọc được hoặc không dành cho trạm này, và không được dùng.",
                "What is on the stick cannot be read or is not for this station, and was not used."};
        break;
    case StickFault::Unwritable:
        text = {
            "Không ghi được vào USB: đầy, bị khóa chống ghi hoặc đã bị rút. Nhật ký vẫn còn nguyên ở trạm; làm lại.",
            "The stick cannot be written: full, write-protected or pulled out. The log is safe at the station; do it "
            "again."};
        break;
    case StickFault::Store:
        break;
    }
    return error.detail.empty() ? text.in(language) : text.in(language) + " (" + error.detail + ")";
}

} // namespace th::sync
