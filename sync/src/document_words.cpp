// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/strict_json.h"
#include "sync/ceremony.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace th::sync {

using core::LocalName;
using nlohmann::json;

namespace {

constexpr std::size_t longestShown = 80;

/// What the lists of a directory or policy hold, and by which member one entry is told from another.
struct ListName {
    const char *member, *identity;
    LocalName entry;
};
const std::vector<ListName> &lists()
{
    static const std::vector<ListName> all{
        {"authorities", "code", {"cơ quan", "authority"}},
        {"keys", "public", {"khóa của cơ quan", "authority's key"}},
        {"series", "code", {"dãy số", "series"}},
        {"devices", "id", {"thiết bị", "device"}},
        {"auditors", "id", {"kiểm toán viên", "auditor"}},
        {"areas", "code", {"khu vực", "area"}},
        {"checkpoints", "code", {"chốt", "checkpoint"}},
        {"rules", "effective_from", {"bộ quy tắc có hiệu lực từ", "set of rules in force from"}},
    };
    return all;
}

std::string shown(const json &value)
{
    std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (text.size() > longestShown) {
        std::size_t end = longestShown;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
            --end;
        text = text.substr(0, end) + "…";
    }
    return text;
}

LocalName nameOf(const ListName &list, const json &entry)
{
    std::string identity = shown(entry.at(list.identity));
    if (identity.size() == 64) // a key: its beginning tells it from the others
        identity = identity.substr(0, 16) + "…";
    const json name = entry.value("name", json::object());
    const auto with = [&](const std::string &word, const char *language) {
        return word + " " + identity + (name.contains(language) ? " (" + shown(name.at(language)) + ")" : "");
    };
    LocalName all{with(list.entry.vi, "vi"), with(list.entry.en, "en")};
    for (std::string *text : {&all.vi, &all.en})
        if (entry.contains("authority"))
            *text += ", " + shown(entry.at("authority"));
    return all;
}

/// Each member that differs, down to those that are no objects.
void compareMembers(const LocalName &what, const std::string &place, const json &before, const json &after,
                    Words &words)
{
    if (before == after)
        return;
    if (before.is_object() && after.is_object()) {
        json all = before;
        all.update(after);
        for (const auto &[member, ignored] : all.items())
            compareMembers(what, place.empty() ? member : place + "." + member, before.value(member, json()),
                           after.value(member, json()), words);
        return;
    }
    const std::string change = place + ": " + shown(before) + " → " + shown(after);
    words.push_back({"ĐỔI " + what.vi + ", " + change, "CHANGES " + what.en + ", " + change});
}

/// An order to a device is said for what it does there.
struct OrderWords {
    const char *member;
    LocalName given, taken;
};
const std::vector<OrderWords> &orders()
{
    static const std::vector<OrderWords> all{
        {"suspended_since",
         {"TẠM NGƯNG %, không kiểm tra và không ký cấp cho đến khi cho dùng lại",
          "SUSPENDS %: it neither judges nor seals until it is resumed"},
         {"CHO DÙNG LẠI %", "RESUMES %"}},
        {"revoked_at",
         {"THU HỒI %, không còn được dùng và không còn được tin", "REVOKES %: out of use, and believed no more"},
         {"BỎ THU HỒI %", "TAKES BACK that % is revoked"}},
        {"wipe_ordered_at",
         {"XOÁ SẠCH % ở lần liên lạc tới: khóa và mọi dữ liệu trên máy mất hẳn",
          "WIPES % at its next contact: its keys and all its data are destroyed"},
         {"BỎ LỆNH XOÁ SẠCH %", "TAKES BACK the order to wipe %"}},
    };
    return all;
}

LocalName about(const LocalName &sentence, const LocalName &what)
{
    LocalName said = sentence;
    said.vi.replace(said.vi.find('%'), 1, what.vi);
    said.en.replace(said.en.find('%'), 1, what.en);
    return said;
}

/// Orders in words; what is left of the two entries is compared member by member.
void compareOrders(const LocalName &what, json &before, json &after, Words &words)
{
    for (const OrderWords &order : orders()) {
        const bool was = before.contains(order.member), is = after.contains(order.member);
        if (was == is)
            continue;
        const json since = (is ? after : before).at(order.member);
        LocalName said = about(is ? order.given : order.taken, what);
        if (is)
            said = {said.vi + " (" + shown(since) + ")", said.en + " (" + shown(since) + ")"};
        words.push_back(std::move(said));
        before.erase(order.member);
        after.erase(order.member);
    }
}

void compareLists(const ListName &list, const json &before, const json &after, Words &words)
{
    const auto same = [&](const json &entry) {
        return [&](const json &other) { return other.at(list.identity) == entry.at(list.identity); };
    };
    for (const json &old : before)
        if (std::none_of(after.begin(), after.end(), same(old)))
            words.push_back({"BỎ " + nameOf(list, old).vi, "REMOVES " + nameOf(list, old).en});
    for (const json &entry : after) {
        const auto old = std::find_if(before.begin(), before.end(), same(entry));
        const LocalName what = nameOf(list, entry);
        if (old == before.end())
            words.push_back({"THÊM " + what.vi, "ADDS " + what.en});
        json was = old == before.end() ? entry : *old, is = entry;
        if (old == before.end())
            for (const OrderWords &order : orders())
                was.erase(order.member); // a device may come in with an order
        if (std::string_view(list.member) == "devices")
            compareOrders(what, was, is, words);
        if (old != before.end())
            compareMembers(what, "", was, is, words);
    }
}

json read(core::ByteView document)
{
    auto read = core::parseStrictJson(document, document.size(), core::JsonNumbers::Any);
    return read ? std::move(read).value() : json::object();
}

} // namespace

Words documentChanges(core::ByteView before, core::ByteView after)
{
    json old = read(before), now = read(after);
    Words words;
    if (old.empty()) {
        for (const ListName &list : lists())
            if (const std::size_t count = now.value(list.member, json::array()).size(); count > 0)
                words.push_back({"THÊM: " + list.entry.vi + ", " + std::to_string(count) + " mục",
                                 "ADDS: " + list.entry.en + ", " + std::to_string(count) + " of them"});
        return words;
    }
    for (const ListName &list : lists()) {
        if (!old.contains(list.member) && !now.contains(list.member))
            continue;
        compareLists(list, old.value(list.member, json::array()), now.value(list.member, json::array()), words);
        old.erase(list.member);
        now.erase(list.member);
    }
    compareMembers({"tài liệu", "the document"}, "", old, now, words);
    return words;
}

} // namespace th::sync
