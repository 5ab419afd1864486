// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is typed into lines and not taken yet: rows of its own, so that keeping it changes nothing of the request.
#include "inside.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace th::desk {

namespace {

using Json = nlohmann::ordered_json;
constexpr const char *newLineBefore = "unfinished_line", *changesBefore = "unfinished_changes"; // fields, until v9

std::string placeOf(RequestId request, std::uint32_t line)
{
    return "draft/" + std::to_string(request) + "/" + std::to_string(line);
}

/// Of anything else than an object of texts: what there is of texts.
Fields fieldsOf(const Json &json)
{
    Fields fields;
    if (json.is_object())
        for (const auto &[name, value] : json.items())
            if (value.is_string())
                fields[name] = value.get<std::string>();
    return fields;
}

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

std::string taken(Fields &fields, const char *name)
{
    auto found = fields.extract(name);
    return found ? std::move(found.mapped()) : std::string();
}

void demandKeepable(const Fields &typed)
{
    const auto sound = [](const auto &field) {
        const auto &[name, value] = field;
        return !name.empty() && name.size() <= 32 && core::isValidUtf8(name) && core::isValidUtf8(value) &&
               value.size() <= maxFieldBytes;
    };
    if (typed.size() > maxFields || !std::ranges::all_of(typed, sound))
        stop("draft.too_long", "Có ô dài quá 2.000 byte nên không giữ nháp được. Hãy rút ngắn ô đó.",
             "A field is longer than 2,000 bytes, so it cannot be kept. Shorten it.");
}

} // namespace

Unfinished takeUnfinished(Fields &fields)
{
    Unfinished found;
    if (auto line = fieldsOf(parsed(taken(fields, newLineBefore))); !line.empty())
        found.emplace(0, std::move(line));
    const Json changes = parsed(taken(fields, changesBefore));
    if (!changes.is_object())
        return found;
    for (const auto &[name, typed] : changes.items()) {
        std::uint32_t line = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), line);
        if (auto each = fieldsOf(typed); read.ec == std::errc() && line != 0 && !each.empty())
            found.emplace(line, std::move(each));
    }
    return found;
}

store::WardDraft DeskInside::unfinishedRow(RequestId request, std::uint32_t line, const Fields &typed,
                                           core::Instant now) const
{
    store::WardDraft row{request, line, now, {}};
    if (!typed.empty())
        row.box = vault().seal(core::asBytes(Json(typed).dump()), placeOf(request, line));
    return row;
}

void DeskInside::moveUnfinished(store::WardWrite &write, const Loaded &loaded) const
{
    if (loaded.inBox.empty())
        return;
    write.request->box = sealFields(loaded.fields, loaded.row.id);
    for (const auto &[line, typed] : loaded.inBox)
        write.drafts.push_back(unfinishedRow(loaded.row.id, line, typed, write.clock.wall));
}

Unfinished DeskInside::unfinishedOf(const Loaded &loaded)
{
    Unfinished all = loaded.inBox;
    for (const store::WardDraft &row : valueOf(m_book.drafts(loaded.row.id))) {
        const auto plain = vault().open(row.box, placeOf(row.request, row.line));
        if (auto typed = fieldsOf(parsed(plain ? core::asText(*plain) : std::string_view())); !typed.empty())
            all[row.line] = std::move(typed); // one that is damaged keeps nobody from the request
    }
    return all;
}

Done<void> Desk::keepUnfinished(const Act &act, std::uint32_t line, const Fields &typed)
{
    return attempt([&] {
        DeskInside inside(*this);
        const Loaded loaded = inside.load(act.request);
        inside.demand(issuing::Change::Edit, loaded, {act.officer, act.request, loaded.row.revision, act.clock});
        demandKeepable(typed);
        const auto lines = valueOf(inside.book().lines(act.request));
        if (line != 0 && std::ranges::find(lines, line, &store::WardLine::number) == lines.end())
            stop("no_line", "Hồ sơ không có dòng " + std::to_string(line) + ".",
                 "The request has no line " + std::to_string(line) + ".");
        store::WardWrite write;
        write.clock = act.clock;
        if (!loaded.inBox.empty()) { // the same revision: nobody sees anything else than before
            write.request = loaded.row;
            write.seen = loaded.row.revision;
            inside.moveUnfinished(write, loaded);
        }
        write.drafts.push_back(inside.unfinishedRow(act.request, line, typed, act.clock.wall));
        inside.write(write);
    });
}

} // namespace th::desk
