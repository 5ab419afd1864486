// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "sync/import.h"
#include "sync/repository.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sys/stat.h>

namespace th::test {

using nlohmann::json;
using sync::ImportFault;
namespace fs = std::filesystem;

/// A station that trusts the repository's first root, and a folder for trees.
struct World {
    World() : station(*store::Station::create(fs::path(folder.path().toStdString()) / "station", "test", false))
    {
        if (!sync::trustRoot(station, repository.root()))
            qFatal("the root was not trusted");
    }

    fs::path write(const sync::Files &files)
    {
        tree = fs::path(folder.path().toStdString()) / ("tree" + std::to_string(++count));
        if (const auto written = sync::writeTree(tree, files); !written)
            qFatal("%s", written.error().c_str());
        return tree;
    }
    auto import(const fs::path &from, core::Instant now = noon) { return sync::importTree(station, from, now); }
    auto import(const sync::Files &files, core::Instant now = noon) { return import(write(files), now); }

    QTemporaryDir folder;
    Repository repository;
    store::Station station;
    fs::path tree;
    int count = 0;
};

inline json signedPart(const core::Bytes &file) { return json::parse(file.begin(), file.end())["signed"]; }

/// Puts a bent snapshot part and all above it, signed anew, in place of those of `files`.
inline void resign(
    Repository &repository, sync::Files &files, const std::function<void(json &)> &bendSnapshot,
    const std::function<void(json &)> &bendTimestamp = [](json &) {})
{
    const std::string name = metadataFile(repository.version, "snapshot");
    json snapshot = signedPart(files[name]);
    bendSnapshot(snapshot);
    files[name] = *sync::signMetadata(snapshot.dump(), repository.signers["snapshot"]);
    const sync::TimestampPlan plan{repository.version, noon + 24h, repository.issued,
                                   snapshot["version"].get<std::uint64_t>(), files[name]};
    json timestamp = json::parse(sync::describe(plan));
    bendTimestamp(timestamp);
    files["metadata/timestamp.json"] = *sync::signMetadata(timestamp.dump(), repository.signers["timestamp"]);
}

/// The same for targets or status: bends the part, signs it and what lists it.
inline void bendRole(Repository &repository, sync::Files &files, const std::string &role,
                     const std::function<void(json &)> &bend)
{
    const std::string name = metadataFile(repository.version, role);
    json part = signedPart(files[name]);
    bend(part);
    files[name] = *sync::signMetadata(part.dump(), repository.signers[role]);
    resign(repository, files, [&](json &snapshot) {
        json &facts = snapshot["meta"][role + ".json"];
        facts["length"] = files[name].size();
        facts["hashes"]["sha256"] = core::toHex(core::sha256(files[name]));
    });
}

inline std::string targetFile(const sync::Files &files, const std::string &ending)
{
    for (const auto &[path, bytes] : files)
        if (path.starts_with("targets/") && path.ends_with(ending))
            return path;
    return {};
}

template <class Result> QString why(const Result &result)
{
    return result.ok() ? QString() : QString::fromStdString(sync::sentence(result.error(), core::Language::English));
}

} // namespace th::test

#define EXPECT_FAULT(result, expected)                                                                                 \
    do {                                                                                                               \
        const auto outcome = (result);                                                                                 \
        QVERIFY2(!outcome.ok(), "imported");                                                                           \
        QVERIFY2(outcome.error().fault == (expected), qPrintable(why(outcome)));                                       \
        QVERIFY(!sync::sentence(outcome.error(), core::Language::Vietnamese).empty());                                 \
    } while (false)

#define EXPECT_TAKEN(result)                                                                                           \
    do {                                                                                                               \
        const auto outcome = (result);                                                                                 \
        QVERIFY2(outcome.ok(), qPrintable(why(outcome)));                                                              \
    } while (false)
