// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canonical_json.h"
#include "key_entry.h"
#include "signature_scheme.h"
#include "sync/ceremony.h"
#include "sync/publication.h"

#include <algorithm>
#include <array>

namespace th::sync {

using core::Failure;
using core::LocalName;
using nlohmann::json;

namespace {

constexpr std::size_t maxHolder = 100;
constexpr std::array<const char *, 4> topRoles{"root", "targets", "snapshot", "timestamp"};

struct Objection {
    LocalName sentence;
};

MetadataKey keyIn(const json &entry)
{
    return {entry.at("keytype").get<std::string>(), entry.at("scheme").get<std::string>(),
            entry.at("keyval").at("public").get<std::string>()};
}

[[noreturn]] void object(std::string vietnamese, std::string english)
{
    throw Objection{{std::move(vietnamese), std::move(english)}};
}

/// The signed part of a charter while it is changed. Members that we do not know stay.
class Draft {
public:
    Draft(CharterKind kind, std::optional<core::ByteView> before);
    void change(const CharterChanges &changes);
    void prune();
    core::Bytes finish(core::Instant expires);

private:
    json &keys() { return m_kind == CharterKind::Root ? m_part["keys"] : m_part["delegations"]["keys"]; }
    std::vector<std::pair<std::string, json *>> roles();
    json &role(const std::string &name);
    void withdraw(const std::string &name);
    void delegate(const std::string &name, const std::vector<std::string> &paths);
    bool names(const json &id, const std::string &key) const;
    bool removeFrom(json &role, const std::string &key);
    void remove(const CharterChanges::OldKey &old);
    void add(const std::string &name, json &role, const CharterChanges::NewKey &added);
    void replace(const CharterChanges::OldKey &old, const CharterChanges::NewKey &added);

