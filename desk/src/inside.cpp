// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inside.h"

#include "core/id_card.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace th::desk {

namespace {

using core::journal::WorkKind;
using Json = nlohmann::ordered_json;

std::string fieldsPlace(RequestId request) { return "request/" + std::to_string(request); }

[[noreturn]] void stopForBox(const std::string &place)
{
    stop("box", "Dữ liệu mã hoá bị hỏng hoặc thuộc khoá khác (" + place + "). Hãy báo người quản trị; không sửa tay.",
         "Encrypted data is damaged or belongs to another key (" + place +
             "). Tell the administrator; repair nothing by hand.");
}

} // namespace

std::string linePlace(RequestId request, std::uint32_t line)
{
    return "line/" + std::to_string(request) + "/" + std::to_string(line);
}
std::string passPlace(const core::PassNumber &number) { return "pass/" + core::toText(number); }
std::string reasonPlace(RequestId request, std::uint64_t revision)
{
    return "reason/" + std::to_string(request) + "/" + std::to_string(revision);
}

void stop(std::string code, std::string vi, std::string en)
{
    throw Stop{{std::move(code), {std::move(vi), std::move(en)}}};
}

void stopFor(const store::StoreError &error)
{
    if (error.fault == store::StoreFault::Refused && error.detail == "stale")
        stop("stale", "Hồ sơ đã thay đổi từ khi bạn mở. Hãy xem lại rồi làm lại.",
             "It has changed since you looked. Look again, then repeat.");
    throw Stop{{std::string("store.") + store::name(error.fault),
                {store::sentence(error, core::Language::Vietnamese), store::sentence(error, core::Language::English)}}};
}

[[nodiscard]] static const char *codeOf(issuing::Objection objection)
{
    switch (objection) {
    case issuing::Objection::UnknownStep:
        return "unknown_step";
    case issuing::Objection::AlreadyTaken:
        return "already_taken";
    case issuing::Objection::Stale:
        return "stale";
    case issuing::Objection::NotNow:
        return "not_now";
    case issuing::Objection::AlreadySealed:
        return "already_sealed";
    case issuing::Objection::WrongRole:
        return "wrong_role";
    case issuing::Objection::WrongUnit:
        return "wrong_unit";
    case issuing::Objection::SameOfficer:
        return "same_officer";
    case issuing::Objection::MissingField:
        return "missing_field";
    case issuing::Objection::MissingAttachment:
        return "missing_attachment";
    case issuing::Objection::MissingReason:
        return "missing_reason";
    case issuing::Objection::NoLines:
        return "no_lines";
    case issuing::Objection::UndecidedLines:
        return "undecided_lines";
    case issuing::Objection::NothingApproved:
        return "nothing_approved";
    }
    return "";
}

void stopFor(const issuing::Refusal &refusal, const issuing::Procedure &procedure)
{
    throw Stop{{codeOf(refusal.objection), issuing::sentence(refusal, procedure)}};
}

core::Bytes DeskInside::digestOf(const Loaded &loaded)
{
    core::Bytes all = loaded.row.box;
    for (const store::WardLine &line : valueOf(m_book.lines(loaded.row.id))) {
        all.insert(all.end(), line.box.begin(), line.box.end());
        all.insert(all.end(), line.reason.begin(), line.reason.end());
        all.push_back(static_cast<std::uint8_t>(line.decision));
    }
    return vault().digest("request", all);
}

void DeskInside::put(const store::Stored<void> &result)
{
    if (!result)
        stopFor(result.error());
}

const core::Directory &DeskInside::directory() const
{
    if (!station().directory())
        stop("no_directory", "Bàn này chưa có danh bạ nơi cấp. Hãy nạp dữ liệu công bố (station import, sync) trước.",
             "This desk has no directory yet. Take in the published data first (station import, sync).");
    return *station().directory();
}

const core::Authority &DeskInside::authority() const
{
    const core::Authority *found = directory().findAuthority(unit());
    if (!found)
        stop("unit_unknown",
             "Danh bạ không có đơn vị " + unit().text + ". Hãy nạp dữ liệu mới hoặc hỏi người quản trị.",
             "The directory has no unit " + unit().text + ". Take in newer data, or ask the administrator.");
    return *found;
}

core::Bytes DeskInside::sealFields(const Fields &fields, RequestId request) const
{
    return vault().seal(core::asBytes(Json(fields).dump(-1, ' ', false, Json::error_handler_t::replace)),
                        fieldsPlace(request));
}

Fields DeskInside::openFields(const store::WardRequest &row) const
{
    const auto plain = vault().open(row.box, fieldsPlace(row.id));
    if (!plain)
        stopForBox(fieldsPlace(row.id));
    const Json json = Json::parse(plain->begin(), plain->end(), nullptr, false);
    Fields fields;
    for (const auto &[name, value] : json.items())
        fields[name] = value.is_string() ? value.get<std::string>() : std::string();
    return fields;
}

