// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "program.h"
#include "support/small_province.h"

namespace th::test {

/// A station with thirty scans, and an archive to be.
struct LogWorld {
    QTemporaryDir folder;
    QString station = folder.filePath(QStringLiteral("gate"));
    QString archive = folder.filePath(QStringLiteral("all.evidence"));
    QString key = folder.filePath(QStringLiteral("chief.key"));
    QString auditor = folder.filePath(QStringLiteral("auditor.key"));

    LogWorld()
    {
        const Ran shown = run({QStringLiteral("--json"), QStringLiteral("key"), QStringLiteral("new"),
                               QStringLiteral("--no-passphrase"), auditor});
        auto made = *store::Station::create(station.toStdString(), "Gate", false);
        auto update = SmallProvince::update({SmallProvince::snapshot(5, {1, 2, 3})},
                                            shown.objects.at(0)["x25519"].get<std::string>());
        update.directory = listing(*update.directory, made.identity().key);
        if (!made.apply(std::move(update)))
            qFatal("no station");
        store::Examiner examiner(made);
        for (std::uint32_t i = 0; i < 30; ++i)
            (void)examiner.examine(SmallProvince::question(i % 3 == 0 ? "hello" : SmallProvince::pass(1 + i % 3),
                                                           SmallProvince::now() + std::chrono::minutes(10 * i)));
        if (!made.signCheckpoint(SmallProvince::clock(SmallProvince::now() + std::chrono::hours(6))))
            qFatal("not signed");
    }
    /// The directory with a device.
    static core::Bytes listing(const core::Bytes &directory, const core::PublicKey &device)
    {
        auto json = nlohmann::json::parse(directory);
        json["devices"].push_back(
            {{"id", "gate"}, {"name", {{"vi", "Chốt"}, {"en", "Gate"}}}, {"public", core::toHex(device)}});
        return SmallProvince::bytes(json.dump());
    }
    /// A station that no directory knows, with `scans` of a pass. What it makes is as genuine as any.
    QString madeUp(int scans)
    {
        const QString made = folder.filePath(QStringLiteral("made"));
        auto other = *store::Station::create(made.toStdString(), "Nowhere", false);
        if (!other.apply(SmallProvince::update({SmallProvince::snapshot(5, {1, 2, 3})})))
            qFatal("no station");
        store::Examiner examiner(other);
        for (int i = 0; i < scans; ++i)
            (void)examiner.examine(SmallProvince::question(SmallProvince::pass(2), SmallProvince::now()));
        if (!other.signCheckpoint(SmallProvince::clock(SmallProvince::now() + std::chrono::hours(6))))
            qFatal("not signed");
        return made;
    }
    Ran log(const QStringList &words)
    {
        return run(QStringList{QStringLiteral("log"), QStringLiteral("--json")} + words);
    }
    Ran take() { return log({QStringLiteral("take"), QStringLiteral("--archive"), archive, station}); }
};

} // namespace th::test
