// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk.h"

#include "inside.h"

#include "core/mail_address.h"

#include <algorithm>
#include <set>

namespace th::desk {

namespace {

using core::journal::WorkKind;

constexpr const char *workflowName = "ward_workflow", *unitName = "ward_unit", *proofName = "ward_key_proof";

core::Bytes copyOf(core::ByteView bytes) { return {bytes.begin(), bytes.end()}; }

issuing::Workflow parsed(core::ByteView text)
{
    auto workflow = issuing::parseWorkflow(text);
    if (!workflow)
        stop("workflow", "Quy trình không đúng: " + workflow.error().where + ": " + workflow.error().rule,
             "The workflow does not hold: " + workflow.error().where + ": " + workflow.error().rule);
    return std::move(workflow).value();
}

core::Bytes document(store::Station &station, const char *name)
{
    auto found = valueOf(store::WardBook(station).document(name));
    if (!found)
        stop("not_a_desk", "Thư mục này chưa được lập thành bàn cấp giấy. Hãy chạy ward init.",
             "This folder is not set up as a ward's desk. Run ward init.");
    return std::move(*found);
}

void demandKey(store::Station &station, const Vault &vault)
{
    if (!vault.open(document(station, proofName), proofName))
        stop("desk_key", "Đây không phải khoá của bàn này: dữ liệu đã mã hoá sẽ không mở được.",
             "This is not this desk's key: what is encrypted would not open.");
}

/// Of a desk that is not set up yet: a unit that nobody lists would find out at its first request, with the code kept.
void demandListed(const store::Station &station, const core::AuthorityCode &unit)
{
    if (!station.directory())
        stop("no_directory", "Trạm này chưa có danh bạ nơi cấp. Hãy nạp dữ liệu công bố (station import, sync) trước.",
             "This station has no directory yet. Take in the published data first (station import, sync).");
    if (!station.directory()->findAuthority(unit))
        stop("unit_unknown",
             "Danh bạ không có đơn vị " + unit.text + ". Hãy kiểm tra mã, hoặc nạp dữ liệu mới rồi làm lại.",
             "The directory has no unit " + unit.text + ". Check the code, or take in newer data and repeat.");
}

/// True: it is set up already, for this unit.
bool isSetUp(store::Station &station, const core::AuthorityCode &unit)
{
    if (!core::isWellFormed(unit))
        stop("unit", "Mã đơn vị không đúng dạng.", "That is no code of a unit.");
    const auto before = valueOf(store::WardBook(station).document(unitName));
    if (!before)
        demandListed(station, unit);
    else if (core::asText(*before) != unit.text)
        stop("unit", "Bàn này đã thuộc đơn vị " + std::string(core::asText(*before)) + ".",
             "This desk is unit " + std::string(core::asText(*before)) + "'s already.");
    return before.has_value();
}

void changeFields(Fields &fields, const Fields &changes)
{
    for (const auto &[name, value] : changes) {
        const bool sound = !name.empty() && name.size() <= 32 && core::isValidUtf8(name) && core::isValidUtf8(value) &&
                           value.size() <= maxFieldBytes;
        if (!sound)
            stop("field", "Trường \"" + name + "\": không phải văn bản, hoặc dài quá 2.000 byte.",
                 "Field \"" + name + "\": no text, or longer than 2,000 bytes.");
        if (name == "email" && !value.empty() && !core::isMailAddress(value))
            stop("field.email", "\"" + value + "\" không phải một địa chỉ thư điện tử như ten@donvi.vn.",
                 "\"" + value + "\" is no e-mail address like name@unit.vn.");
        if (value.empty())
            fields.erase(name);
        else
            fields[name] = value;
    }
    if (fields.size() > maxFields)
        stop("field", "Một hồ sơ có nhiều nhất 32 trường.", "A request has at most 32 fields.");
}

/// Of an edit: the lines that it names must be there.
void demandLines(const std::vector<store::WardLine> &lines, const Edit &edit)
{
    const auto demand = [&](std::uint32_t number) {
        if (std::ranges::none_of(lines, [&](const store::WardLine &line) { return line.number == number; }))
            stop("no_line", "Hồ sơ không có dòng " + std::to_string(number) + ".",
                 "The request has no line " + std::to_string(number) + ".");
    };
    for (const auto &[number, draft] : edit.lines)
        if (number != 0)
            demand(number);
    std::ranges::for_each(edit.linesGone, demand);
}

/// What the refusals give as reasons, each once, for the journal; the lines keep their own. Too much: the lines' alone.
std::string reasonsOf(const std::vector<Ruling> &rulings)
{
    std::set<std::string> seen;
    std::string all;
    for (const Ruling &ruling : rulings) {
        if (ruling.decision != store::WardDecision::Refused)
            continue;
        if (ruling.reason.find_first_not_of(" \t\r\n") == std::string::npos)
            stop("reason", "Từ chối dòng nào cũng phải nêu lý do.", "Each refused line needs a reason.");
        if (ruling.reason.size() > maxReasonBytes || !core::isValidUtf8(ruling.reason))
            stop("reason_too_long", "Lý do dài quá 2.000 byte hoặc không phải văn bản.",
                 "The reason is longer than 2,000 bytes, or is no text.");
        if (seen.insert(ruling.reason).second)
            all += (all.empty() ? "" : "; ") + ruling.reason;
    }
    return all.size() <= maxReasonBytes ? all : std::string();
}

/// A line named twice would be journalled as more lines than there are, and its last word would win unsaid.
void demandEachOnce(const std::vector<Ruling> &rulings)
{
    std::set<std::uint32_t> seen;
    for (const Ruling &ruling : rulings)
        if (!seen.insert(ruling.line).second)
            stop("line_twice", "Dòng " + std::to_string(ruling.line) + " được nêu hai lần. Hãy nêu mỗi dòng một lần.",
                 "Line " + std::to_string(ruling.line) + " is named twice. Name each line once.");
}

std::vector<std::uint32_t> numbersOf(const std::vector<store::WardLine> &lines)
{
    std::vector<std::uint32_t> numbers;
    numbers.reserve(lines.size());
    for (const store::WardLine &line : lines)
        numbers.push_back(line.number);
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

} // namespace

Desk::Desk(store::Station &station, std::filesystem::path folder, Vault vault, core::AuthorityCode unit,
           issuing::Workflow workflow)
    : m_station(&station), m_folder(std::move(folder)), m_vault(std::move(vault)), m_unit(std::move(unit)),
      m_workflow(std::move(workflow))
{
}

Done<bool> Desk::checkSetUp(store::Station &station, const core::AuthorityCode &unit, core::ByteView workflow)
{
    return attempt([&] {
        (void)parsed(workflow);
        return isSetUp(station, unit);
    });
}

Done<std::optional<core::AuthorityCode>> Desk::unitOf(store::Station &station)
{
    return attempt([&]() -> std::optional<core::AuthorityCode> {
        const auto unit = valueOf(store::WardBook(station).document(unitName));
        return unit ? std::optional(core::AuthorityCode(std::string(core::asText(*unit)))) : std::nullopt;
    });
}

Done<void> Desk::setUp(store::Station &station, const core::SoftwareKey &key, const core::AuthorityCode &unit,
                       core::ByteView workflow, const std::string &officer, const core::ClockReading &clock)
{
    return attempt([&] {
        (void)parsed(workflow);
        const Vault vault(key);
        store::WardBook book(station);
        store::WardWrite write;
        write.clock = clock;
        if (isSetUp(station, unit)) {
            demandKey(station, vault);
        } else {
            write.documents[unitName] = copyOf(core::asBytes(unit.text));
            write.documents[proofName] = vault.seal(core::asBytes("th-ward-1"), proofName);
        }
        write.documents[workflowName] = copyOf(workflow);
        store::WardWrite::Deed deed;
        deed.work.kind = WorkKind::SetUp;
        deed.work.officer = officer.substr(0, 64);
        deed.work.unit = unit.text;
        const auto digest = core::sha256(workflow);
        deed.work.digest.assign(digest.begin(), digest.end());
        write.deeds.push_back(std::move(deed));
        if (auto written = book.write(write); !written)
            stopFor(written.error());
    });
}

Done<Desk> Desk::open(store::Station &station, const std::filesystem::path &folder, const core::SoftwareKey &key)
{
    return attempt([&] {
        Vault vault(key);
        const core::Bytes unit = document(station, unitName);
        demandKey(station, vault);
        return Desk(station, folder, std::move(vault), core::AuthorityCode(std::string(core::asText(unit))),
                    parsed(document(station, workflowName)));
    });
}

Done<RequestId> Desk::begin(const issuing::Officer &officer, const std::string &procedure, const Edit &content,
                            const core::ClockReading &clock)
{
    return attempt([&] {
        DeskInside inside(*this);
        const issuing::Procedure *found = m_workflow.find(procedure);
        if (!found)
            stop("no_procedure", "Quy trình không có thủ tục \"" + procedure + "\".",
                 "The workflow has no procedure \"" + procedure + "\".");
        Loaded loaded{{}, found, {}, {}};
        loaded.row = {valueOf(inside.book().nextRequest()),
                      procedure,
                      m_unit.text,
                      found->first,
                      0,
                      store::SealState::NotYet,
                      clock.wall,
                      clock.wall,
                      {}};
        loaded.standing.state = found->first;
        loaded.standing.unit = m_unit;
        const Act act{officer, loaded.row.id, 0, clock};
        inside.demand(issuing::Change::Edit, loaded, act);
        store::WardWrite write = inside.next(loaded, act, WorkKind::Open);
        changeFields(loaded.fields, content.fields);
        write.request->box = inside.sealFields(loaded.fields, loaded.row.id);
        inside.takeLines(write, content, *found, loaded.row.id, 0, 0, clock.wall);
        write.deeds.front().work.lines = numbersOf(write.lines);
        inside.takeAttachments(write, act, loaded, content.attachments);
        if (content.mail != 0)
            inside.markTaken(write, content.mail, loaded.row.id);
        inside.write(write);
        return loaded.row.id;
    });
}

Done<void> Desk::edit(const Act &act, const Edit &edit)
{
    return attempt([&] {
        DeskInside inside(*this);
        Loaded loaded = inside.load(act.request);
        inside.demand(issuing::Change::Edit, loaded, act);
        const auto lines = valueOf(inside.book().lines(act.request));
        demandLines(lines, edit);
        store::WardWrite write = inside.next(loaded, act, WorkKind::Edit);
        changeFields(loaded.fields, edit.fields);
        write.request->box = inside.sealFields(loaded.fields, act.request);
        inside.takeLines(write, edit, *loaded.procedure, act.request, lines.empty() ? 0 : lines.back().number,
                         lines.size(), act.clock.wall);
        write.deeds.front().work.lines = numbersOf(write.lines);
        for (const std::uint32_t number : edit.linesGone)
            write.linesGone.push_back({act.request, number});
        for (const std::uint32_t number : edit.finished)
            write.drafts.push_back({act.request, number, act.clock.wall, {}});
        inside.takeAttachments(write, act, loaded, edit.attachments);
        inside.write(write);
    });
}

Done<void> Desk::decide(const Act &act, const std::vector<Ruling> &rulings)
{
    return attempt([&] {
        DeskInside inside(*this);
        const Loaded loaded = inside.load(act.request);
        inside.demand(issuing::Change::Decide, loaded, act);
        demandEachOnce(rulings);
        std::map<std::uint32_t, store::WardLine> lines;
        for (store::WardLine &line : valueOf(inside.book().lines(act.request)))
            lines.emplace(line.number, std::move(line));
        store::WardWrite write = inside.next(loaded, act, WorkKind::Decide, reasonsOf(rulings));
        for (const Ruling &ruling : rulings) {
            const auto found = lines.find(ruling.line);
            if (found == lines.end())
                stop("no_line", "Hồ sơ không có dòng " + std::to_string(ruling.line) + ".",
                     "The request has no line " + std::to_string(ruling.line) + ".");
            found->second.decision = ruling.decision;
            found->second.officer = act.officer.id;
            found->second.reason =
                ruling.decision == store::WardDecision::Refused
                    ? m_vault.seal(core::asBytes(ruling.reason), linePlace(act.request, ruling.line) + "/reason")
                    : core::Bytes();
            write.lines.push_back(found->second);
        }
        if (write.lines.empty())
            stop("no_line", "Chưa chọn dòng nào.", "No line was chosen.");
        core::journal::Work &work = write.deeds.front().work;
        work.lines = numbersOf(write.lines);
        work.step = std::to_string(std::ranges::count(rulings, store::WardDecision::Approved, &Ruling::decision)) +
                    " approved, " +
                    std::to_string(std::ranges::count(rulings, store::WardDecision::Refused, &Ruling::decision)) +
                    " refused";
        inside.write(write);
    });
}

Done<void> Desk::step(const Act &act, const std::string &step, const std::string &reason)
{
    return attempt([&] {
        DeskInside inside(*this);
        const Loaded loaded = inside.load(act.request);
        inside.demandNotSealing(loaded);
        if (const issuing::Step *found = loaded.procedure->findStep(step); found && found->seals())
            stop("seals", "Bước này đóng dấu: hãy dùng chức năng đóng dấu.",
                 "This step seals: use sealing for it (ward seal).");
        inside.demandRole(act.officer, accounts::Action::TakeStep);
        const auto after = issuing::take(*loaded.procedure, loaded.standing, {step, act.officer, act.seen, reason},
                                         inside.directory());
        if (!after)
            stopFor(after.error(), *loaded.procedure);
        store::WardWrite write = inside.next(loaded, act, WorkKind::Step, reason);
        write.request->state = after->state;
        core::journal::Work &work = write.deeds.front().work;
        work.step = step;
        work.to = after->state;
        work.digest = inside.digestOf(loaded);
        inside.queuePrints(write, loaded, *loaded.procedure->findStep(step));
        inside.queueMails(write, loaded, *loaded.procedure->findStep(step), reason);
        inside.write(write);
    });
}

} // namespace th::desk
