// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal_reader.h"

#include "inbox_reader.h"

#include <QFile>
#include <algorithm>

namespace th::app {

namespace {

constexpr const char *fileSetting = "seal_key_file", *tokenSetting = "seal_token", *waySetting = "seal_way",
                     *seriesSetting = "seal_series";
constexpr std::size_t softwareBatch = 128; ///< some hundredths of a second: a pause is felt at once
constexpr std::size_t tokenBatch = 8;      ///< tokens sign a few a second

/// The step that seals which the officer has before them; null: none. What no step of that kind starts from is not
/// opened.
const issuing::Step *sealingStep(const OpenDesk &open, const issuing::Procedure &procedure, const desk::Case &glance)
{
    const auto steps = issuing::openSteps(procedure, glance.standing, open.officer, *open.station.directory());
    const auto found = std::ranges::find_if(steps, &issuing::Step::seals);
    return found == steps.end() ? nullptr : *found;
}

bool mayLeadToSeal(const issuing::Procedure &procedure, const store::WardRequest &row, issuing::Role role)
{
    return std::ranges::any_of(procedure.steps, [&](const issuing::Step &step) {
        return step.seals() && step.from.contains(row.state) && step.by.contains(role);
    });
}

desk::Done<void> addEntry(std::vector<SealEntry> &entries, const OpenDesk &open, const store::WardRequest &row)
{
    const issuing::Procedure *procedure = open.desk.procedureOf(row);
    if (!procedure || !mayLeadToSeal(*procedure, row, open.officer.role))
        return {};
    const auto glance = open.desk.glance(row.id);
    if (!glance)
        return core::Failure{glance.error()};
    const issuing::Step *step = sealingStep(open, *procedure, *glance);
    if (!step)
        return {};
    const auto applicant = applicantOf(open, *glance);
    if (!applicant)
        return core::Failure{applicant.error()};
    SealEntry entry{row.id, row.revision, step->id, step->name, procedure->name, *applicant};
    entry.approved = glance->standing.tally.approved;
    entry.begun = row.seal == store::SealState::Begun;
    entry.wantsReason = step->reason;
    entry.changed = row.changed;
    if (entry.begun) {
        const auto passes = desk::passesOf(open.desk, row.id);
        if (!passes)
            return core::Failure{passes.error()};
        entry.made = passes->size();
    }
    entries.push_back(std::move(entry));
    return {};
}

} // namespace

desk::Done<SealView> readSealing(const OpenDesk &open)
{
    SealView view;
    view.keyFile = QString::fromStdString(open.station.setting(fileSetting));
    view.key = keyStateOf(view.keyFile);
    view.address = open.station.setting(tokenSetting);
    view.onToken = open.station.setting(waySetting) == "token";
    const auto rows = open.desk.inbox({});
    if (!rows)
        return core::Failure{rows.error()};
    if (!open.station.directory())
        return view;
    for (const store::WardRequest &row : *rows)
        if (auto added = addEntry(view.entries, open, row); !added)
            return core::Failure{added.error()};
    return view;
}

desk::Done<OpenedSealKey> openSealKey(const OpenDesk &open, const SealKeyChoice &choice)
{
    auto key = OpenSealKey::open(open, choice);
    if (!key)
        return core::Failure{key.error()};
    // A station that cannot be written forgets it.
    const bool onToken = !choice.address.empty();
    (void)open.station.setSetting(waySetting, onToken ? "token" : "file");
    (void)open.station.setSetting(onToken ? tokenSetting : fileSetting,
                                  onToken ? choice.address : choice.file.toStdString());
    OpenedSealKey opened{std::move(key).value()};
    if (const core::Directory *directory = open.station.directory())
        opened.offered = opened.key->seriesIn(*directory);
    if (opened.offered.size() < 2)
        return opened;
    const std::string wanted = choice.series.empty() ? open.station.setting(seriesSetting) : choice.series;
    if (std::ranges::find(opened.offered, wanted) != opened.offered.end()) {
        opened.series = wanted;
        (void)open.station.setSetting(seriesSetting, wanted);
    }
    return opened;
}

desk::Done<desk::SealProgress> sealRequest(OpenDesk &open, const SealJob &job)
{
    const desk::SealOrder order{open.act(job.entry.id, job.entry.seen), job.entry.step, job.reason,
                                core::SeriesCode(job.series), job.key->onToken() ? tokenBatch : softwareBatch};
    return desk::seal(open.desk, order, job.key->forSealing(), [&job](const desk::SealProgress &progress) {
        if (job.tell)
            job.tell(progress);
        return !job.pause->load();
    });
}

} // namespace th::app