Draft DeskInside::draftOf(const store::WardLine &line) const
{
    const std::string place = linePlace(line.request, line.number);
    const auto plain = vault().open(line.box, place);
    auto draft = draftFromJson(plain ? core::asText(*plain) : std::string_view());
    if (!draft)
        stopForBox(place);
    return std::move(draft).value();
}

issuing::Standing DeskInside::standingOf(const Loaded &loaded)
{
    issuing::Standing standing;
    standing.state = loaded.row.state;
    standing.unit = core::AuthorityCode(loaded.row.unit);
    standing.revision = loaded.row.revision;
    standing.sealed = loaded.row.seal == store::SealState::Done;
    for (const store::WardEvent &event : valueOf(m_book.events(loaded.row.id))) {
        if (event.work.kind == WorkKind::Step)
            standing.taken.push_back({event.work.step, event.work.officer});
        if (event.work.kind == WorkKind::Decide)
            standing.deciders.insert(event.work.officer);
    }
    const auto tally = valueOf(m_book.tally(loaded.row.id));
    standing.tally = {tally.lines, tally.undecided, tally.approved};
    for (const auto &[name, value] : loaded.fields)
        if (!value.empty())
            standing.fields.insert(name);
    for (const store::WardAttachment &attachment : valueOf(m_book.attachments(loaded.row.id)))
        standing.attachments.insert(attachment.kind);
    return standing;
}

Loaded DeskInside::load(RequestId request)
{
    auto row = valueOf(m_book.request(request));
    if (!row)
        stop("no_request", "Không có hồ sơ số " + std::to_string(request) + ".",
             "There is no request " + std::to_string(request) + ".");
    Loaded loaded{std::move(*row), nullptr, {}, {}};
    loaded.procedure = m_desk.procedureOf(loaded.row);
    if (!loaded.procedure || !loaded.procedure->findState(loaded.row.state))
        stop("workflow",
             "Quy trình hiện dùng không còn thủ tục hoặc trạng thái của hồ sơ này (" + loaded.row.procedure + ", " +
                 loaded.row.state + "). Hãy đưa chúng vào lại quy trình.",
             "The workflow in use has no such procedure or state any more (" + loaded.row.procedure + ", " +
                 loaded.row.state + "). Put them back into the workflow.");
    loaded.fields = openFields(loaded.row);
    loaded.inBox = takeUnfinished(loaded.fields);
    loaded.standing = standingOf(loaded);
    return loaded;
}

void DeskInside::demandNotSealing(const Loaded &loaded) const
{
    if (loaded.row.seal == store::SealState::Begun)
        stop("sealing", "Hồ sơ đang được đóng dấu dở dang. Hãy đóng dấu tiếp cho xong trước.",
             "Sealing of this request has begun and is not finished. Go on sealing it first.");
}

void DeskInside::demandRole(const issuing::Officer &officer, accounts::Action action) const
{
    if (officer.unit != unit())
        stop("wrong_unit", "Bàn này của đơn vị " + unit().text + ", bạn thuộc đơn vị khác.",
             "This desk is unit " + unit().text + "'s, and you are another's.");
    if (may(officer.role, action))
        return;
    auto [vi, en] = accounts::refusal(officer.role, action);
    stop("wrong_role", std::move(vi), std::move(en));
}

void DeskInside::demandCarer(const issuing::Officer &officer, issuing::Aftercare what, RequestId request)
{
    const auto row = valueOf(m_book.request(request));
    const issuing::Procedure *procedure = row ? m_desk.procedureOf(*row) : nullptr;
    // Of a procedure that the workflow in use does not have any more, what holds where none says anything.
    const auto carers = procedure ? procedure->carers(what) : issuing::Procedure().carers(what);
    if (carers.contains(officer.role) && issuing::mayEver(officer.role, what))
        return;
    core::LocalName who;
    for (const issuing::Role role : carers) {
        who.vi += (who.vi.empty() ? "" : ", ") + issuing::inWords(role).vi;
        who.en += (who.en.empty() ? "" : ", ") + issuing::inWords(role).en;
    }
    const core::LocalName name = procedure ? procedure->name : core::LocalName{"?", "?"}, deed = issuing::inWords(what);
    stop("wrong_role",
         "Vai trò " + issuing::inWords(officer.role).vi + " không được làm việc này (" + deed.vi + ") ở thủ tục \"" +
             name.vi + "\". Việc này dành cho: " + (who.vi.empty() ? "không ai" : who.vi) + ".",
         "The role " + issuing::inWords(officer.role).en + " may not do this (" + deed.en + ") in the procedure \"" +
             name.en + "\". It is for: " + (who.en.empty() ? "nobody" : who.en) + ".");
}

static accounts::Action actionOf(issuing::Change change)
{
    return change == issuing::Change::Decide ? accounts::Action::DecideLines : accounts::Action::EditRequest;
}

