// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory.h"
#include "core/json_document.h"
#include "directory_data.h"

#include <sodium.h>

#include <algorithm>

namespace th::core {

namespace {

using json::Node;

constexpr std::size_t maxDirectoryBytes = 16u << 20;
constexpr std::size_t maxAuthorityDepth = 8;

Scope readScope(const Node &node)
{
    node.onlyMembers({"kinds", "categories", "areas"});
    Scope scope;
    scope.kinds = node.at("kinds").passKinds();
    const auto categories = node.at("categories").items();
    for (const Node &item : categories) {
        if (categories.size() == 1 && item.text(16) == "*")
            scope.anyCategory = true;
        else if (!scope.categories.insert(item.categoryCode()).second)
            item.fail("no category twice");
    }
    for (const Node &item : node.at("areas").items())
        scope.areas.push_back(item.areaCode());
    return scope;
}

Authority readAuthority(const Node &node)
{
    node.onlyMembers({"code", "name", "parent", "scope"});
    Authority authority;
    authority.code = node.at("code").authorityCode();
    authority.name = node.at("name").localName();
    if (const auto parent = node.find("parent"))
        authority.parent = parent->authorityCode();
    authority.scope = readScope(node.at("scope"));
    return authority;
}

PublicKey readPublicKey(const Node &node)
{
    const PublicKey key = node.hexArray<32>();
    const auto checked = checkPublicKey(key);
    if (checked)
        return key;
    switch (checked.error()) {
    case KeyFault::NotOnCurve:
        node.fail("an Ed25519 public key: this is not a canonical point of the curve");
    case KeyFault::SmallOrder:
        node.fail("an Ed25519 public key: this point has small order");
    case KeyFault::MixedOrder:
        node.fail("an Ed25519 public key: this point is outside the prime-order group");
    }
    node.fail("an Ed25519 public key");
}

AuthorityKey readKey(const Node &node)
{
    node.onlyMembers({"public", "authority", "valid_from", "valid_until", "compromised_since"});
    AuthorityKey key;
    key.key = readPublicKey(node.at("public"));
    key.id = keyId(key.key);
    key.authority = node.at("authority").authorityCode();
    key.validFrom = node.at("valid_from").instant();
    key.validUntil = node.at("valid_until").instant();
    if (key.validUntil < key.validFrom)
        node.at("valid_until").fail("not before valid_from");
    if (const auto since = node.find("compromised_since"))
        key.compromisedSince = since->instant();
    return key;
}

Series readSeries(const Node &node)
{
    node.onlyMembers({"code", "key"});
    return {node.at("code").seriesCode(), node.at("key").hexArray<8>()};
}

DevicePlace readPlace(const Node &node)
{
    node.onlyMembers({"checkpoint", "area"});
    DevicePlace place;
    if (const auto checkpoint = node.find("checkpoint"))
        place.checkpoint = checkpoint->checkpointCode();
    if (const auto area = node.find("area"))
        place.area = area->areaCode();
    if (place.checkpoint.empty() && place.area.empty())
        node.fail("a checkpoint, an area, or both");
    return place;
}

Device readDevice(const Node &node)
{
    node.onlyMembers(
        {"id", "name", "public", "revoked_at", "authority", "suspended_since", "wipe_ordered_at", "place"});
    Device device;
    device.id = node.at("id").text(64);
    device.name = node.at("name").localName();
    device.key = readPublicKey(node.at("public"));
    if (const auto authority = node.find("authority"))
        device.authority = AuthorityCode(authority->text(16));
    if (const auto place = node.find("place"))
        device.place = readPlace(*place);
    for (const auto &[member, moment] :
         {std::pair{"revoked_at", &device.revokedAt}, std::pair{"suspended_since", &device.suspendedSince},
          std::pair{"wipe_ordered_at", &device.wipeOrderedAt}})
        if (const auto given = node.find(member))
            *moment = given->instant();
    return device;
}

/// A key to which nothing can be sealed would lose what is sealed to it.
bool isUsableX25519(const std::array<std::uint8_t, 32> &key)
{
    std::array<std::uint8_t, crypto_scalarmult_BYTES> shared{};
    std::array<std::uint8_t, crypto_scalarmult_SCALARBYTES> any{};
    any.fill(7);
    return crypto_scalarmult(shared.data(), any.data(), key.data()) == 0;
}

Auditor readAuditor(const Node &node)
{
    node.onlyMembers({"id", "name", "x25519"});
    Auditor auditor{node.at("id").text(64), node.at("name").localName(), node.at("x25519").hexArray<32>()};
    if (!isUsableX25519(auditor.key))
        node.at("x25519").fail("an X25519 public key: this one yields no secret");
    return auditor;
}

bool insideOneOf(const std::vector<AreaCode> &outer, const AreaCode &inner)
{
    return std::any_of(outer.begin(), outer.end(), [&](const AreaCode &area) { return contains(area, inner); });
}

/// Reads the lists in order; what refers to another list is checked once that list is there.
struct DirectoryReader {
    DirectoryData data;

