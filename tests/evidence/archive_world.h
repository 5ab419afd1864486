// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "evidence/archive.h"
#include "evidence/integrity.h"
#include "evidence/query.h"
#include "log_maker.h"

#include <algorithm>

namespace th::test {

/// An archive in a folder of its own.
struct ArchiveWorld {
    QTemporaryDir folder;
    std::filesystem::path file{folder.filePath(QStringLiteral("all.evidence")).toStdString()};
    evidence::Archive archive = *evidence::Archive::open(file, evidence::Archive::Access::Create);

    evidence::Archive::Taken take(const core::journal::Extract &extract) { return *archive.take(extract); }
    evidence::StationReport report(const core::PublicKey &device, const evidence::Trust &trust = {})
    {
        const auto reports = *evidence::reportIntegrity(archive, trust);
        for (const auto &report : reports)
            if (report.key == device)
                return report;
        return {};
    }
    std::vector<std::string> kinds(const core::PublicKey &device, const evidence::Trust &trust = {})
    {
        std::vector<std::string> kinds;
        const auto found = report(device, trust);
        for (const auto &finding : found.findings)
            kinds.push_back(finding.kind);
        return kinds;
    }
    std::vector<evidence::Row> rows(const evidence::Filter &filter = {})
    {
        return evidence::page(archive, filter, std::nullopt, 1'000'000)->rows;
    }
};

inline const evidence::Finding *find(const evidence::StationReport &report, const std::string &kind)
{
    const auto found = std::ranges::find(report.findings, kind, &evidence::Finding::kind);
    return found == report.findings.end() ? nullptr : &*found;
}

} // namespace th::test