void DeskInside::demand(issuing::Change change, const Loaded &loaded, const Act &act) const
{
    demandNotSealing(loaded);
    if (act.seen != loaded.row.revision)
        stopFor({store::StoreFault::Refused, "stale"});
    if (act.officer.unit.text != loaded.row.unit)
        stop("wrong_unit", "Hồ sơ này của đơn vị " + loaded.row.unit + ".",
             "This request is unit " + loaded.row.unit + "'s.");
    demandRole(act.officer, actionOf(change));
    if (!issuing::may(change, *loaded.procedure, loaded.standing, act.officer))
        stop("may_not",
             "Vai trò " + issuing::inWords(act.officer.role).vi + " không được làm việc này khi hồ sơ ở trạng thái \"" +
                 loaded.procedure->findState(loaded.row.state)->name.vi + "\".",
             "The role " + issuing::inWords(act.officer.role).en + " may not do this while the request is \"" +
                 loaded.procedure->findState(loaded.row.state)->name.en + "\".");
}

store::WardWrite::Deed DeskInside::deed(const Act &act, WorkKind kind, const store::WardRequest &row,
                                        std::uint64_t revision, const std::string &reason) const
{
    if (reason.size() > maxReasonBytes || !core::isValidUtf8(reason))
        stop("reason_too_long", "Lý do dài quá 2.000 byte hoặc không phải văn bản.",
             "The reason is longer than 2,000 bytes, or is no text.");
    constexpr std::size_t longestId = 64;
    const std::string &officer = act.officer.id;
    const bool named = !officer.empty() && officer.size() <= longestId && core::isValidUtf8(officer) &&
                       std::ranges::none_of(officer, [](char c) { return c >= 0 && c < ' '; });
    if (!named)
        stop("officer", "Thiếu tên cán bộ, hoặc tên dài quá 64 byte.",
             "The officer's id is missing, or longer than 64 bytes.");
    store::WardWrite::Deed deed;
    deed.work.kind = kind;
    deed.work.officer = act.officer.id;
    deed.work.role = issuing::name(act.officer.role);
    deed.work.unit = act.officer.unit.text;
    deed.work.request = row.id;
    deed.work.revision = revision;
    deed.work.procedure = row.procedure;
    deed.work.from = row.state;
    deed.work.to = row.state;
    deed.reason = reason;
    if (!reason.empty())
        deed.reasonBox = vault().seal(core::asBytes(reason), reasonPlace(row.id, revision));
    return deed;
}

store::WardWrite DeskInside::next(const Loaded &loaded, const Act &act, WorkKind kind, const std::string &reason) const
{
    store::WardWrite write;
    write.clock = act.clock;
    write.request = loaded.row;
    ++write.request->revision;
    write.request->changed = act.clock.wall;
    write.seen = loaded.row.revision;
    write.deeds.push_back(deed(act, kind, loaded.row, loaded.row.revision + 1, reason));
    moveUnfinished(write, loaded);
    return write;
}

std::vector<DeskInside::Mark> DeskInside::marksOf(const Draft &draft) const
{
    std::vector<Mark> marks;
    if (!draft.claims.idNumber.empty())
        marks.push_back({vault().mark("id", draft.claims.idNumber), "id"});
    for (const std::string &plate : draft.claims.plates)
        marks.push_back({vault().mark("plate", core::normalisePlate(plate)), "plate"});
    if (!draft.household.empty())
        marks.push_back({vault().mark("household", core::foldVietnamese(draft.household)), "household"});
    return marks;
}

void DeskInside::putMarks(store::WardWrite &write, const store::WardPlace &place, const Draft &draft) const
{
    write.marks.push_back({place, {}});
    for (const Mark &mark : marksOf(draft))
        write.marks.back().second.push_back(mark.mark);
}

void DeskInside::takeLines(store::WardWrite &write, const Edit &edit, const issuing::Procedure &procedure,
                           RequestId request, std::uint32_t lastLine, std::size_t count, core::Instant now)
{
    if (count + edit.lines.size() > maxLinesOfRequest)
        stop("too_many_lines", "Một hồ sơ có nhiều nhất 20.000 dòng; hãy tách hồ sơ.",
             "A request has at most 20,000 lines; split it.");
    const core::Authority &issuer = authority();
    for (const auto &[number, draft] : edit.lines) {
        const std::uint32_t line = number == 0 ? ++lastLine : number;
        if (auto problem = objection(draft, procedure, issuer, directory(), station().policy(), now))
            stop(problem->code, "Dòng " + std::to_string(line) + ": " + problem->sentence.vi,
                 "Line " + std::to_string(line) + ": " + problem->sentence.en);
        write.lines.push_back({request,
                               line,
                               store::WardDecision::Undecided,
                               {},
                               vault().seal(core::asBytes(toJson(draft)), linePlace(request, line)),
                               {}});
        putMarks(write, {request, line}, draft);
    }
}

} // namespace th::desk
