// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ceremony.h"

#include <algorithm>

namespace th::sync {

using core::LocalName;

namespace {

constexpr std::size_t shortId = 8;

using Holders = std::map<std::string, std::string>;

std::string keyName(const std::string &id, const Holders &holders)
{
    const auto holder = holders.find(id);
    const std::string brief = id.substr(0, shortId);
    return holder == holders.end() ? brief : holder->second + " (" + brief + ")";
}

/// The beginning of the public key, as `key show` prints it to its holder.
std::string digits(const MetadataKey &key)
{
    return key.type == "ed25519" ? ", " + key.value.substr(0, 16) + "…" : ", " + key.type;
}

/// What a role's keys can do, for people who have not read the specification.
LocalName meaningOf(const std::string &role)
{
    if (role == "root")
        return {"root (đổi được mọi khóa khác)", "root (may change every other key)"};
    if (role == "targets")
        return {"targets (ký danh bạ, chính sách và ủy quyền)", "targets (signs directory, policy and delegations)"};
    if (role == "snapshot")
        return {"snapshot (nói những bản nào đi cùng nhau)", "snapshot (says which versions belong together)"};
    if (role == "timestamp")
        return {"timestamp (nói bản nào mới nhất)", "timestamp (says which is the newest)"};
    return {role, role};
}

LocalName kindName(const Charter &charter)
{
    const std::string version = std::to_string(charter.facts.version);
    if (charter.kind == CharterKind::Root)
        return {"Gốc tin cậy, bản " + version, "Root of trust, version " + version};
    return {"Tệp targets, bản " + version, "Targets file, version " + version};
}

LocalName countWords(const Grant &grant)
{
    const std::string wanted = std::to_string(grant.keys.threshold), all = std::to_string(grant.keys.keys.size());
    return {"cần " + wanted + " chữ ký trong " + all + " khóa", wanted + " of " + all + " keys must sign"};
}

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

void describeGrant(const Grant &grant, const Holders &holders, Words &words)
{
    const LocalName what = meaningOf(grant.role), count = countWords(grant);
    const std::string paths = grant.paths.empty() ? "" : " [" + joined(grant.paths) + "]";
    words.push_back({"Vai trò " + what.vi + paths + ": " + count.vi, "Role " + what.en + paths + ": " + count.en});
    for (const auto &[id, key] : grant.keys.keys) {
        const std::string line = "  - " + keyName(id, holders) + digits(key);
        words.push_back({line, line});
    }
}

const Grant *find(const Charter &charter, const std::string &role)
{
    const auto found = std::ranges::find_if(charter.grants, [&](const Grant &grant) { return grant.role == role; });
    return found == charter.grants.end() ? nullptr : &*found;
}

bool lists(const Grant &grant, const MetadataKey &key)
{
    return std::ranges::any_of(grant.keys.keys, [&](const auto &entry) { return sameKey(entry.second, key); });
}

void compareGrants(const Charter &before, const Charter &after, const Grant &old, const Grant &now, Words &words)
{
    const LocalName what = meaningOf(now.role);
    for (const auto &[id, key] : old.keys.keys)
        if (!lists(now, key)) {
            const std::string name = keyName(id, before.holders);
            words.push_back({"BỎ khóa của " + name + " khỏi vai trò " + what.vi,
                             "REMOVES the key of " + name + " from the role " + what.en});
        }
    for (const auto &[id, key] : now.keys.keys)
        if (!lists(old, key)) {
            const std::string name = keyName(id, after.holders) + digits(key);
            words.push_back({"THÊM khóa của " + name + " vào vai trò " + what.vi,
                             "ADDS the key of " + name + " to the role " + what.en});
        }
    const std::string from = std::to_string(old.keys.threshold), to = std::to_string(now.keys.threshold);
    if (from != to)
        words.push_back({"ĐỔI số chữ ký cần có của vai trò " + what.vi + ": " + from + " → " + to,
                         "CHANGES the signatures the role " + what.en + " needs: " + from + " → " + to});
    if (old.paths != now.paths)
        words.push_back({"ĐỔI phạm vi của " + what.vi + ": " + joined(old.paths) + " → " + joined(now.paths),
                         "CHANGES what " + what.en + " speaks for: " + joined(old.paths) + " → " + joined(now.paths)});
}

void compareHolders(const Charter &before, const Charter &after, Words &words)
{
    for (const auto &[id, holder] : after.holders)
        if (const auto old = before.holders.find(id); old != before.holders.end() && old->second != holder)
            words.push_back(
                {"ĐỔI tên người giữ khóa " + id.substr(0, shortId) + ": " + old->second + " → " + holder,
                 "CHANGES who is named for the key " + id.substr(0, shortId) + ": " + old->second + " → " + holder});
}

void compareFiles(const Charter &before, const Charter &after, Words &words)
{
    for (const auto &[path, facts] : after.files) {
        const auto old = before.files.find(path);
        if (old == before.files.end())
            words.push_back({"THÊM tệp " + path, "ADDS the file " + path});
        else if (old->second.hashes != facts.hashes || old->second.length != facts.length)
            words.push_back({"ĐỔI nội dung của " + path, "CHANGES the content of " + path});
    }
    for (const auto &[path, facts] : before.files)
        if (!after.files.contains(path))
            words.push_back({"BỎ tệp " + path, "REMOVES the file " + path});
}

} // namespace

Words inWords(const Charter &charter)
{
    const LocalName kind = kindName(charter);
    const std::string until = core::formatRfc3339(charter.facts.expires), print = fingerprint(charter);
    Words words{{kind.vi + ", hạn dùng đến " + until, kind.en + ", good until " + until},
                {"Dấu vân tay: " + print, "Fingerprint: " + print}};
    for (const Grant &grant : charter.grants)
        describeGrant(grant, charter.holders, words);
    for (const auto &[path, facts] : charter.files) {
        const auto hash = facts.hashes.find("sha256");
        const std::string line = path + ", " + std::to_string(facts.length.value_or(0)) + " B" +
                                 (hash == facts.hashes.end() ? "" : ", SHA-256 " + hash->second);
        words.push_back({"Tệp " + line, "File " + line});
    }
    return words;
}

Words changesInWords(const Charter &before, const Charter &after)
{
    const LocalName old = kindName(before), now = kindName(after);
    const std::string ended = core::formatRfc3339(before.facts.expires),
                      ends = core::formatRfc3339(after.facts.expires);
    Words words{
        {old.vi + " → " + now.vi, old.en + " → " + now.en},
        {"Dấu vân tay của bản trước: " + fingerprint(before), "Fingerprint of the one before: " + fingerprint(before)},
        {"Hạn dùng: " + ended + " → " + ends, "Good until: " + ended + " → " + ends}};
    const std::size_t unchanged = words.size();
    for (const Grant &grant : after.grants) {
        if (const Grant *earlier = find(before, grant.role)) {
            compareGrants(before, after, *earlier, grant, words);
            continue;
        }
        words.push_back({"ỦY QUYỀN MỚI:", "NEW DELEGATION:"});
        describeGrant(grant, after.holders, words);
    }
    for (const Grant &grant : before.grants)
        if (!find(after, grant.role))
            words.push_back({"THU HỒI ủy quyền của " + grant.role, "WITHDRAWS the delegation of " + grant.role});
    compareHolders(before, after, words);
    compareFiles(before, after, words);
    if (words.size() == unchanged)
        words.push_back({"Không đổi khóa hay tệp nào.", "Changes no key and no file."});
    return words;
}

Words signaturesInWords(const std::vector<Demand> &demands)
{
    Words words;
    for (const Demand &demand : demands) {
        std::vector<std::string> done, missing;
        for (const auto &[id, key] : demand.keys.keys)
            (demand.signedBy.contains(id) ? done : missing).push_back(keyName(id, demand.holders));
        const std::string count = std::to_string(demand.signedBy.size()), of = std::to_string(demand.keys.threshold);
        words.push_back({"Theo " + demand.whose.vi + ": có " + count + " trong " + of + " chữ ký cần có",
                         "For " + demand.whose.en + ": " + count + " of the " + of + " signatures needed"});
        if (!done.empty())
            words.push_back({"  đã ký: " + joined(done), "  signed: " + joined(done)});
        if (!missing.empty())
            words.push_back({"  chưa ký: " + joined(missing), "  not signed: " + joined(missing)});
    }
    return words;
}

} // namespace th::sync
