// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "issuing/field_words.h"
#include "issuing/standing.h"

namespace th::issuing {

namespace {

using core::LocalName;

LocalName nameOfStep(const Procedure &procedure, const std::string &id)
{
    const Step *step = procedure.findStep(id);
    return step ? step->name : LocalName{id, id};
}

LocalName nameOfState(const Procedure &procedure, const std::string &id)
{
    const State *state = procedure.findState(id);
    return state ? state->name : LocalName{id, id};
}

LocalName whoMay(const Procedure &procedure, const std::string &stepId)
{
    LocalName who;
    if (const Step *step = procedure.findStep(stepId))
        for (const Role role : step->by) {
            const LocalName words = inWords(role);
            who.vi += (who.vi.empty() ? "" : ", ") + words.vi;
            who.en += (who.en.empty() ? "" : ", ") + words.en;
        }
    return who;
}

LocalName aboutOfficer(const Refusal &refusal, const Procedure &procedure)
{
    if (refusal.objection == Objection::WrongRole) {
        const LocalName who = whoMay(procedure, refusal.detail);
        return {"Việc này dành cho: " + who.vi + ".", "This is for: " + who.en + "."};
    }
    if (refusal.objection == Objection::WrongUnit)
        return {"Hồ sơ thuộc đơn vị " + refusal.detail + ", không phải đơn vị của bạn.",
                "The request belongs to the unit " + refusal.detail + ", which is not yours."};
    if (refusal.detail.empty())
        return {"Bạn đã xét duyệt hồ sơ này nên không được đóng dấu. Người khác phải đóng dấu.",
                "You reviewed this request, so you may not seal it. Another person must."};
    const LocalName earlier = nameOfStep(procedure, refusal.detail);
    return {"Bạn đã thực hiện bước \"" + earlier.vi + "\" của hồ sơ này. Bước này phải do người khác thực hiện.",
            "You took the step \"" + earlier.en + "\" of this request. Another person must take this one."};
}

LocalName aboutContent(const Refusal &refusal)
{
    const std::string &detail = refusal.detail;
    switch (refusal.objection) {
    case Objection::MissingField:
        return {"Chưa điền mục \"" + fieldInWords(detail).vi + "\".",
                "The field \"" + fieldInWords(detail).en + "\" is empty."};
    case Objection::MissingAttachment:
        return {"Thiếu tệp đính kèm loại \"" + attachmentInWords(detail).vi + "\".",
                "An attachment of the kind \"" + attachmentInWords(detail).en + "\" is missing."};
    case Objection::MissingReason:
        return {"Hãy ghi lý do.", "Give a reason."};
    case Objection::NoLines:
        return {"Hồ sơ chưa có dòng nào.", "The request has no lines yet."};
    case Objection::UndecidedLines:
        return {"Còn " + detail + " dòng chưa duyệt.", detail + " lines are not decided yet."};
    default:
        return {"Không có dòng nào được duyệt: hãy từ chối cả hồ sơ.",
                "No line was approved: refuse the whole request instead."};
    }
}

} // namespace

LocalName inWords(Aftercare what)
{
    switch (what) {
    case Aftercare::Revoke:
        return {"thu hồi giấy", "revoking passes"};
    case Aftercare::Reinstate:
        return {"khôi phục giấy", "reinstating passes"};
    case Aftercare::Replace:
        return {"cấp lại giấy mất, hỏng", "replacing lost or damaged passes"};
    case Aftercare::Extend:
        return {"gia hạn giấy", "extending passes"};
    case Aftercare::Correct:
        return {"sửa giấy", "correcting passes"};
    }
    return {};
}

LocalName inWords(Effect effect)
{
    switch (effect) {
    case Effect::Seal:
        return {"đóng dấu điện tử các giấy được duyệt", "the approved passes are sealed"};
    case Effect::SealByHand:
        return {"phát hành, ghi rõ bản gốc ký tay", "released; the pass says that the original was signed by hand"};
    case Effect::PrintForHand:
        return {"in bản để lãnh đạo ký tay", "sheets for a signature by hand are printed"};
    case Effect::Print:
        return {"in giấy", "the passes are printed"};
    case Effect::MailReceived:
        return {"gửi thư: đã tiếp nhận", "mail: received"};
    case Effect::MailReviewed:
        return {"gửi thư: kết quả xét duyệt từng dòng", "mail: what became of each line"};
    case Effect::MailRefused:
        return {"gửi thư: từ chối, kèm lý do", "mail: refused, and why"};
    case Effect::MailSentBack:
        return {"gửi thư: cần bổ sung gì", "mail: what is to be completed"};
    case Effect::MailPasses:
        return {"gửi thư: các giấy đã cấp", "mail: the passes"};
    }
    return {};
}

LocalName sentence(const Refusal &refusal, const Procedure &procedure)
{
    switch (refusal.objection) {
    case Objection::UnknownStep:
        return {"Quy trình không có bước \"" + refusal.detail + "\".",
                "The procedure has no step \"" + refusal.detail + "\"."};
    case Objection::AlreadyTaken:
        return {"Bước này đã được thực hiện, bởi " + refusal.detail + ".",
                "This step was taken already, by " + refusal.detail + "."};
    case Objection::Stale:
        return {"Hồ sơ đã thay đổi từ lúc bạn mở. Hãy xem lại rồi thực hiện.",
                "The request has changed since you opened it. Look at it again, then go on."};
    case Objection::NotNow: {
        const LocalName state = nameOfState(procedure, refusal.detail);
        return {"Hồ sơ đang ở trạng thái \"" + state.vi + "\": chưa hoặc không còn thực hiện được bước này.",
                "The request is in the state \"" + state.en + "\": this step cannot be taken from there."};
    }
    case Objection::AlreadySealed:
        return {
            "Giấy của hồ sơ này đã được đóng dấu: không đóng dấu lần nữa. Cần cấp lại thì lập hồ sơ mới.",
            "The passes of this request are sealed already and are not sealed again. For others begin a new request."};
    case Objection::WrongRole:
    case Objection::WrongUnit:
    case Objection::SameOfficer:
        return aboutOfficer(refusal, procedure);
    default:
        return aboutContent(refusal);
    }
}

} // namespace th::issuing
