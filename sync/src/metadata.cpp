// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/metadata.h"

#include "canonical_json.h"

#include <set>

namespace th::sync {

using nlohmann::json;

namespace {

struct Fault {
    std::string detail;
};

[[noreturn]] void fail(std::string detail) { throw Fault{std::move(detail)}; }

const json &member(const json &object, const char *name)
{
    if (!object.is_object())
        fail(std::string("an object with \"") + name + "\" expected");
    const auto found = object.find(name);
    if (found == object.end())
        fail(std::string("\"") + name + "\" is missing");
    return *found;
}

const json *optionalMember(const json &object, const char *name)
{
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

const std::string &text(const json &value, const char *what)
{
    const auto *found = value.get_ptr<const std::string *>();
    if (!found)
        fail(std::string(what) + ": text expected");
    return *found;
}

std::uint64_t count(const json &value, const char *what, std::uint64_t least)
{
    const auto *found = value.get_ptr<const std::uint64_t *>();
    if (!found || *found < least)
        fail(std::string(what) + ": a whole number of at least " + std::to_string(least) + " expected");
    return *found;
}

const json &object(const json &value, const char *what)
{
    if (!value.is_object())
        fail(std::string(what) + ": object expected");
    return value;
}

const json &array(const json &value, const char *what)
{
    if (!value.is_array())
        fail(std::string(what) + ": array expected");
    return value;
}

bool flag(const json &value, const char *what)
{
    if (!value.is_boolean())
        fail(std::string(what) + ": true or false expected");
    return value.get<bool>();
}

core::Instant instant(const json &value, const char *what)
{
    const auto parsed = core::parseRfc3339(text(value, what));
    if (!parsed)
        fail(std::string(what) + ": a time as in 2021-09-06T08:15:00Z expected");
    return *parsed;
}

std::string lowerHex(const std::string &hex, const char *what)
{
    const auto bytes = core::fromHex(hex);
    if (!bytes)
        fail(std::string(what) + ": hexadecimal digits expected");
    return core::toHex(*bytes);
}

MetadataKey readKey(const json &value)
{
    MetadataKey key{text(member(value, "keytype"), "keytype"), text(member(value, "scheme"), "scheme"),
                    text(member(member(value, "keyval"), "public"), "keyval.public")};
    if (key.type == "ed25519")
        key.value = lowerHex(key.value, "keyval.public");
    return key;
}

std::map<std::string, MetadataKey> readKeys(const json &value)
{
    std::map<std::string, MetadataKey> keys;
    for (const auto &[id, key] : object(value, "keys").items())
        keys.emplace(id, readKey(key));
    return keys;
}

/// Key ids that name no listed key can never count, and are left out.
RoleKeys readRoleKeys(const json &role, const std::map<std::string, MetadataKey> &keys)
{
    RoleKeys result;
    result.threshold = count(member(role, "threshold"), "threshold", 1);
    for (const json &id : array(member(role, "keyids"), "keyids"))
        if (const auto found = keys.find(text(id, "keyid")); found != keys.end())
            result.keys.insert(*found);
    return result;
}

FileFacts readFacts(const json &value)
{
    FileFacts facts;
    if (const json *length = optionalMember(object(value, "file"), "length"))
        facts.length = count(*length, "length", 0);
    if (const json *hashes = optionalMember(value, "hashes")) {
        for (const auto &[algorithm, digest] : object(*hashes, "hashes").items())
            facts.hashes.emplace(algorithm, lowerHex(text(digest, "hash"), "hash"));
        if (facts.hashes.empty())
            fail("hashes: at least one expected");
    }
    return facts;
}

MetaFacts readMetaFacts(const json &value)
{
    MetaFacts facts;
    static_cast<FileFacts &>(facts) = readFacts(value);
    facts.version = count(member(value, "version"), "version", 1);
    return facts;
}

std::vector<std::string> readTexts(const json &value, const char *what)
{
    std::vector<std::string> texts;
    for (const json &item : array(value, what))
        texts.push_back(text(item, what));
    return texts;
}

Delegation readDelegation(const json &value, const std::map<std::string, MetadataKey> &keys)
{
    Delegation delegation;
    delegation.name = text(member(value, "name"), "name");
    if (delegation.name.empty())
        fail("name: not empty");
    delegation.keys = readRoleKeys(value, keys);
    if (const json *terminating = optionalMember(value, "terminating"))
        delegation.terminating = flag(*terminating, "terminating");
    const json *paths = optionalMember(value, "paths");
    const json *prefixes = optionalMember(value, "path_hash_prefixes");
    if (paths && prefixes)
        fail("a delegation has either paths or path_hash_prefixes");
    if (paths)
        delegation.paths = readTexts(*paths, "paths");
    if (prefixes)
        delegation.hashPrefixes = readTexts(*prefixes, "path_hash_prefixes");
    return delegation;
}

HashBins readBins(const json &value, const std::map<std::string, MetadataKey> &keys)
{
    HashBins bins;
    bins.keys = readRoleKeys(value, keys);
    const std::uint64_t bits = count(member(value, "bit_length"), "bit_length", 1);
    if (bits > 32)
        fail("bit_length: at most 32");
    bins.bitLength = static_cast<unsigned>(bits);
    bins.namePrefix = text(member(value, "name_prefix"), "name_prefix");
    return bins;
}

void readDelegations(const json &value, TargetsMetadata &metadata)
{
    const auto keys = readKeys(member(value, "keys"));
    if (const json *bins = optionalMember(value, "succinct_roles")) {
        if (optionalMember(value, "roles"))
            fail("delegations have either roles or succinct_roles");
        metadata.bins = readBins(*bins, keys);
        return;
    }
    for (const json &item : array(member(value, "roles"), "roles")) {
        Delegation delegation = readDelegation(item, keys);
        for (const Delegation &earlier : metadata.delegations)
            if (earlier.name == delegation.name)
                fail("a role delegated twice");
        for (const char *reserved : {"root", "timestamp", "snapshot", "targets"})
            if (delegation.name == reserved)
                fail("a delegated role with the name of a top-level one");
        metadata.delegations.push_back(std::move(delegation));
    }
}

void readSignatures(const json &document, Signed &metadata)
{
    std::set<std::string> signers;
    for (const json &item : array(member(document, "signatures"), "signatures")) {
        const std::string &keyId = text(member(item, "keyid"), "keyid");
        if (!signers.insert(keyId).second)
            fail("two signatures under one key id");
        // A signature in a form we do not know may belong to a scheme we do not know; it just does not count.
        const auto bytes = core::fromHex(text(member(item, "sig"), "sig"));
        metadata.signatures.push_back({keyId, bytes.value_or(core::Bytes())});
    }
}

void readCommon(const json &part, const char *type, Signed &metadata)
{
    if (text(member(part, "_type"), "_type") != type)
        fail(std::string("_type: \"") + type + "\" expected");
    const std::string &version = text(member(part, "spec_version"), "spec_version");
    if (!version.starts_with("1.") || version.find_first_not_of("0123456789.", 2) != std::string::npos)
        fail("spec_version: 1.x expected");
    metadata.version = count(member(part, "version"), "version", 1);
    metadata.expires = instant(member(part, "expires"), "expires");
    metadata.canonical = canonicalJson(part);
}

void readPart(const json &part, RootMetadata &root)
{
    const auto keys = readKeys(member(part, "keys"));
    const json &roles = member(part, "roles");
    if (const json *consistent = optionalMember(part, "consistent_snapshot"))
        root.consistentSnapshot = flag(*consistent, "consistent_snapshot");
    root.root = readRoleKeys(member(roles, "root"), keys);
    root.timestamp = readRoleKeys(member(roles, "timestamp"), keys);
    root.snapshot = readRoleKeys(member(roles, "snapshot"), keys);
    root.targets = readRoleKeys(member(roles, "targets"), keys);
}

void readPart(const json &part, TimestampMetadata &timestamp)
{
    const json &meta = object(member(part, "meta"), "meta");
    if (meta.size() != 1)
        fail("meta: snapshot.json and nothing else expected");
    timestamp.snapshot = readMetaFacts(member(meta, "snapshot.json"));
    if (const json *issued = optionalMember(part, "x-issued"))
        timestamp.issued = instant(*issued, "x-issued");
}

void readPart(const json &part, SnapshotMetadata &snapshot)
{
    for (const auto &[file, facts] : object(member(part, "meta"), "meta").items())
        snapshot.meta.emplace(file, readMetaFacts(facts));
    if (!snapshot.meta.contains("targets.json"))
        fail("meta: \"targets.json\" is missing");
}

void readPart(const json &part, TargetsMetadata &targets)
{
    for (const auto &[path, value] : object(member(part, "targets"), "targets").items()) {
        FileFacts facts = readFacts(value);
        if (!facts.length || facts.hashes.empty())
            fail("a target without length or hash");
        targets.targets.emplace(path, std::move(facts));
    }
    if (const json *delegations = optionalMember(part, "delegations"))
        readDelegations(*delegations, targets);
}

template <class Metadata> Parsed<Metadata> parse(core::ByteView bytes, const char *type)
{
    const auto document = parseStrictJson(bytes);
    if (!document)
        return core::Failure{MetadataError{document.error()}};
    try {
        Metadata metadata;
        const json &part = member(*document, "signed");
        readCommon(part, type, metadata);
        readSignatures(*document, metadata);
        readPart(part, metadata);
        return metadata;
    } catch (const Fault &fault) {
        return core::Failure{MetadataError{fault.detail}};
    }
}

} // namespace

Parsed<RootMetadata> parseRoot(core::ByteView bytes) { return parse<RootMetadata>(bytes, "root"); }
Parsed<TimestampMetadata> parseTimestamp(core::ByteView bytes) { return parse<TimestampMetadata>(bytes, "timestamp"); }
Parsed<SnapshotMetadata> parseSnapshot(core::ByteView bytes) { return parse<SnapshotMetadata>(bytes, "snapshot"); }
Parsed<TargetsMetadata> parseTargets(core::ByteView bytes) { return parse<TargetsMetadata>(bytes, "targets"); }

} // namespace th::sync