    void readAuthorities(const std::vector<Node> &nodes)
    {
        for (const Node &node : nodes) {
            data.authorities.push_back(readAuthority(node));
            if (!data.authorityIndex.emplace(data.authorities.back().code, data.authorities.size() - 1).second)
                node.at("code").fail("no code twice");
        }
        for (std::size_t i = 0; i < nodes.size(); ++i)
            checkParents(data.authorities[i], nodes[i]);
    }

    void checkParents(const Authority &authority, const Node &node) const
    {
        if (authority.parent.empty())
            return;
        const Authority *parent = find(authority.parent);
        if (!parent)
            node.at("parent").fail("the code of an authority of this directory");
        for (std::size_t i = 0; i < authority.scope.areas.size(); ++i)
            if (!insideOneOf(parent->scope.areas, authority.scope.areas[i]))
                node.at("scope").at("areas").items()[i].fail("inside the areas of the parent");
        std::size_t depth = 1;
        for (const Authority *above = parent; above && !above->parent.empty(); above = find(above->parent))
            if (++depth > maxAuthorityDepth)
                node.at("parent").fail("at most 8 levels, and no circle");
    }

    const Authority *find(const AuthorityCode &code) const
    {
        const auto found = data.authorityIndex.find(code);
        return found == data.authorityIndex.end() ? nullptr : &data.authorities[found->second];
    }

    void readKeys(const std::vector<Node> &nodes)
    {
        for (const Node &node : nodes) {
            data.keys.push_back(readKey(node));
            if (!find(data.keys.back().authority))
                node.at("authority").fail("the code of an authority of this directory");
            if (!data.keyIndex.emplace(data.keys.back().id, data.keys.size() - 1).second)
                node.at("public").fail("no key twice");
        }
    }

    void readSeriesList(const std::vector<Node> &nodes)
    {
        for (const Node &node : nodes) {
            data.series.push_back(readSeries(node));
            if (!data.keyIndex.contains(data.series.back().key))
                node.at("key").fail("the id of a key of this directory");
            if (!data.seriesIndex.emplace(data.series.back().code, data.series.size() - 1).second)
                node.at("code").fail("no code twice");
        }
    }

    void readDevices(const std::vector<Node> &nodes)
    {
        readById(nodes, readDevice, data.devices);
        std::set<PublicKey> keys; // of two entries one could suspend a device and the other not
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (!keys.insert(data.devices[i].key).second)
                nodes[i].at("public").fail("no key twice");
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (!data.devices[i].authority.empty() && !find(data.devices[i].authority))
                nodes[i].at("authority").fail("the code of an authority of this directory");
    }

    template <class Item>
    void readById(const std::vector<Node> &nodes, Item (*readOne)(const Node &), std::vector<Item> &items) const
    {
        std::set<std::string> ids;
        for (const Node &node : nodes) {
            items.push_back(readOne(node));
            if (!ids.insert(items.back().id).second)
                node.at("id").fail("no id twice");
        }
    }
};

} // namespace

Result<Directory, DocumentError> parseDirectory(ByteView json)
{
    initialiseCrypto();
    DirectoryReader reader;
    auto data = json::readDocument<DirectoryData>(json, maxDirectoryBytes, [&](const Node &root) {
        root.onlyMembers({"format", "authorities", "keys", "series", "devices", "auditors"});
        if (root.at("format").text(40) != "th-directory-1")
            root.at("format").fail("th-directory-1");
        reader.readAuthorities(root.at("authorities").items());
        reader.readKeys(root.at("keys").items());
        reader.readSeriesList(root.at("series").items());
        reader.readDevices(root.at("devices").items());
        reader.readById(root.at("auditors").items(), readAuditor, reader.data.auditors);
        return std::move(reader.data);
    });
    if (!data)
        return Failure{data.error()};
    Directory directory;
    directory.m_data = std::make_shared<const Directory::Data>(Directory::Data{std::move(data).value()});
    return directory;
}

} // namespace th::core
