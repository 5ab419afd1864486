// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "manifest.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace th::evidence {

namespace {

using Json = nlohmann::ordered_json;
constexpr const char *format = "th-export-1";
/// Of a device and kind: whoever made them up must not make a manifest that nobody reads.
constexpr std::size_t mostFindings = 10;

template <class T> Json namesOf(const std::vector<T> &values)
{
    Json names = Json::array();
    for (const T &value : values)
        names.push_back(name(value));
    return names;
}

Json filterJson(const Filter &filter)
{
    Json json = Json::object();
    if (filter.from)
        json["from"] = formatMoment(*filter.from);
    if (filter.until)
        json["to"] = formatMoment(*filter.until);
    json["entries"] = namesOf(filter.kinds);
    const auto add = [&](const char *key, Json values) {
        if (!values.empty())
            json[key] = std::move(values);
    };
    add("verdicts", namesOf(filter.verdicts));
    add("reasons", namesOf(filter.reasons));
    add("checkpoints", filter.checkpoints);
    add("officers", filter.officers);
    add("categories", filter.categories);
    add("authorities", filter.authorities);
    add("areas", filter.areas);
    add("sources", filter.sources);
    add("passes", filter.passes);
    Json devices = Json::array();
    for (const core::PublicKey &key : filter.devices)
        devices.push_back(core::toHex(key));
    add("devices", std::move(devices));
    if (filter.allHistories)
        json["histories"] = "all";
    if (filter.proven)
        json["genuine"] = *filter.proven;
    return json;
}

/// Beside rows with pseudonyms: not by which of a device's entries they can be looked up.
Json deviceJson(const StationReport &report, const DeviceShare &share, People people)
{
    Json findings = Json::array();
    std::map<std::string, std::size_t> named;
    for (const Finding &finding : report.findings)
        if (++named[finding.kind] <= mostFindings)
            findings.push_back({{"finding", finding.kind},
                                {"alarm", finding.weight == Weight::Alarm},
                                {"seq", finding.seq},
                                {"until", finding.until},
                                {"detail", finding.detail}});
    Json json{{"device", core::toHex(report.key)}, {"id", report.id}};
    if (people == People::AsWritten) {
        json["rows"] = share.rows;
        if (share.lastSeq > 0) {
            json["first_seq"] = share.firstSeq;
            json["last_seq"] = share.lastSeq;
        }
    }
    json["chained_from"] = report.chainedFrom;
    json["proven_until"] = report.provenUntil;
    if (report.provenUntil > 0) {
        json["proven_time"] = formatMoment(report.provenTime);
        json["proven_head"] = core::toHex(report.provenHead);
    }
    if (report.receipt)
        json["receipt"] = {{"hub", core::toHex(report.receipt->hub)},
                           {"seq", report.receipt->seq},
                           {"received", formatMoment(report.receipt->received)},
                           {"bytes", core::toHex(report.receipt->bytes)}};
    if (findings.size() < report.findings.size())
        json["findings_left_out"] = report.findings.size() - findings.size();
    json["findings"] = std::move(findings);
    return json;
}

/// For a shell to read as one word.
std::string quoted(const std::string &word)
{
    const bool plain = std::ranges::all_of(word, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    });
    if (plain && !word.empty() && word[0] != '-')
        return word;
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string{c};
    return (word.starts_with('-') ? "./" : "") + text + "'";
}

Json commands(const std::string &file, const core::PublicKey &signer)
{
    const auto named = [&](const char *suffix) { return quoted(file + suffix); };
    return {"minisign -Vm " + named("") + " -P " + minisignKey(signer),
            "openssl pkeyutl -verify -pubin -inkey " + named(".pem") + " -rawin -in " + named(".manifest") +
                " -sigfile " + named(".manifest.sig"),
            "sha256sum " + named(""), "b2sum " + named(""),
            "thonghanhctl log verify-export " + named("") + " --signer " + core::toHex(signer)};
}

Json groupsJson(const RowGroups &groups)
{
    Json digests = Json::array();
    for (const RowGroups::Group &group : groups.groups()) {
        std::array<std::uint8_t, 8> sum{};
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] = static_cast<std::uint8_t>(group.sum >> (8 * i));
        digests.push_back(core::toHex(group.digest) + core::toHex(sum));
    }
    return {{"rows", groupRows}, {"digests", std::move(digests)}};
}

} // namespace

bool isTableOfText(std::string_view format) { return format != name(Format::Xlsx) && format != name(Format::Pdf); }

