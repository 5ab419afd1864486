// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"
#include "desk/history.h"

#include <fstream>

using namespace th;
using namespace th::test;
using store::WardDecision;

namespace {

std::string allFiles(const std::filesystem::path &folder)
{
    std::string all;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(stream), {});
    }
    return all;
}

} // namespace

class DeskTest : public QObject {
    Q_OBJECT
private slots:
    void a_request_goes_its_way_and_its_history_names_everybody()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(2);
        const auto sealed = world.seal(id);
        QVERIFY2(sealed.ok() && sealed->finished, DeskWorld::codeOf(sealed).c_str());
        QCOMPARE(world.step(DeskWorld::area(), id, "hand_over"), std::string("ok"));
        QCOMPARE(world.state(id), std::string("handed_over"));
        const auto page = world.ward->history(id, core::Language::English);
        const std::vector<std::string> wanted{
            "2021-09-06 10:00  An (area police, P00001): Request begun; lines 1–2",
            "2021-09-06 10:00  An (area police, P00001): Vet, and put up for review: \"Being registered\" → \"Under "
            "review\"",
            "2021-09-06 10:00  Bình (ward clerk, P00001): Lines decided: 2 approved, 0 refused; lines 1–2",
            "2021-09-06 10:00  Bình (ward clerk, P00001): Forward to the ward police: \"Under review\" → \"Waiting for "
            "the seal\"",
            "2021-09-06 10:00  Chi (ward police, P00001): Sealing begins: Seal",
            "2021-09-06 10:00  Chi (ward police, P00001): Seal: \"Waiting for the seal\" → \"Sealed, to be handed "
            "over\"; passes BD01A …2",
            "2021-09-06 10:00  An (area police, P00001): Hand over to the holder: \"Sealed, to be handed over\" → "
            "\"Handed over\""};
        QVERIFY(page.ok());
        for (std::size_t i = 0; i < wanted.size() && i < page->size(); ++i)
            QCOMPARE((*page)[i], wanted[i]);
        QCOMPARE(page->size(), wanted.size());
        QVERIFY(world.ward->history(id, core::Language::Vietnamese)->at(1).find("Xác minh") != std::string::npos);
        const auto report = world.station->verifyLog();
        QVERIFY2(report.ok() && !report->firstBad, report.ok() ? report->why.c_str() : "");
    }

    void a_history_says_codes_in_words_and_has_them_in_fields()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(2);
        QVERIFY(world.seal(id)->finished);
        const desk::Care care{DeskWorld::police(), DeskWorld::clock(), "rơi ở chợ"};
        const core::PassNumber first{SmallProvince::series(), 1}, second{SmallProvince::series(), 2};
        QVERIFY(desk::revoke(*world.ward, care, {first}, core::RevocationReason::Lost, {}).ok());
        QVERIFY(desk::reinstate(*world.ward, care, {first}).ok());
        QVERIFY(desk::revoke(*world.ward, care, {second}, core::RevocationReason::HolderInfected, {}).ok());
        const auto page = desk::historyOf(*world.ward, id);
        QVERIFY2(page.ok() && page->size() == 9, DeskWorld::codeOf(page).c_str());
        const desk::HistoryEntry &revoked = (*page)[6];
        QCOMPARE(core::formatRfc3339(revoked.at), std::string("2021-09-06T03:00:00Z"));
        QCOMPARE(revoked.work.step, std::string("revoke lost"));
        QCOMPARE(revoked.reason, std::string("rơi ở chợ"));
        QCOMPARE(revoked.sentence.en, std::string("2021-09-06 10:00  Chi (ward police, P00001): After issue: revoked "
                                                  "(lost); passes BD01A-000001; reason: rơi ở chợ"));
        const auto says = [&](std::size_t at, const char *vi) {
            return (*page)[at].sentence.vi.find(vi) != std::string::npos;
        };
        QVERIFY(says(2, "Xét duyệt dòng: duyệt 2, từ chối 0") && says(4, "Bắt đầu đóng dấu: Đóng dấu"));
        QVERIFY(says(6, "Sau khi cấp: thu hồi (mất giấy)") && says(7, "Sau khi cấp: khôi phục"));
        QVERIFY(says(8, "thu hồi (người giữ giấy mắc bệnh)"));
        QCOMPARE((*page)[5].work.from, std::string("with_police"));
        QCOMPARE(DeskWorld::codeOf(desk::historyOf(*world.ward, 99)), std::string("no_request"));
    }

    void what_is_stale_done_twice_or_anothers_business_is_refused_and_changes_nothing()
    {
        DeskWorld world;
        const auto id = world.begin(1);
        const auto seen = world.revision(id);
        QCOMPARE(world.step(DeskWorld::clerk(), id, "vet"), std::string("wrong_role"));
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("ok"));
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("already_taken"));
        const auto act = world.act(DeskWorld::clerk(), id, seen);
        QCOMPARE(DeskWorld::codeOf(world.ward->step(act, "forward", "")), std::string("stale"));
        QCOMPARE(DeskWorld::codeOf(world.ward->decide(act, {{1, WardDecision::Approved, {}}})), std::string("stale"));
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), id), {{{"address", "x"}}})),
                 std::string("may_not"));
        QCOMPARE(world.step(DeskWorld::clerk(), id, "forward"), std::string("undecided_lines"));
        QCOMPARE(world.step(DeskWorld::clerk(), id, "refuse_all"), std::string("missing_reason"));
        issuing::Officer stranger = DeskWorld::clerk();
        stranger.unit = core::AuthorityCode("P00002");
        QCOMPARE(DeskWorld::codeOf(world.ward->decide(world.act(stranger, id), {{1, WardDecision::Approved, {}}})),
                 std::string("wrong_unit"));
        QCOMPARE(world.revision(id), seen + 1);
        QCOMPARE(world.ward->history(id, core::Language::English)->size(), std::size_t(2));
    }

    void who_decided_does_not_seal()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(1);
        auto order = world.order(id);
        order.act.officer = {"Bình", issuing::Role::WardPolice, DeskWorld::unit()};
        auto key = sampleKey();
        const auto sealed = desk::seal(*world.ward, order, {&key}, [](const auto &) { return true; });
        QCOMPARE(DeskWorld::codeOf(sealed), std::string("same_officer"));
        QCOMPARE(world.ward->look(id)->row.seal, store::SealState::NotYet);
    }

    void a_draft_is_there_after_a_crash()
    {
        DeskWorld world;
        const auto id = world.begin(3);
        desk::Edit edit{{{"address", ""}, {"note", "gấp"}}, {{2, DeskWorld::draft(9)}}, {3}};
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), id), edit)), std::string("ok"));
        world.reopen();
        const auto found = world.ward->look(id);
        QVERIFY(found->fields == (desk::Fields{{"contact", "0912345678"}, {"note", "gấp"}}));
        QCOMPARE(found->lines.size(), std::size_t(2));
        QVERIFY(found->lines[0].draft == DeskWorld::draft(1) && found->lines[1].draft == DeskWorld::draft(9));
    }

    void a_refused_line_needs_a_reason_and_a_changed_one_is_undecided_again()
    {
        DeskWorld world;
        const auto id = world.begin(2);
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("ok"));
        const auto rule = [&](const std::string &reason) {
            return DeskWorld::codeOf(
                world.ward->decide(world.act(DeskWorld::clerk(), id),
                                   {{1, WardDecision::Approved, {}}, {2, WardDecision::Refused, reason}}));
        };
        QCOMPARE(rule(" "), std::string("reason"));
        QCOMPARE(
            DeskWorld::codeOf(world.ward->decide(world.act(DeskWorld::clerk(), id),
                                                 {{1, WardDecision::Approved, {}}, {1, WardDecision::Approved, {}}})),
            std::string("line_twice"));
        QCOMPARE(rule("Không thuộc diện"), std::string("ok"));
        QCOMPARE(world.ward->look(id)->lines[1].reason, std::string("Không thuộc diện"));
        QCOMPARE(world.step(DeskWorld::clerk(), id, "send_back", "bổ sung"), std::string("ok"));
        const desk::Edit edit{{}, {{1, DeskWorld::draft(5)}}, {}};
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), id), edit)), std::string("ok"));
        const auto lines = world.ward->look(id)->lines;
        QVERIFY(lines[0].decision == WardDecision::Undecided && lines[1].decision == WardDecision::Refused);
    }

    void a_line_that_could_not_be_admitted_is_refused_at_once_by_its_rule()
    {
        DeskWorld world;
        const auto code = [&](auto change) {
            desk::Draft draft = DeskWorld::draft();
            change(draft.claims);
            return DeskWorld::codeOf(
                world.ward->begin(DeskWorld::area(), "individual", {{}, {{0, draft}}, {}}, DeskWorld::clock()));
        };
        QCOMPARE(code([](auto &claims) { claims.holder.clear(); }), std::string("line.claims.holder"));
        QCOMPARE(code([](auto &claims) { claims.kind = core::PassKind::Household; }), std::string("line.kind"));
        QCOMPARE(code([](auto &claims) { claims.areas = {core::AreaCode("79.001")}; }), std::string("line.area"));
        QCOMPARE(code([](auto &claims) { claims.category.text = "none"; }), std::string("line.category"));
        QCOMPARE(code([](auto &claims) {
                     claims.validFrom = SmallProvince::now() - std::chrono::hours(48);
                     claims.validUntil = SmallProvince::now() - std::chrono::hours(24);
                 }),
                 std::string("line.valid_until"));
        QVERIFY(world.ward->inbox("")->empty());
    }

    void nothing_personal_lies_on_the_disk_in_the_clear()
    {
        DeskWorld world;
        const auto id = world.begin(1);
        const std::string file = "Nguyễn Thị Hương 1000001 scan";
        QCOMPARE(DeskWorld::codeOf(
                     world.ward->attach(world.act(DeskWorld::area(), id), "list", "Hương.pdf", core::asBytes(file))),
                 std::string("ok"));
        QCOMPARE(world.step(DeskWorld::area(), id, "withdraw", "ông Hương xin rút"), std::string("ok"));
        const std::string disk = allFiles(world.path());
        QVERIFY(disk.find("individual") != std::string::npos); // it is the right folder
        for (const char *secret : {"Hương", "001081000001", "29A1000001", "Hàng Đào", "0912345678", "1000001"})
            QVERIFY2(disk.find(secret) == std::string::npos, secret);
    }

    void another_key_does_not_open_the_desk()
    {
        DeskWorld world;
        const auto other = desk::Desk::open(*world.station, world.path(), sampleKey(8));
        QCOMPARE(DeskWorld::codeOf(other), std::string("desk_key"));
        const auto flow = core::asBytes(issuing::defaultWorkflow());
        const auto again =
            desk::Desk::setUp(*world.station, sampleKey(8), DeskWorld::unit(), flow, "An", DeskWorld::clock());
        QCOMPARE(DeskWorld::codeOf(again), std::string("desk_key"));
    }

    void a_desk_is_set_up_for_a_unit_of_the_directory_alone()
    {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "desk";
        QVERIFY(store::Station::create(path, "desk", false).ok());
        auto station = store::Station::open(path, store::Access::Write);
        QVERIFY(station.ok());
        const auto setUp = [&](const char *unit) {
            return DeskWorld::codeOf(desk::Desk::setUp(*station, DeskWorld::deskKey(), core::AuthorityCode(unit),
                                                       core::asBytes(issuing::defaultWorkflow()), "An",
                                                       DeskWorld::clock()));
        };
        QCOMPARE(setUp("P00001"), std::string("no_directory"));
        QVERIFY(station->apply(SmallProvince::update({})).ok());
        QCOMPARE(setUp("P00009"), std::string("unit_unknown"));
        QCOMPARE(setUp("P00001"), std::string("ok"));
        QCOMPARE(setUp("P00002"), std::string("unit"));
    }

    void the_same_person_plate_or_household_is_found_elsewhere()
    {
        DeskWorld world;
        const auto first = world.begin(2), second = world.begin(0);
        desk::Draft draft = DeskWorld::draft(1);
        draft.claims.plates = {"29a-1000002"};
        draft.household = "so 1000002";
        const auto found = world.ward->matches(draft, second);
        std::string text;
        for (const desk::Match &match : *found)
            text += std::to_string(match.request - first) + "/" + std::to_string(match.line) + " " + match.by + "; ";
        QCOMPARE(text, std::string("0/1 id; 0/2 household; 0/2 plate; "));
        QVERIFY(world.ward->matches(draft, first)->empty());
        const desk::Edit gone{{}, {}, {2}};
        QCOMPARE(DeskWorld::codeOf(world.ward->edit(world.act(DeskWorld::area(), first), gone)), std::string("ok"));
        QCOMPARE(world.ward->matches(draft, second)->size(), std::size_t(1));
    }

    void the_same_attachment_is_kept_once_and_a_changed_file_is_said()
    {
        DeskWorld world;
        const auto id = world.begin(1);
        const std::string content(100'000, 'x');
        for (const char *name : {"a.pdf", "b.pdf"})
            QCOMPARE(DeskWorld::codeOf(
                         world.ward->attach(world.act(DeskWorld::area(), id), "list", name, core::asBytes(content))),
                     std::string("ok"));
        const auto folder = world.path() / "attachments";
        QCOMPARE(std::distance(std::filesystem::directory_iterator(folder), {}), std::ptrdiff_t(1));
        QCOMPARE(world.ward->look(id)->attachments[1].fileName, std::string("b.pdf"));
        QVERIFY(core::asText(*world.ward->attachment(id, 2)) == content);
        std::fstream file(std::filesystem::directory_iterator(folder)->path(),
                          std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(5000).put('!');
        file.close();
        QCOMPARE(DeskWorld::codeOf(world.ward->attachment(id, 1)), std::string("attachment_damaged"));
        QCOMPARE(DeskWorld::codeOf(
                     world.ward->attach(world.act(DeskWorld::area(), id), "list", "a.pdf", core::asBytes(content))),
                 std::string("ok"));
        QVERIFY(core::asText(*world.ward->attachment(id, 1)) == content);
        const std::string much(desk::maxAttachmentBytes + 1, 'x');
        QCOMPARE(
            DeskWorld::codeOf(world.ward->attach(world.act(DeskWorld::area(), id), "list", "c", core::asBytes(much))),
            std::string("attachment_size"));
    }

    void the_workflow_can_change_while_requests_are_under_way()
    {
        DeskWorld world;
        const auto id = world.begin(1);
        std::string flow(issuing::defaultWorkflow());
        for (std::size_t at; (at = flow.find("\"vet\"")) != std::string::npos;)
            flow.replace(at, 5, "\"examine\"");
        QVERIFY(desk::Desk::setUp(*world.station, DeskWorld::deskKey(), DeskWorld::unit(), core::asBytes(flow), "An",
                                  DeskWorld::clock())
                    .ok());
        world.reopen();
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("unknown_step"));
        QCOMPARE(world.step(DeskWorld::area(), id, "examine"), std::string("ok"));
    }
};

QTEST_GUILESS_MAIN(DeskTest)
#include "desk_test.moc"
