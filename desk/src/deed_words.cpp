// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deed_words.h"

#include "accounts/deed.h"
#include "core/evidence.h"
#include "desk/print_queue.h"
#include "issuing/field_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

namespace th::desk {

namespace {

using core::LocalName;
using core::journal::Work;
using core::journal::WorkKind;

std::vector<std::string> wordsOf(const std::string &text)
{
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

LocalName reasonInWords(const std::string &code)
{
    struct Word {
        core::RevocationReason reason;
        LocalName name;
    };
    static const std::array<Word, 6> words{{
        {core::RevocationReason::Unspecified, {"không nêu lý do", "no reason given"}},
        {core::RevocationReason::Lost, {"mất giấy", "lost"}},
        {core::RevocationReason::Withdrawn, {"rút giấy", "withdrawn"}},
        {core::RevocationReason::Fraud, {"gian lận", "fraud"}},
        {core::RevocationReason::Replaced, {"đã cấp đổi", "replaced"}},
        {core::RevocationReason::HolderInfected, {"người giữ giấy mắc bệnh", "the holder is infected"}},
    }};
    for (const Word &word : words)
        if (code == core::name(word.reason))
            return word.name;
    return {code, code};
}

/// "revoke lost", "reinstate", "replace"
LocalName careInWords(const std::vector<std::string> &words)
{
    const std::string &what = words.front();
    if (what == "revoke" && words.size() == 2) {
        const LocalName reason = reasonInWords(words[1]);
        return {"thu hồi (" + reason.vi + ")", "revoked (" + reason.en + ")"};
    }
    if (what == "reinstate")
        return {"khôi phục", "reinstated"};
    if (what == "replace")
        return {"cấp đổi", "replaced"};
    return {};
}

/// "begin 1 travel", "printed 1", "failed 1", "put aside"
LocalName printInWords(const std::vector<std::string> &words)
{
    const std::string &what = words.front(), number = words.size() > 1 ? words[1] : "";
    if (what == "begin" && words.size() >= 3 && words[2] == onScreens)
        return {"bắt đầu lần " + number + ", mã thành ảnh cho màn hình điện thoại",
                "number " + number + " begins, codes as pictures for phones' screens"};
    if (what == "begin" && words.size() >= 3)
        return {"bắt đầu lần " + number + ", mẫu “" + words[2] + "”",
                "number " + number + " begins, template “" + words[2] + "”"};
    if (what == "printed")
        return {"lần " + number + " đã xong", "number " + number + " came out"};
    if (what == "failed")
        return {"lần " + number + " không xong, hoặc hỏng", "number " + number + " did not come out, or spoiled"};
    if (what == "put")
        return {"để riêng, không in", "put aside, not printed"};
    return {};
}

/// "resend 3 revoked", "drop 3 revoked"
LocalName mailInWords(const std::vector<std::string> &words)
{
    if (words.size() < 2)
        return {};
    if (words[0] == "resend")
        return {"gửi lại thư " + words[1], "letter " + words[1] + " is sent again"};
    if (words[0] == "drop")
        return {"thôi gửi thư " + words[1], "letter " + words[1] + " is given up"};
    return {};
}

/// "mail 3 taken", "mail 3 put aside", "sealing given up": on entries of several kinds.
LocalName anywhereInWords(const std::vector<std::string> &words)
{
    if (words.size() == 3 && words[0] == "mail" && words[2] == "taken")
        return {"nhận từ thư đến " + words[1], "taken from incoming mail " + words[1]};
    if (words.size() == 4 && words[0] == "mail" && words[2] == "put")
        return {"để riêng thư đến " + words[1], "incoming mail " + words[1] + " put aside"};
    if (words.size() == 3 && words[0] == "sealing" && words[1] == "given")
        return {"thôi đóng dấu", "sealing given up"};
    return {};
}

/// "2 approved, 1 refused"
LocalName decisionInWords(const std::vector<std::string> &words)
{
    if (words.size() != 4 || words[1] != "approved," || words[3] != "refused")
        return {};
    return {"duyệt " + words[0] + ", từ chối " + words[2], words[0] + " approved, " + words[2] + " refused"};
}

LocalName particulars(const Work &work, const issuing::Procedure *procedure)
{
    const auto words = wordsOf(work.step);
    if (words.empty())
        return {work.step, work.step};
    LocalName told = anywhereInWords(words);
    if (told.en.empty() && work.kind == WorkKind::Aftercare)
        told = careInWords(words);
    if (told.en.empty() && work.kind == WorkKind::Print)
        told = printInWords(words);
    if (told.en.empty() && work.kind == WorkKind::Mail)
        told = mailInWords(words);
    if (told.en.empty() && work.kind == WorkKind::Decide)
        told = decisionInWords(words);
    if (work.kind == WorkKind::Attach)
        told = issuing::attachmentInWords(work.step);
    if (work.kind == WorkKind::SealBegins)
        if (const issuing::Step *step = procedure ? procedure->findStep(work.step) : nullptr)
            told = step->name;
    return told.en.empty() ? LocalName{work.step, work.step} : told;
}

LocalName stepInWords(const Work &work, const issuing::Procedure *procedure)
{
    const issuing::Step *step = procedure ? procedure->findStep(work.step) : nullptr;
    LocalName text = step ? step->name : LocalName{work.step, work.step};
    const auto addState = [&](const char *between, const std::string &id) {
        const issuing::State *state = procedure ? procedure->findState(id) : nullptr;
        text.vi += between + ('"' + (state ? state->name.vi : id) + '"');
        text.en += between + ('"' + (state ? state->name.en : id) + '"');
    };
    addState(": ", work.from);
    addState(" → ", work.to);
    return text;
}

} // namespace

LocalName deedInWords(const Work &work, const issuing::Procedure *procedure)
{
    LocalName text = accounts::inWords(work.kind);
    if (work.kind == WorkKind::Step) {
        text = stepInWords(work, procedure);
    } else if (!work.step.empty()) {
        const LocalName more = particulars(work, procedure);
        text.vi += ": " + more.vi;
        text.en += ": " + more.en;
    }
    if (!work.lines.empty()) {
        text.vi += "; dòng " + accounts::runs(work.lines);
        text.en += "; lines " + accounts::runs(work.lines);
    }
    if (!work.passes.empty()) {
        text.vi += "; giấy số " + work.passes;
        text.en += "; passes " + work.passes;
    }
    return text;
}

} // namespace th::desk
