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
                        "it was signed with a key that is compromised; nothing is printed."}};
    const core::StatusEvidence status = station.statusOf(pass);
    if (std::holds_alternative<core::StatusUnavailable>(status))
        return Problem{"paper.status",
                       {"dữ liệu thu hồi của trạm bị hỏng hoặc không đọc được: hãy đồng bộ rồi in lại.",
                        "the station's revocations are damaged or cannot be read: sync it, then print again."}};
    const auto *known = std::get_if<core::SeriesStatus>(&status);
    if (known && known->revoked)
        return Problem{"paper.revoked", {"đã bị thu hồi; không in.", "it is revoked; nothing is printed."}};
    return std::nullopt;
}

[[noreturn]] void stopAt(std::size_t index, const Problem &problem)
{
    const std::string number = std::to_string(index + 1);
    stop(problem.code, "Giấy thứ " + number + ": " + problem.sentence.vi,
         "Pass " + number + ": " + problem.sentence.en);
}

core::VerifiedPass proven(const store::Station &station, const std::string &text, std::size_t index)
{
    auto pass = core::decodePass(text);
    if (!pass)
        stopAt(index,
               {"paper.text", {"không phải nội dung của một giấy đi đường.", "this is not the text of a pass."}});
    auto verified = core::verifySignature(std::move(pass).value(), *station.directory());
    if (!verified)
        stopAt(index,
               {"paper.signature",
                {"chữ ký KHÔNG đúng, hoặc danh bạ không có nơi cấp; không in.",
                 "its signature does NOT hold, or the directory does not know its issuer; nothing is printed."}});
    if (const auto against = objection(station, *verified))
        stopAt(index, *against);
    return std::move(verified).value();
}

} // namespace

Done<std::vector<core::VerifiedPass>> proveForPaper(const store::Station &station,
                                                    const std::vector<std::string> &texts)
{
    return attempt([&] {
        if (!station.directory())
            stop("no_directory", "Trạm chưa có danh bạ: hãy nhập dữ liệu trước.",
                 "The station has no directory yet: import its data first.");
        std::vector<core::VerifiedPass> passes;
        for (std::size_t i = 0; i < texts.size(); ++i)
            passes.push_back(proven(station, texts[i], i));
        return passes;
    });
}

} // namespace th::desk
