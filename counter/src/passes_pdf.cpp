// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/document.h"

#include "counter/passing_folder.h"
#include "counter/print_contents.h"
#include "passes_pdf.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace th::counter {

namespace {

core::Bytes readAll(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// Revoked by the station's data from above, or of a compromised key: the mail goes without it. What else the station
/// has against a pass may pass away, e.g. with the next sync: the mail waits.
bool isGone(const desk::Problem &why) { return why.code == "paper.revoked" || why.code == "paper.compromised"; }

std::string numberOf(const desk::BookedPass &pass) { return core::toText(pass.row.number); }

/// Those of a mail that the desk itself has not revoked; the others are named.
desk::Done<std::vector<desk::BookedPass>> wantedOf(const desk::Desk &desk, const desk::Mail &mail,
                                                   std::vector<std::string> &revoked)
{
    const std::set<std::string> numbers(mail.facts.passes.begin(), mail.facts.passes.end());
    auto booked = desk::passesOf(
        desk, mail.row.request, [&](const store::WardPass &row) { return numbers.contains(core::toText(row.number)); });
    if (booked)
        std::erase_if(booked.value(), [&](const desk::BookedPass &pass) {
            if (pass.row.revoked)
                revoked.push_back(numberOf(pass));
            return pass.row.revoked;
        });
    return booked;
}

/// What paper is to say of them; what is gone is named.
desk::Done<std::vector<paper::Content>> contentsOf(const desk::Desk &desk, const std::vector<desk::BookedPass> &passes,
                                                   std::vector<std::string> &revoked)
{
    std::vector<std::string> texts;
    texts.reserve(passes.size());
    for (const desk::BookedPass &pass : passes)
        texts.push_back(pass.text);
    const auto sorted = sortedContents(desk.station(), texts);
    if (!sorted)
        return core::Failure{sorted.error()};
    for (const desk::Unfit &unfit : sorted->unfit) {
        if (!isGone(unfit.why))
            return core::Failure{unfit.why};
        revoked.push_back(numberOf(passes[unfit.index]));
    }
    return sorted->contents;
}

} // namespace

core::Result<PassesMatter, core::LocalName> passesMatter(const desk::Desk &desk, const desk::Mail &mail)
{
    PassesMatter matter;
    const auto passes = wantedOf(desk, mail, matter.revoked);
    if (!passes)
        return core::Failure{passes.error().sentence};
    if (passes->empty())
        return matter;
    auto contents = contentsOf(desk, *passes, matter.revoked);
    if (!contents)
        return core::Failure{contents.error().sentence};
    matter.contents = std::move(contents).value();
    matter.folder = desk.folder();
    return matter;
}

desk::Done<std::vector<std::string>> revokedOf(const desk::Desk &desk, const desk::Mail &mail)
{
    std::vector<std::string> revoked;
    if (const auto wanted = wantedOf(desk, mail, revoked); !wanted)
        return core::Failure{wanted.error()};
    return revoked;
}

core::Result<core::Bytes, core::LocalName> passesPdf(const PassesMatter &matter)
{
    paper::Job job;
    job.contents = matter.contents;
    const auto templates = paper::parseTemplates(core::asBytes(paper::defaultTemplates()));
    job.design = templates ? paper::findTemplate(*templates, "", job.contents.front().claims.kind) : nullptr;
    const PassingFolder folder(matter.folder / "mail.passing");
    if (!job.design || !folder.made())
        return core::Failure{core::LocalName{"Không tạo được tệp PDF của giấy trong thư mục của bàn.",
                                             "The passes' PDF cannot be made in the desk's folder."}};
    const std::filesystem::path file = folder.path() / "passes.pdf";
    const auto written = paper::writePdf(QString::fromStdString(file.string()), job);
    if (!written)
        return core::Failure{written.error().sentence};
    return readAll(file);
}

} // namespace th::counter
