// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_world.h"
#include "core/session_reader.h"
#include "core/work.h"
#include "evidence/access.h"
#include "evidence/personal.h"
#include "support/sample_pass.h"

namespace th::test {

inline core::Auditor auditorOf(const core::SoftwareKey &key, const char *id)
{
    core::Auditor auditor{};
    auditor.id = id;
    auditor.key = *core::journal::auditorKeyOf(key.publicKey());
    return auditor;
}

/// Forty cars at a gate, sealed to one auditor.
struct PersonalWorld : ArchiveWorld {
    LogMaker log{1};
    core::SoftwareKey auditor = core::SoftwareKey::fromSeed(LogMaker::seedOf(60));
    core::SoftwareKey stranger = core::SoftwareKey::fromSeed(LogMaker::seedOf(61));

    core::journal::Sealer sealer{{auditorOf(auditor, "pc06")}};

    PersonalWorld()
    {
        log.add(core::journal::EntryKind::Session, sealer.sessionContent());
        for (std::uint64_t i = 0; i < 40; ++i)
            add(i);
        core::journal::Work work;
        work.kind = core::journal::WorkKind::Aftercare;
        work.officer = "Bình";
        const auto sealed = sealer.seal(core::asBytes("mất giấy"));
        work.reason = {1, sealed.index, sealed.box};
        log.add(core::journal::EntryKind::Work, core::journal::encodeWork(work));
        log.sign();
    }
    void add(std::uint64_t i)
    {
        store::ScanRecord record;
        record.passText = "TEXT " + std::to_string(i);
        record.idCardText = "0790990000" + std::to_string(10 + i) + "||Nguyễn Văn A";
        record.plate = i % 10 == 3 ? "51f-123.45" : "59X1-000" + std::to_string(10 + i);
        add(LogMaker::scan(i, "CK-01"), record);
    }
    void add(store::ScanContent scan, const store::ScanRecord &record)
    {
        scan.sealed = store::SealedPart{1, sealer.seal(store::encodePersonal(record))};
        log.add(core::journal::EntryKind::Scan, store::encodeScan(scan));
    }
    /// As if it were scanned at a gate.
    void addPass(const std::string &organisation, core::VerdictKind verdict, bool proven = true)
    {
        auto claims = samplePass();
        claims.organisation = organisation;
        claims.idNumber = "001085012345";
        claims.plates = {"29A12345"};
        auto key = sampleKey();
        auto scan = LogMaker::scan(1, "CK-01");
        scan.kind = verdict;
        scan.proven = proven;
        store::ScanRecord record;
        record.passText = *core::makePass(claims, key);
        add(std::move(scan), record);
    }
    evidence::OpenOrder order()
    {
        evidence::OpenOrder order;
        order.by = "Thanh tra Lan";
        order.reason = "Vụ 12/2021";
        order.now = core::Instant(std::chrono::seconds(LogMaker::begin / 1000));
        return order;
    }
    std::vector<evidence::Opened> shown;
    evidence::Outcome<evidence::OpenedCount> open(const evidence::OpenOrder &order, const core::SoftwareKey &key)
    {
        shown.clear();
        return evidence::openPersonal(archive, order, key,
                                      [&](const evidence::Opened &opened) { shown.push_back(opened); });
    }
};

} // namespace th::test
