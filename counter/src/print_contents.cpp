// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/print_contents.h"

namespace th::counter {

namespace {

std::vector<paper::Content> sheetsByHand(const desk::Desk &desk, const desk::PrintMatter &matter, core::Instant now)
{
    std::vector<paper::Content> contents;
    for (const desk::PrintSheet &sheet : matter.sheets)
        contents.push_back(
            paper::sheetByHand(desk::claimsOf(sheet.draft, desk.unit(), now),
                               QStringLiteral("Hồ sơ %1, dòng %2").arg(matter.job.row.request).arg(sheet.line),
                               *desk.station().directory(), desk.station().policy()));
    return contents;
}

/// Takes what stays off the paper out of the matter; from the end, so that the places of the others hold.
std::vector<LeftOut> takenOut(desk::PrintMatter &matter, const std::vector<desk::Unfit> &unfit)
{
    std::vector<LeftOut> out;
    for (const desk::Unfit &each : unfit)
        out.push_back({matter.sheets[each.index].number, each.why});
    for (auto each = unfit.rbegin(); each != unfit.rend(); ++each)
        matter.sheets.erase(matter.sheets.begin() + static_cast<std::ptrdiff_t>(each->index));
    return out;
}

} // namespace

desk::Done<SortedContents> sortedContents(const store::Station &station, const std::vector<std::string> &texts)
{
    auto sorted = desk::sortForPaper(station, texts);
    if (!sorted)
        return core::Failure{sorted.error()};
    SortedContents made{{}, std::move(sorted->unfit)};
    auto out = made.unfit.begin();
    auto pass = sorted->passes.begin();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (out != made.unfit.end() && out->index == i)
            ++out;
        else
            made.contents.push_back(paper::contentOf(*pass++, texts[i], *station.directory(), station.policy()));
    }
    return made;
}

desk::Done<PrintContents> contentsOf(const desk::Desk &desk, desk::PrintMatter &matter, core::Instant now)
{
    if (matter.job.row.byHand && desk.station().directory())
        return PrintContents{sheetsByHand(desk, matter, now), {}};
    std::vector<std::string> texts;
    for (const desk::PrintSheet &sheet : matter.sheets)
        texts.push_back(sheet.text);
    auto sorted = sortedContents(desk.station(), texts);
    if (!sorted)
        return core::Failure{sorted.error()};
    if (sorted->contents.empty())
        return core::Failure{desk::Problem{"nothing_to_print", sorted->unfit.front().why.sentence}};
    return PrintContents{std::move(sorted->contents), takenOut(matter, sorted->unfit)};
}

} // namespace th::counter
