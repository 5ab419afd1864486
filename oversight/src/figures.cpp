// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight/figures.h"

#include "evidence/query.h"

#include <algorithm>

namespace th::oversight {

evidence::Outcome<Figures> gather(evidence::Archive &archive, const evidence::Filter &filter,
                                  const evidence::Trust &trust, std::chrono::minutes utcOffset,
                                  const std::function<bool()> &goOn)
{
    using core::Failure;
    Figures figures;
    evidence::Filter scans = filter;
    scans.kinds = {core::journal::EntryKind::Scan};
    auto statistics = evidence::statisticsOf(archive, scans, utcOffset, goOn);
    if (!statistics)
        return Failure{statistics.error()};
    figures.statistics = std::move(*statistics);
    const auto rows = evidence::countBy(archive, scans, evidence::Grouping::Device, utcOffset);
    if (!rows)
        return Failure{rows.error()};
    auto reports = evidence::reportIntegrity(archive, trust);
    if (!reports)
        return Failure{reports.error()};
    const auto others = evidence::otherHistories(archive);
    if (!others)
        return Failure{others.error()};
    figures.otherHistories = *others;
    figures.allStations = reports->size();
    for (evidence::StationReport &report : *reports)
        if (const auto found = rows->find(core::toHex(report.key)); found != rows->end())
            figures.stations.push_back({found->second, std::move(report)});
    std::ranges::stable_sort(figures.stations, std::ranges::greater(), &StationFigures::rows);
    return figures;
}

namespace {

std::string named(const core::LocalName &name, const std::string &code, core::Language language)
{
    return name.in(language).empty() ? code : name.in(language) + " (" + code + ")";
}

} // namespace

std::string Names::gate(const std::string &code) const
{
    const auto *known = policy ? policy->findCheckpoint(core::CheckpointCode(code)) : nullptr;
    if (code.empty())
        return language == core::Language::Vietnamese ? "(không rõ chốt)" : "(no checkpoint)";
    return known ? named(known->name, code, language) : code;
}

std::string Names::ward(const std::string &code) const
{
    const auto *known = directory ? directory->findAuthority(core::AuthorityCode(code)) : nullptr;
    if (code.empty())
        return language == core::Language::Vietnamese ? "(không chứng minh được)" : "(not proven)";
    return known ? named(known->name, code, language) : code;
}

std::string Names::category(const std::string &code) const
{
    if (code.empty())
        return language == core::Language::Vietnamese ? "(không chứng minh được)" : "(not proven)";
    const auto *known = policy ? policy->ruleSets().back().findCategory(core::CategoryCode(code)) : nullptr;
    return known ? named(known->name, code, language) : code;
}

std::string Names::station(const evidence::StationReport &report) const
{
    return report.id.empty() ? core::toHex(report.key).substr(0, 16) : named(report.name, report.id, language);
}

std::string Names::reason(const std::string &code) const
{
    const auto known = core::reasonFromName(code);
    return known ? core::sentence({*known}, language, std::chrono::minutes(0)).what : code;
}

std::string Names::verdict(core::VerdictKind kind) const
{
    const bool vietnamese = language == core::Language::Vietnamese;
    switch (kind) {
    case core::VerdictKind::Admit:
        return vietnamese ? "được qua" : "admitted";
    case core::VerdictKind::Refuse:
        return vietnamese ? "không cho qua" : "refused";
    case core::VerdictKind::CannotTell:
        return vietnamese ? "chưa rõ" : "cannot tell";
    }
    return {};
}

std::string filterWords(const evidence::Filter &filter, std::chrono::minutes utcOffset, const Names &names)
{
    const bool vietnamese = names.language == core::Language::Vietnamese;
    std::string text;
    const auto add = [&](const char *inVietnamese, const char *english, const std::vector<std::string> &values) {
        if (values.empty())
            return;
        text += (text.empty() ? "" : "; ") + std::string(vietnamese ? inVietnamese : english) + " ";
        for (std::size_t i = 0; i < values.size(); ++i)
            text += (i ? ", " : "") + values[i];
    };
    const auto called = [](const auto &codes, const auto &nameOf) {
        std::vector<std::string> all;
        for (const auto &code : codes)
            all.push_back(nameOf(code));
        return all;
    };
    const auto moment = [&](const std::optional<evidence::Milliseconds> &wall) {
        if (!wall)
            return std::vector<std::string>{};
        const auto local = *wall + std::chrono::milliseconds(utcOffset).count();
        return std::vector<std::string>{evidence::formatMoment(local).substr(0, 16)};
    };
    add("từ", "from", moment(filter.from));
    add("đến", "to", moment(filter.until));
    add("kết luận", "verdict", called(filter.verdicts, [&](core::VerdictKind kind) { return names.verdict(kind); }));
    add("lý do", "reason",
        called(filter.reasons, [&](auto reason) { return names.reason(std::string(core::name(reason))); }));
    add("chốt", "checkpoint", called(filter.checkpoints, [&](const std::string &code) { return names.gate(code); }));
    add("cán bộ", "officer", filter.officers);
    add("diện", "category", called(filter.categories, [&](const std::string &code) { return names.category(code); }));
    add("nơi cấp", "authority", called(filter.authorities, [&](const std::string &code) { return names.ward(code); }));
    add("khu vực", "area", filter.areas);
    add("giấy", "pass", filter.passes);
    add("nguồn", "source", filter.sources);
    std::vector<std::string> devices;
    for (const core::PublicKey &key : filter.devices)
        devices.push_back(core::toHex(key).substr(0, 16));
    add("thiết bị", "device", devices);
    if (filter.proven)
        add("chữ ký giấy", "pass's signature",
            {*filter.proven ? (vietnamese ? "đúng" : "valid") : (vietnamese ? "không đúng" : "not valid")});
    if (filter.allHistories)
        add("kể cả", "with", {vietnamese ? "mọi lịch sử" : "all histories"});
    return text;
}

} // namespace th::oversight
