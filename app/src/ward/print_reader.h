// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "counter/paper_run.h"
#include "desk_errand.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace th::app {

/// A job of the print queue, as its page lists it.
struct PrintEntry {
    desk::PrintJob job;
    std::string applicant; ///< personal
    core::LocalName procedure;
    std::set<core::PassKind> kinds;
    std::vector<std::uint32_t> lines{}; ///< of the request, that somebody chose; empty: all
    /// Something of it was printed, or that is not known: another time wants a reason.
    [[nodiscard]] bool printedBefore() const;
    [[nodiscard]] bool notKnown() const; ///< how the last time ended
    [[nodiscard]] std::size_t passes() const { return lines.empty() ? job.sheets : lines.size(); }
};
/// Which jobs are looked at: those of the queue, or those that chosen passes are in.
struct PrintWish {
    struct Place {
        desk::RequestId request = 0;
        std::uint32_t line = 0, turn = 0;
    };
    store::WardBook::Prints which = store::WardBook::Prints::Open;
    desk::RequestId request = 0; ///< all of this one; 0: of the queue
    std::vector<Place> passes{}; ///< only these
};
[[nodiscard]] desk::Done<std::vector<PrintEntry>> readPrints(const OpenDesk &open, const PrintWish &wish); ///< store

/// The templates of the desk: `templates.json` in its folder with pictures beside it, or those of the program.
struct Designs {
    std::vector<paper::Template> all;
    QString folder; ///< of pictures; empty: none
};
[[nodiscard]] desk::Done<Designs> readDesigns(const std::filesystem::path &desk);

/// Where one job goes, and what a person has allowed to be done to what is there.
struct PrintFile {
    std::string name;
    counter::Form form = counter::Form::Pdf;
    counter::Existing existing = counter::Existing::Refuse;
    counter::Leftover leftover = counter::Leftover::Refuse;
};
using PrintFiles = std::map<std::uint64_t, PrintFile>; ///< by job
/// For the file that a dialog gave, which asks before it names one that is there: that one for one job; of several
/// each its own, beside it, of which nobody was asked.
[[nodiscard]] PrintFiles filesFor(const std::vector<PrintEntry> &entries, const QString &chosen);
/// The same for codes as pictures: of one pass a picture, of several a folder for each job. What is there stays: the
/// name gets a number.
[[nodiscard]] PrintFiles picturesFor(const std::vector<PrintEntry> &entries, const QString &chosen);

struct PrintRunOrder {
    std::vector<PrintEntry> entries;
    std::string printer{}, design{}; ///< design empty: the usual one of the kind of pass
    PrintFiles files{};              ///< where no printer is named: one for each job
    std::optional<paper::PageSize> page{};
    std::string reason{}; ///< of those that were printed before
};
struct PrintSum {
    std::size_t passes = 0, pages = 0, revoked = 0;
    std::set<std::uint64_t> printed{}; ///< jobs
    std::vector<std::string> files{};  ///< that were made
    std::vector<std::pair<desk::RequestId, desk::Problem>> refused{};
    std::size_t notBegun = 0; ///< jobs that somebody stopped before, or that the same trouble would have met
    /// Jobs in whose way what a printing left is, or a whole file; each can be put away when a person says so.
    std::set<std::uint64_t> leftOver{}, present{};
};
/// What a person wants of a run that is under way.
enum class PrintWill { GoOn, PauseAfterThis, StopNow };
/// Told in which job it is, and how far.
using OnPrint = std::function<PrintWill(std::size_t job, const paper::Progress &progress)>;
/// One job after the other. Thread: paper.
[[nodiscard]] PrintSum runPrints(const DeskAway &away, const PrintRunOrder &order, const OnPrint &told);

} // namespace th::app
