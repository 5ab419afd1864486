// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/paper_proof.h"

#include "inside.h"

namespace th::desk {

namespace {

/// Why a pass that is genuine is not put on paper all the same; nothing speaks against it: nothing.
std::optional<Problem> objection(const store::Station &station, const core::VerifiedPass &pass)
{
    const auto compromised = pass.key().compromisedSince;
    if (compromised && pass.claims().issuedAt >= *compromised)
        return Problem{"paper.compromised",
                       {"được ký bằng khóa đã bị lộ; không in.",
                        "it was signed with a key that is compromised; it is not printed."}};
    const core::StatusEvidence status = station.statusOf(pass);
    if (std::holds_alternative<core::StatusUnavailable>(status))
        return Problem{"paper.status",
                       {"dữ liệu thu hồi của trạm bị hỏng hoặc không đọc được: hãy đồng bộ rồi in lại.",
                        "the station's revocations are damaged or cannot be read: sync it, then print again."}};
    const auto *known = std::get_if<core::SeriesStatus>(&status);
    if (known && known->revoked)
        return Problem{"paper.revoked", {"đã bị thu hồi; không in.", "it is revoked; it is not printed."}};
    return std::nullopt;
}

/// What the station proves of a text, or why paper may not carry it.
core::Result<core::VerifiedPass, Problem> proven(const store::Station &station, const std::string &text)
{
    auto pass = core::decodePass(text);
    if (!pass)
        return core::Failure{
            Problem{"paper.text", {"không phải nội dung của một giấy đi đường.", "this is not the text of a pass."}}};
    auto verified = core::verifySignature(std::move(pass).value(), *station.directory());
    if (!verified)
        return core::Failure{
            Problem{"paper.signature",
                    {"chữ ký KHÔNG đúng, hoặc danh bạ không có nơi cấp; không in.",
                     "its signature does NOT hold, or the directory does not know its issuer; it is not printed."}}};
    if (auto against = objection(station, *verified))
        return core::Failure{std::move(*against)};
    return std::move(verified).value();
}

} // namespace

Done<PaperProofs> sortForPaper(const store::Station &station, const std::vector<std::string> &texts)
{
    return attempt([&] {
        if (!station.directory())
            stop("no_directory", "Trạm chưa có danh bạ: hãy nhập dữ liệu trước.",
                 "The station has no directory yet: import its data first.");
        PaperProofs sorted;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            auto pass = proven(station, texts[i]);
            if (pass)
                sorted.passes.push_back(std::move(pass).value());
            else
                sorted.unfit.push_back({i, pass.error()});
        }
        return sorted;
    });
}

Done<std::vector<core::VerifiedPass>> proveForPaper(const store::Station &station,
                                                    const std::vector<std::string> &texts)
{
    auto sorted = sortForPaper(station, texts);
    if (!sorted)
        return core::Failure{sorted.error()};
    if (sorted->unfit.empty())
        return std::move(sorted->passes);
    const Unfit &first = sorted->unfit.front();
    const std::string number = std::to_string(first.index + 1);
    return core::Failure{Problem{
        first.why.code,
        {"Giấy thứ " + number + ": " + first.why.sentence.vi, "Pass " + number + ": " + first.why.sentence.en}}};
}

} // namespace th::desk
