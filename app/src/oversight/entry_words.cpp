// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "entry_words.h"

#include "accounts/deed.h"
#include "accounts/deed_line.h"
#include "core/device_report.h"
#include "core/facts.h"

namespace th::app {

using core::LocalName;
using core::journal::Entry;
using core::journal::EntryKind;

namespace {

LocalName counted(const core::SeriesCode &series, std::uint32_t first, std::size_t passes)
{
    const std::string number = core::toText({series, first});
    if (passes == 1)
        return {number, number};
    return {number + " và " + std::to_string(passes - 1) + " giấy nữa",
            number + " and " + std::to_string(passes - 1) + " more"};
}

LocalName passesOf(const Entry &entry)
{
    const auto fact = core::journal::decodeFact(entry.kind, entry.content);
    if (!fact)
        return {};
    if (const auto *issue = std::get_if<core::journal::Issue>(&*fact))
        return counted(issue->series, issue->first, issue->tags.size());
    if (const auto *revoke = std::get_if<core::journal::Revoke>(&*fact))
        return counted(revoke->series, revoke->serials.front(), revoke->serials.size());
    const auto &reinstate = std::get<core::journal::Reinstate>(*fact);
    return counted(reinstate.series, reinstate.serials.front(), reinstate.serials.size());
}

LocalName startOf(const Entry &entry)
{
    const auto start = core::journal::decodeStart(entry.content);
    if (!start)
        return {};
    const std::string text = start->software + (start->station.empty() ? "" : " · " + start->station);
    return {text, text};
}

LocalName importOf(const Entry &entry)
{
    const auto made = core::journal::importedOf(entry);
    if (!made)
        return {};
    return {"bản công bố " + core::formatRfc3339(*made), "publication of " + core::formatRfc3339(*made)};
}

LocalName noteOf(const Entry &entry)
{
    const auto note = core::journal::decodeNote(entry.content);
    if (!note)
        return {};
    switch (note->about) {
    case core::journal::Note::About::Disk:
        return {"chỗ trống trên đĩa thay đổi", "room on the disk changed"};
    case core::journal::Note::About::Clock:
        return {"đồng hồ: lệch " + std::to_string(note->second) + " giây",
                "the clock: leapt " + std::to_string(note->second) + " s"};
    case core::journal::Note::About::Order:
        return {"lệnh cho thiết bị", "an order for the device"};
    }
    return {};
}

} // namespace

LocalName kindInWords(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Scan:
        return {"Lượt quét", "Scan"};
    case EntryKind::Checkpoint:
        return {"Chữ ký của thiết bị", "Device's signature"};
    case EntryKind::Session:
        return {"Mở phiên niêm phong", "Sealed session"};
    case EntryKind::Import:
        return {"Nhập dữ liệu mới", "New data"};
    case EntryKind::Start:
        return {"Máy khởi động", "Start"};
    case EntryKind::Note:
        return {"Ghi chú của máy", "Note"};
    case EntryKind::Issue:
        return {"Cấp giấy", "Passes issued"};
    case EntryKind::Revoke:
        return {"Thu hồi giấy", "Passes revoked"};
    case EntryKind::Reinstate:
        return {"Khôi phục giấy", "Passes reinstated"};
    case EntryKind::Work:
        return {"Công việc", "Work"};
    case EntryKind::Gap:
        return {"Tự báo mất mục", "Lost entries"};
    }
    return {};
}

EntryWords wordsOf(const Entry &entry)
{
    switch (entry.kind) {
    case EntryKind::Work:
        if (const auto work = core::journal::decodeWork(entry.content))
            return {accounts::inWords(work->kind), accounts::line(*work)};
        break;
    case EntryKind::Issue:
    case EntryKind::Revoke:
    case EntryKind::Reinstate:
        return {kindInWords(entry.kind), passesOf(entry)};
    case EntryKind::Start:
        return {kindInWords(entry.kind), startOf(entry)};
    case EntryKind::Import:
        return {kindInWords(entry.kind), importOf(entry)};
    case EntryKind::Note:
        return {kindInWords(entry.kind), noteOf(entry)};
    case EntryKind::Scan:
    case EntryKind::Checkpoint:
    case EntryKind::Session:
    case EntryKind::Gap:
        break;
    }
    return {kindInWords(entry.kind), {}};
}

} // namespace th::app
