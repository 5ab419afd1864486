// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canonical_json.h"
#include "key_entry.h"
#include "signature_scheme.h"
#include "sync/publication.h"

#include <set>

namespace th::sync {

using nlohmann::json;

MetadataSigner::MetadataSigner(core::Signer *signer)
    : MetadataSigner(
          metadataKey(signer->publicKey()),
          [signer](const std::string &, core::ByteView message) -> core::Result<core::Bytes, core::LocalName> {
              if (const auto signature = signer->sign(message))
                  return core::Bytes(signature->begin(), signature->end());
              return core::Failure{core::LocalName{"Khóa không ký được.", "The key did not sign."}};
          })
{
}

MetadataSigner::MetadataSigner(MetadataKey listed, Sign how)
    : key(std::move(listed)), id(metadataKeyId(key)), sign(std::move(how))
{
}

json keyEntry(const MetadataKey &key)
{
    return {{"keytype", key.type}, {"scheme", key.scheme}, {"keyval", {{"public", key.value}}}};
}

MetadataKey metadataKey(const core::PublicKey &key) { return {"ed25519", "ed25519", core::toHex(key)}; }

std::string metadataKeyId(const MetadataKey &key)
{
    return core::toHex(core::sha256(core::asBytes(canonicalJson(keyEntry(key)))));
}

std::string metadataKeyId(const core::PublicKey &key) { return metadataKeyId(metadataKey(key)); }

Signers listedBy(const RoleKeys &role, const Signers &signers)
{
    Signers listed;
    for (const MetadataSigner &signer : signers)
        for (const auto &[id, key] : role.keys)
            if (sameKey(key, signer.key)) {
                listed.push_back(signer);
                listed.back().id = id;
                listed.back().key = key;
                break;
            }
    return listed;
}

Made<core::Bytes> signMetadata(const std::string &signedPart, const Signers &signers)
{
    const auto part = parseStrictJson(core::asBytes(signedPart));
    if (!part)
        return core::Failure{"metadata to sign: " + part.error()};
    const std::string canonical = canonicalJson(*part);
    json signatures = json::array();
    std::set<std::string> signedBy; // a key id may be there once
    for (const MetadataSigner &signer : signers) {
        if (!signedBy.insert(signer.id).second)
            continue;
        const auto signature = signer.sign(signer.key.scheme, core::asBytes(canonical));
        if (!signature)
            return core::Failure{"the key " + signer.id + " did not sign: " + signature.error().en};
        if (!verifies(signer.key, canonical, *signature))
            return core::Failure{"what the key " + signer.id + " signed does not hold"};
        signatures.push_back({{"keyid", signer.id}, {"sig", core::toHex(*signature)}});
    }
    const std::string text = json{{"signatures", signatures}, {"signed", *part}}.dump(1) + "\n";
    return core::Bytes(text.begin(), text.end());
}

} // namespace th::sync
