// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspection.h"

#include "administration/files.h"
#include "archive_errands.h"
#include "oversight/station_proof.h"
#include "store/examiner.h"
#include "supervisor_key.h"

namespace th::app {

namespace {

constexpr std::size_t mostRuleBytes = 16 * 1024; // docs/formats/retention.md

core::Result<evidence::RetentionRules, core::LocalName> readRules(const QString &file)
{
    const auto text = administration::readFile(file.toStdString(), mostRuleBytes);
    if (!text)
        return core::Failure{text.error()};
    auto rules = evidence::readRetentionRules(*text);
    if (!rules)
        return core::Failure{
            core::LocalName{"Tệp quy định này không đọc được, ở: " + rules.error() + ". Hãy chọn tệp khác.",
                            "These rules cannot be read, at: " + rules.error() + ". Choose another file."}};
    return std::move(*rules);
}

/// Signs nothing: of what is only counted nothing is signed.
class NoSigner final : public core::Signer {
public:
    [[nodiscard]] core::PublicKey publicKey() const override { return {}; }
    [[nodiscard]] std::optional<core::Signature> sign(core::ByteView) override { return std::nullopt; }
};

} // namespace

void ArchiveErrands::inspect(const IntegrityErrand &errand)
{
    IntegrityAnswer answer{errand.number};
    answer.whole = errand.whole;
    const auto refuse = [&](const core::LocalName &why) {
        answer.problem = why;
        emit inspected(answer);
    };
    if (m_cancelled >= errand.number)
        return refuse(said(evidence::Error{evidence::Fault::Cancelled}));
    const auto believed = believe(errand.station);
    if (!believed)
        return refuse(believed.error());
    auto archive = openFor(errand.number, errand.archive, evidence::Archive::Access::Read);
    if (!archive)
        return refuse(said(archive.error()));
    const auto goOn = [&](std::uint64_t done) { return goesOn(errand.number, done); };
    if (errand.whole) {
        auto faults = evidence::verifyArchive(*archive, goOn);
        if (!faults)
            return refuse(said(faults.error()));
        answer.faults = std::move(*faults);
    }
    const auto quietly = [&](std::uint64_t) {
        return m_cancelled < errand.number;
    }; // entries were told of, not stations
    auto stations = errand.whole ? evidence::reportIntegrity(*archive, believed->trust, quietly)
                                 : evidence::reportIntegrity(*archive, believed->trust, goOn);
    if (!stations)
        return refuse(said(stations.error()));
    answer.stations = std::move(*stations);
    oversight::sortWorstFirst(answer.stations);
    answer.policy = believed->policy;
    answer.directory = believed->directory;
    emit inspected(answer);
}

void ArchiveErrands::readAccesses(const AccessErrand &errand)
{
    AccessAnswer answer{errand.number};
    const auto refuse = [&](const core::LocalName &why) {
        answer.problem = why;
        emit accessesRead(answer);
    };
    if (m_cancelled >= errand.number)
        return refuse(said(evidence::Error{evidence::Fault::Cancelled}));
    auto archive = openFor(errand.number, errand.archive, evidence::Archive::Access::Read);
    if (!archive)
        return refuse(said(archive.error()));
    auto journal = evidence::accessJournal(*archive);
    if (!journal)
        return refuse(said(journal.error()));
    answer.journal = std::move(*journal);
    emit accessesRead(answer);
}

void ArchiveErrands::letGo(const RetentionErrand &errand, const QString &by)
{
    RetentionAnswer answer{errand.number};
    answer.released = errand.key.has_value();
    const auto refuse = [&](const core::LocalName &why) {
        answer.problem = why;
        emit rulesDone(answer);
    };
    const auto cancelled = [&] { return m_cancelled >= errand.number; };
    if (cancelled())
        return refuse(said(evidence::Error{evidence::Fault::Cancelled}));
    const auto rules =
        errand.rules ? core::Result<evidence::RetentionRules, core::LocalName>(*errand.rules) : readRules(errand.file);
    if (!rules)
        return refuse(rules.error());
    answer.rules = *rules;
    std::optional<SupervisorKey> key;
    if (errand.key) {
        auto opened = SupervisorKey::open(*errand.key);
        if (!opened) {
            answer.lastTry = opened.error().code == "pin_last_try";
            return refuse(opened.error().sentence);
        }
        key = std::move(*opened);
    }
    if (cancelled()) // before anything is let go of
        return refuse(said(evidence::Error{evidence::Fault::Cancelled}));
    auto archive = openFor(errand.number, errand.archive, evidence::Archive::Access::Write);
    if (!archive)
        return refuse(said(archive.error()));
    const std::string who = by.isEmpty() ? errand.by : by.toStdString();
    const evidence::RetentionOrder order{
        *rules, key ? who : "-", key ? errand.reason : "-", store::readClock().wall, !key, [&](std::uint64_t looked) {
            return goesOn(errand.number, looked);
        }};
    NoSigner nobody;
    const auto retained = evidence::applyRetention(*archive, order, key ? key->signer() : nobody);
    if (!retained)
        return refuse(key && key->problem() ? *key->problem() : said(retained.error()));
    answer.retained = *retained;
    answer.applied = key.has_value();
    emit rulesDone(answer);
}

} // namespace th::app