std::string filterText(const Filter &filter)
{
    return filterJson(filter).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string aboutText(const Filter &filter)
{
    Filter others = filter;
    others.passes.clear();
    others.officers.clear();
    std::string text = filterText(others);
    if (!filter.passes.empty())
        text += " passes:" + std::to_string(filter.passes.size());
    if (!filter.officers.empty())
        text += " officers:" + std::to_string(filter.officers.size());
    return text;
}

std::string manifestText(const Archive &archive, const ExportOrder &order, const Written &written,
                         const std::vector<StationReport> &reports, const Access &access, const core::PublicKey &signer)
{
    (void)archive;
    const std::string file = order.file.filename().string();
    Json devices = Json::array();
    for (const auto &[device, share] : written.devices)
        devices.push_back(deviceJson(reports.at(device), share, order.people));
    Json manifest{{"format", format},
                  {"file", file},
                  {"kind", name(order.format)},
                  {"bytes", written.digests.bytes()},
                  {"sha256", core::toHex(written.digests.sha256())},
                  {"blake2b", core::toHex(written.digests.blake2b())},
                  {"made", core::formatRfc3339(order.now)},
                  {"by", order.by},
                  {"reason", order.reason},
                  {"people", order.people == People::Pseudonyms ? "pseudonyms" : "as_written"},
                  {"filter", filterJson(written.filter)},
                  {"rows", written.rows},
                  {"reduced_rows", written.reduced},
                  {"counts", written.verdicts},
                  {"columns", written.columns},
                  {"devices", std::move(devices)},
                  {"access", {{"seq", access.seq}, {"hash", core::toHex(access.hash)}}},
                  {"signer", core::toHex(signer)},
                  {"minisign_key", minisignKey(signer)},
                  {"verify", commands(file, signer)}};
    if (isTableOfText(name(order.format)))
        manifest["row_groups"] = groupsJson(written.groups);
    return manifest.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string commentFor(const ExportOrder &order, const std::string &manifest)
{
    std::string file = order.file.filename().string();
    std::ranges::replace_if(
        file, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '?');
    return "timestamp:" + std::to_string(order.now.time_since_epoch().count()) + "\tfile:" + file +
           "\tmanifest-sha256:" + core::toHex(core::sha256(core::asBytes(manifest)));
}

namespace {

template <class Array> bool readHex(const Json &object, const char *key, Array &into)
{
    const auto found = object.find(key);
    const auto bytes =
        found != object.end() && found->is_string() ? core::fromHex(found->get<std::string>()) : std::nullopt;
    if (!bytes || bytes->size() != into.size())
        return false;
    std::ranges::copy(*bytes, into.begin());
    return true;
}

bool readNumber(const Json &object, const char *key, std::uint64_t &into)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_unsigned())
        return false;
    into = found->get<std::uint64_t>();
    return true;
}

bool readGroups(const Json &manifest, ManifestFacts &facts)
{
    const auto found = manifest.find("row_groups");
    std::uint64_t rows = 0;
    if (found == manifest.end() || !found->is_object() || !readNumber(*found, "rows", rows) || rows != groupRows)
        return false;
    const auto digests = found->find("digests");
    if (digests == found->end() || !digests->is_array() ||
        digests->size() != facts.rows / groupRows + (facts.rows % groupRows != 0))
        return false;
    for (const Json &digest : *digests) {
        const auto bytes = digest.is_string() ? core::fromHex(digest.get<std::string>()) : std::nullopt;
        RowGroups::Group group;
        if (!bytes || bytes->size() != group.digest.size() + 8)
            return false;
        std::copy_n(bytes->begin(), group.digest.size(), group.digest.begin());
        for (std::size_t i = 0; i < 8; ++i)
            group.sum |= static_cast<std::uint64_t>((*bytes)[group.digest.size() + i]) << (8 * i);
        facts.groups.push_back(group);
    }
    return true;
}

} // namespace

core::Result<ManifestFacts, std::string> readManifest(std::string_view text)
{
    using core::Failure;
    if (text.size() > mostManifestBytes)
        return Failure{std::string("manifest.size")};
    std::size_t depth = 0, deepest = 0;
    for (const char c : text) { // in strings too: only ever too careful
        depth += c == '[' || c == '{' ? 1 : 0;
        deepest = std::max(deepest, depth);
        depth -= (c == ']' || c == '}') && depth > 0 ? 1 : 0;
    }
    const Json manifest = deepest < 64 ? Json::parse(text, nullptr, false) : Json();
    if (!manifest.is_object())
        return Failure{std::string("manifest.json")};
    if (manifest.value("format", Json()) != format)
        return Failure{std::string("manifest.format")};
    ManifestFacts facts;
    const Json kind = manifest.value("kind", Json());
    if (!kind.is_string() || !readHex(manifest, "signer", facts.signer) || !readHex(manifest, "sha256", facts.sha256) ||
        !readHex(manifest, "blake2b", facts.blake2b) || !readNumber(manifest, "rows", facts.rows) ||
        !readNumber(manifest, "bytes", facts.bytes))
        return Failure{std::string("manifest.member")};
    facts.format = kind.get<std::string>();
    if (isTableOfText(facts.format) && !readGroups(manifest, facts))
        return Failure{std::string("manifest.row_groups")};
    return facts;
}

} // namespace th::evidence
