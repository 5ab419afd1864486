// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ceremony.h"

#include "canonical_json.h"
#include "signature_scheme.h"

#include <algorithm>

namespace th::sync {

using core::Failure;
using core::LocalName;
using nlohmann::json;

namespace {

LocalName notACharter(const std::string &detail)
{
    return {"Không phải tệp gốc tin cậy hay tệp targets: " + detail, "Not a root or targets file: " + detail};
}

Charter charterOf(RootMetadata root)
{
    Charter charter{CharterKind::Root, static_cast<const Signed &>(root), {}};
    charter.grants = {{"root", std::move(root.root)},
                      {"targets", std::move(root.targets)},
                      {"snapshot", std::move(root.snapshot)},
                      {"timestamp", std::move(root.timestamp)}};
    return charter;
}

Charter charterOf(TargetsMetadata targets)
{
    Charter charter{CharterKind::Targets, static_cast<const Signed &>(targets), {}, std::move(targets.targets)};
    for (Delegation &delegation : targets.delegations)
        charter.grants.push_back({delegation.name, std::move(delegation.keys), std::move(delegation.paths)});
    return charter;
}

std::map<std::string, std::string> holdersIn(const json &part)
{
    std::map<std::string, std::string> holders;
    if (const auto listed = part.find("x-holders"); listed != part.end() && listed->is_object())
        for (const auto &[id, holder] : listed->items())
            if (holder.is_string())
                holders[id] = holder.get<std::string>();
    return holders;
}

template <class Metadata> Agreed<Charter> charterOf(const Parsed<Metadata> &parsed, const json &part)
{
    if (!parsed)
        return Failure{notACharter(parsed.error().detail)};
    Charter charter = charterOf(*parsed);
    charter.holders = holdersIn(part);
    return charter;
}

/// The key ids of the demand whose keys signed, each key once.
std::set<std::string> signersOf(const Signed &facts, const RoleKeys &role)
{
    std::set<std::string> signers;
    for (const auto &[id, key] : role.keys) {
        const auto same = [&key = key, &role](const std::string &other) { return sameKey(role.keys.at(other), key); };
        if (std::ranges::none_of(signers, same) && countSignatures(facts, {{{id, key}}, 1}) == 1)
            signers.insert(id);
    }
    return signers;
}

Demand demandOf(LocalName whose, const Charter &granting, const std::string &role, const Charter &charter)
{
    Demand demand{std::move(whose), {}, granting.holders};
    for (const Grant &grant : granting.grants)
        if (grant.role == role)
            demand.keys = grant.keys;
    demand.signedBy = signersOf(charter.facts, demand.keys);
    return demand;
}

Demand ownDemand(const Charter &root)
{
    const std::string version = std::to_string(root.facts.version);
    return demandOf({"gốc bản " + version, "root version " + version}, root, "root", root);
}

std::optional<LocalName> objectionTo(const Charter &authority, const Charter &charter)
{
    if (authority.kind != CharterKind::Root)
        return LocalName{"Bản làm căn cứ không phải tệp gốc tin cậy.", "What it is to follow from is not a root file."};
    if (!ownDemand(authority).met())
        return LocalName{"Bản gốc làm căn cứ chưa đủ chữ ký của chính nó: không dựa vào đó được.",
                         "The root it is to follow from is not signed enough by itself: nothing can rest on it."};
    if (charter.kind == CharterKind::Root && charter.facts.version != authority.facts.version + 1) {
        const std::string from = std::to_string(authority.facts.version), to = std::to_string(charter.facts.version);
        return LocalName{"Gốc bản " + to + " không nối tiếp bản " + from +
                             ": thiếu bản ở giữa, hoặc nhầm tệp. Hãy mang đúng bản liền trước.",
                         "Root version " + to + " does not follow version " + from +
                             ": one in between is missing, or it is the wrong file. Bring the one just before."};
    }
    return std::nullopt;
}

Agreed<json> documentOf(core::ByteView file)
{
    auto document = parseStrictJson(file);
    if (!document)
        return Failure{notACharter(document.error())};
    if (!document->is_object() || !document->contains("signed") || !document->contains("signatures"))
        return Failure{notACharter("signed, signatures")};
    return std::move(document).value();
}

core::Bytes bytesOf(const json &document)
{
    const std::string text = document.dump(1) + "\n";
    return {text.begin(), text.end()};
}

/// The signer as the demands list its key; nothing: they do not.
std::optional<MetadataSigner> listedIn(const std::vector<Demand> &demands, const MetadataSigner &signer)
{
    for (const Demand &demand : demands)
        if (Signers listed = listedBy(demand.keys, {signer}); !listed.empty())
            return std::move(listed.front());
    return std::nullopt;
}

/// By a key that the charter itself lists; of others nothing can be said here.
bool isBroken(const Charter &charter, const json &signature)
{
    const std::string id = signature.value("keyid", "");
    const auto bytes = core::fromHex(signature.value("sig", ""));
    for (const Grant &grant : charter.grants)
        if (const auto key = grant.keys.keys.find(id); key != grant.keys.keys.end())
            return !bytes || !verifies(key->second, charter.facts.canonical, *bytes);
    return false;
}

} // namespace

Agreed<Charter> readCharter(core::ByteView file)
{
    const auto document = documentOf(file);
    if (!document)
        return Failure{document.error()};
    const json &part = document->at("signed");
    const std::string type = part.is_object() && part.contains("_type") ? part.at("_type").dump() : "";
    if (type == "\"root\"")
        return charterOf(parseRoot(file), part);
    if (type == "\"targets\"")
        return charterOf(parseTargets(file), part);
    return Failure{notACharter("_type " + type)};
}

std::string fingerprint(const Charter &charter)
{
    const std::string hex = hashHex("sha256", core::asBytes(charter.facts.canonical));
    std::string grouped;
    for (std::size_t i = 0; i < hex.size(); i += 4)
        grouped += (i ? " " : "") + hex.substr(i, 4);
    return grouped;
}

Agreed<std::vector<Demand>> demandsOn(const Charter &charter, const Charter *authority)
{
    const bool first = charter.kind == CharterKind::Root && charter.facts.version == 1;
    if (!authority && !first)
        return Failure{LocalName{"Cần tệp gốc tin cậy mà bản này dựa vào.",
                                 "The root file that this one is to follow from is needed."}};
    std::vector<Demand> demands;
    if (authority && !first) {
        if (auto objection = objectionTo(*authority, charter))
            return Failure{std::move(*objection)};
        const std::string version = std::to_string(authority->facts.version);
        const char *role = charter.kind == CharterKind::Root ? "root" : "targets";
        demands.push_back(demandOf({"gốc bản " + version, "root version " + version}, *authority, role, charter));
    }
    if (charter.kind == CharterKind::Root)
        demands.push_back(ownDemand(charter));
    return demands;
}

std::optional<LocalName> shortfall(const Charter &charter, const std::vector<Demand> &demands, core::Instant now)
{
    for (const Demand &demand : demands)
        if (!demand.met()) {
            const std::string count = std::to_string(demand.signedBy.size());
            const std::string wanted = std::to_string(demand.keys.threshold);
            return LocalName{"Chưa đủ chữ ký: có " + count + " trong " + wanted + " chữ ký mà " + demand.whose.vi +
                                 " đòi.",
                             "Not signed enough: " + count + " of the " + wanted + " signatures that " +
                                 demand.whose.en + " demands."};
        }
    if (charter.facts.expires <= now)
        return LocalName{"Đã hết hạn từ " + core::formatRfc3339(charter.facts.expires) + ".",
                         "Expired since " + core::formatRfc3339(charter.facts.expires) + "."};
    return std::nullopt;
}

Agreed<core::Bytes> addSignature(core::ByteView file, const std::vector<Demand> &demands, const MetadataSigner &signer)
{
    const auto listed = listedIn(demands, signer);
    if (!listed)
        return Failure{LocalName{"Khóa này không có trong số những khóa phải ký. Kiểm tra lại tệp khóa.",
                                 "This key is none of those that are to sign. Check which key file it is."}};
    auto document = documentOf(file);
    if (!document)
        return Failure{document.error()};
    const std::string canonical = canonicalJson(document->at("signed"));
    const auto signature = listed->sign(listed->key.scheme, core::asBytes(canonical));
    if (!signature)
        return Failure{signature.error()};
    if (!verifies(listed->key, canonical, *signature))
        return Failure{LocalName{"Chữ ký vừa làm ra không đúng: thiết bị ký hỏng. Chưa ghi gì.",
                                 "The signature that was made does not hold: the token is faulty. Nothing was "
                                 "written."}};
    json signatures = json::array();
    for (const json &earlier : document->at("signatures"))
        if (earlier.value("keyid", "") != listed->id)
            signatures.push_back(earlier);
    signatures.push_back({{"keyid", listed->id}, {"sig", core::toHex(*signature)}});
    (*document)["signatures"] = std::move(signatures);
    return bytesOf(*document);
}

Agreed<core::Bytes> mergeSignatures(const std::vector<core::Bytes> &files)
{
    std::optional<json> merged;
    std::map<std::string, json> byKey;
    for (const core::Bytes &file : files) {
        const auto charter = readCharter(file);
        if (!charter)
            return Failure{charter.error()};
        auto document = *documentOf(file);
        if (merged && canonicalJson(merged->at("signed")) != canonicalJson(document.at("signed")))
            return Failure{LocalName{"Các tệp không cùng một nội dung: không gộp chữ ký được.",
                                     "The files do not say the same: their signatures cannot be put together."}};
        for (const json &signature : document.at("signatures")) {
            const auto [known, isNew] = byKey.emplace(signature.value("keyid", ""), signature);
            if (!isNew && known->second != signature && isBroken(*charter, known->second))
                known->second = signature;
        }
        if (!merged)
            merged = std::move(document);
    }
    if (!merged)
        return Failure{LocalName{"Không có tệp nào để gộp.", "There are no files to put together."}};
    json signatures = json::array();
    for (const auto &[id, signature] : byKey)
        signatures.push_back(signature);
    (*merged)["signatures"] = std::move(signatures);
    return bytesOf(*merged);
}

} // namespace th::sync