    CharterKind m_kind;
    json m_part;
};

Draft::Draft(CharterKind kind, std::optional<core::ByteView> before) : m_kind(kind)
{
    const bool root = kind == CharterKind::Root;
    if (before) {
        const auto charter = readCharter(*before);
        if (!charter)
            throw Objection{charter.error()};
        if (charter->kind != kind)
            object("Bản trước không cùng loại với bản mới.", "The one before is not of the kind of the new one.");
        m_part = parseStrictJson(*before)->at("signed");
        if (m_part.contains("delegations") && m_part.at("delegations").contains("succinct_roles"))
            object("Bản trước ủy quyền theo nhóm băm (succinct_roles): lệnh này chưa đổi được.",
                   "The one before delegates to hash bins (succinct_roles), which this command cannot change.");
    } else {
        m_part = {{"_type", root ? "root" : "targets"}, {"spec_version", "1.0.31"}, {"version", 0}};
        if (root)
            m_part["consistent_snapshot"] = true;
        else
            m_part["targets"] = json::object();
    }
    if (root && !before)
        for (const char *name : topRoles)
            m_part["roles"][name] = {{"keyids", json::array()}, {"threshold", 1}};
    if (keys().is_null())
        keys() = json::object();
    if (!root && !m_part["delegations"].contains("roles"))
        m_part["delegations"]["roles"] = json::array();
}

std::vector<std::pair<std::string, json *>> Draft::roles()
{
    std::vector<std::pair<std::string, json *>> all;
    if (m_kind == CharterKind::Root)
        for (const char *name : topRoles)
            all.emplace_back(name, &m_part["roles"][name]);
    else
        for (json &each : m_part["delegations"]["roles"])
            all.emplace_back(each.at("name").get<std::string>(), &each);
    return all;
}

json &Draft::role(const std::string &name)
{
    for (auto &[known, found] : roles())
        if (known == name)
            return *found;
    object("Không có vai trò \"" + name + "\".", "There is no role \"" + name + "\".");
}

void Draft::withdraw(const std::string &name)
{
    json &all = m_part["delegations"]["roles"];
    const auto gone =
        std::find_if(all.begin(), all.end(), [&](const json &each) { return each.value("name", "") == name; });
    if (m_kind == CharterKind::Root || gone == all.end())
        object("Không có ủy quyền \"" + name + "\".", "There is no delegation \"" + name + "\".");
    all.erase(gone);
}

void Draft::delegate(const std::string &name, const std::vector<std::string> &paths)
{
    if (m_kind == CharterKind::Root || name.empty() || std::ranges::find(topRoles, name) != topRoles.end())
        object("Không ủy quyền được cho \"" + name + "\".", "\"" + name + "\" cannot be delegated to.");
    for (auto &[known, found] : roles())
        if (known == name) {
            (*found)["paths"] = paths;
            found->erase("path_hash_prefixes");
            return;
        }
    m_part["delegations"]["roles"].push_back(
        {{"name", name}, {"keyids", json::array()}, {"threshold", 1}, {"paths", paths}, {"terminating", true}});
}

bool Draft::names(const json &id, const std::string &key) const
{
    const std::string text = id.get<std::string>();
    const json &all = m_kind == CharterKind::Root ? m_part.at("keys") : m_part.at("delegations").at("keys");
    const auto entry = all.find(text);
    const bool prefix = key.size() >= 8 && text.starts_with(key);
    const bool whole = entry != all.end() && entry->at("keyval").value("public", "") == key;
    const bool holder = m_part.contains("x-holders") && m_part.at("x-holders").value(text, "") == key;
    return !key.empty() && (prefix || whole || holder);
}

bool Draft::removeFrom(json &role, const std::string &key)
{
    json left = json::array();
    for (const json &id : role.at("keyids"))
        if (!names(id, key))
            left.push_back(id);
    const std::size_t gone = role.at("keyids").size() - left.size();
    if (gone > 1)
        object("\"" + key + "\" chỉ nhiều hơn một khóa: hãy dùng số hiệu khóa.",
               "\"" + key + "\" names more than one key: use the key id.");
    role["keyids"] = std::move(left);
    return gone == 1;
}

void Draft::remove(const CharterChanges::OldKey &old)
{
    bool any = false;
    for (auto &[name, found] : roles())
        if (old.role.empty() || old.role == name)
            any = removeFrom(*found, old.key) || any;
    if (!any)
        object("Vai trò \"" + old.role + "\" không có khóa \"" + old.key + "\".",
               "The role \"" + old.role + "\" has no key \"" + old.key + "\".");
}

void Draft::add(const std::string &name, json &role, const CharterChanges::NewKey &added)
{
    if (!isUsable(added.key))
        object("Khóa công khai cho vai trò \"" + name +
                   "\" không dùng được: cần khóa Ed25519, ECDSA P-256 hoặc RSA từ 2048 bit.",
               "The public key for the role \"" + name +
                   "\" cannot be used: an Ed25519 key, ECDSA P-256, or RSA of 2048 bits or more is wanted.");
    if (added.holder.size() > maxHolder)
        object("Tên người giữ khóa quá dài.", "The name of a key's holder is too long.");
    const std::string id = metadataKeyId(added.key);
    for (const json &present : role.at("keyids"))
        if (present == id || (keys().contains(present) && sameKey(keyIn(keys().at(present)), added.key)))
            object("Vai trò \"" + name + "\" đã có khóa này: một khóa chỉ được tính một lần.",
                   "The role \"" + name + "\" has this key already: one key counts once.");
    keys()[id] = keyEntry(added.key);
    role["keyids"].push_back(id);
    if (!added.holder.empty())
        m_part["x-holders"][id] = added.holder;
}

void Draft::replace(const CharterChanges::OldKey &old, const CharterChanges::NewKey &added)
{
    std::vector<std::pair<std::string, json *>> where;
    for (auto &[name, found] : roles())
        if ((old.role.empty() || old.role == name) && removeFrom(*found, old.key))
            where.emplace_back(name, found);
    if (where.empty())
        object("Không vai trò nào có khóa \"" + old.key + "\".", "No role has the key \"" + old.key + "\".");
    for (auto &[name, found] : where)
        add(name, *found, added);
}

void Draft::change(const CharterChanges &changes)
{
    for (const std::string &name : changes.withdrawn)
        withdraw(name);
    for (const auto &[name, paths] : changes.paths)
        delegate(name, paths);
    for (const auto &old : changes.removed)
        remove(old);
    for (const auto &[old, added] : changes.replaced)
        replace(old, added);
    for (const auto &added : changes.added)
        add(added.role, role(added.role), added);
    for (const auto &[name, threshold] : changes.thresholds)
        role(name)["threshold"] = threshold;
    for (const std::string &path : changes.dropped)
        if (m_kind == CharterKind::Root || m_part["targets"].erase(path) == 0)
            object("Bản trước không nêu \"" + path + "\".", "The one before does not list \"" + path + "\".");
    for (const auto &[path, bytes] : changes.files)
        m_part["targets"][path] = {{"length", bytes.size()},
                                   {"hashes", {{"sha256", core::toHex(core::sha256(bytes))}}}};
}

/// Keys that no role lists any more, and the names of their holders.
void Draft::prune()
{
    std::set<std::string> used;
    for (const auto &[name, found] : roles())
        for (const json &id : found->at("keyids"))
            used.insert(id.get<std::string>());
    json kept = json::object(), holders = json::object();
    for (const auto &[id, entry] : keys().items())
        if (used.contains(id))
            kept[id] = entry;
    keys() = std::move(kept);
    if (m_part.contains("x-holders"))
        for (const auto &[id, holder] : m_part["x-holders"].items())
            if (used.contains(id))
                holders[id] = holder;
    m_part.erase("x-holders");
    if (!holders.empty())
        m_part["x-holders"] = std::move(holders);
    if (m_kind == CharterKind::Targets && m_part["delegations"]["roles"].empty())
        m_part.erase("delegations");
}

core::Bytes Draft::finish(core::Instant expires)
{
    m_part["version"] = m_part.at("version").get<std::uint64_t>() + 1;
    m_part["expires"] = core::formatRfc3339(expires);
    const std::string text = json{{"signatures", json::array()}, {"signed", m_part}}.dump(1) + "\n";
    return {text.begin(), text.end()};
}

void checkThresholds(const Charter &charter)
{
    for (const Grant &grant : charter.grants) {
        std::vector<MetadataKey> different;
        for (const auto &[id, key] : grant.keys.keys)
            if (std::ranges::none_of(different, [&key = key](const MetadataKey &other) { return sameKey(other, key); }))
                different.push_back(key);
        const std::string count = std::to_string(different.size()), wanted = std::to_string(grant.keys.threshold);
        if (different.size() < grant.keys.threshold)
            object("Vai trò \"" + grant.role + "\" đòi " + wanted + " chữ ký nhưng chỉ có " + count + " khóa.",
                   "The role \"" + grant.role + "\" demands " + wanted + " signatures and has " + count + " keys.");
    }
}

} // namespace

Agreed<core::Bytes> propose(CharterKind kind, std::optional<core::ByteView> before, const CharterChanges &changes,
                            core::Instant now)
{
    try {
        if (changes.expires <= now)
            object("Hạn dùng phải sau lúc này.", "The end must lie after this moment.");
        Draft draft(kind, before);
        draft.change(changes);
        draft.prune();
        core::Bytes made = draft.finish(changes.expires);
        const auto charter = readCharter(made);
        if (!charter)
            return Failure{charter.error()};
        checkThresholds(*charter);
        return made;
    } catch (const Objection &objection) {
        return Failure{objection.sentence};
    } catch (const json::exception &exception) {
        return Failure{LocalName{std::string("Bản trước không đúng định dạng: ") + exception.what(),
                                 std::string("The one before breaks its format: ") + exception.what()}};
    }
}

} // namespace th::sync
