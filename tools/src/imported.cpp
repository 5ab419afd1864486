// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "imported.h"

namespace th::tools {

Json importedJson(const sync::ImportSummary &imported)
{
    return {{"unchanged", imported.unchanged},
            {"as_of", core::formatRfc3339(imported.asOf)},
            {"root", imported.rootVersion},
            {"timestamp", imported.timestampVersion},
            {"snapshot", imported.snapshotVersion},
            {"targets", imported.targetsVersion},
            {"series", imported.series},
            {"registered", imported.registered},
            {"revoked", imported.revoked},
            {"sightings", sync::name(imported.sightings)},
            {"sightings_until", imported.sightingsUntil ? Json(core::formatRfc3339(*imported.sightingsUntil)) : Json()},
            {"sightings_fault", imported.sightingsFault},
            {"begun_anew", imported.begunAnew},
            {"status_withdrawn", imported.statusWithdrawn}};
}

std::string importedText(const Console &console, const sync::ImportSummary &imported)
{
    std::string more;
    if (imported.begunAnew)
        more +=
            console.say(". Bản công bố không nối tiếp dữ liệu đang có (máy công bố đã chép lại bản cũ?): đã lấy lại "
                        "toàn bộ",
                        ". The publication does not go on from what was held (was an older copy put back at the "
                        "publisher?): all of it was taken anew");
    if (imported.statusWithdrawn)
        more += console.say(". Hiện không nơi nào được quyền công bố thu hồi: chưa kết luận được giấy nào hợp lệ",
                            ". At present nobody may publish what is revoked: no pass can be told to be good");
    if (imported.sightings == sync::SightingsTaken::Failed)
        more += console.say(". Chưa lấy được tin giấy vừa được quét ở chốt khác (",
                            ". What other checkpoints have just scanned could not be taken (") +
                printable(imported.sightingsFault) +
                console.say("): lần sau sẽ lấy lại; mọi dữ liệu khác đã vào máy",
                            "): it is tried again; all other data is in");
    if (imported.sightings == sync::SightingsTaken::Left)
        more += console.say(". Để tiết kiệm dung lượng, chưa lấy tin giấy vừa được quét ở chốt khác",
                            ". What other checkpoints have just scanned was left, to save data");
    return (imported.unchanged ? console.say("Không có gì mới, dữ liệu tính đến ", "Nothing new, data as of ")
                               : console.say("Đã nhập dữ liệu tính đến ", "Imported data as of ")) +
           core::formatRfc3339(imported.asOf) + more;
}

} // namespace th::tools
