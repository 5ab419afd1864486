// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk_world.h"

#include <algorithm>

using namespace th;
using namespace th::test;

namespace {

/// Signs so many times, then is pulled out, and put back by `plugIn`.
class Pulled final : public core::Signer {
public:
    explicit Pulled(int times) : m_times(times) {}
    [[nodiscard]] core::PublicKey publicKey() const override { return m_key.publicKey(); }
    [[nodiscard]] std::optional<core::Signature> sign(core::ByteView message) override
    {
        return m_times-- > 0 ? m_key.sign(message) : std::nullopt;
    }
    void plugIn() { m_times = 1'000'000; }

private:
    core::SoftwareKey m_key = sampleKey();
    int m_times;
};

bool always(const desk::SealProgress &) { return true; }

} // namespace

class SealingTest : public QObject {
    Q_OBJECT

    static desk::Done<desk::SealProgress> sealWith(DeskWorld &world, desk::RequestId id, core::Signer &signer,
                                                   core::Sealing way = core::Sealing::SoftwareKey)
    {
        return desk::seal(*world.ward, world.order(id, 4), {&signer, way, {}}, always);
    }

private slots:
    void every_pass_is_signed_numbered_and_registered_as_it_is()
    {
        DeskWorld world;
        const auto first = world.readyToSeal(10), second = world.readyToSeal(3);
        QVERIFY(world.seal(first, 4)->finished);
        QVERIFY(world.seal(second, 4)->finished);
        QCOMPARE(world.bookAgainstJournal(), std::string());
        const auto passes = desk::passesOf(*world.ward, second);
        QCOMPARE(passes->size(), std::size_t(3));
        QCOMPARE(core::toText(passes->front().row.number), std::string("BD01A-000011"));
        const auto claims = core::decodePass(passes->front().text)->claimsUntrusted();
        QCOMPARE(claims.holder, DeskWorld::draft(1).claims.holder);
        QVERIFY(claims.sealing == core::Sealing::SoftwareKey && claims.issuedAt == SmallProvince::now());
        QCOMPARE(claims.operation, std::uint64_t(11));
    }

    void only_approved_lines_get_a_pass()
    {
        DeskWorld world;
        const auto id = world.begin(3);
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("ok"));
        QVERIFY(world.ward
                    ->decide(world.act(DeskWorld::clerk(), id), {{1, store::WardDecision::Approved, {}},
                                                                 {2, store::WardDecision::Refused, "no"},
                                                                 {3, store::WardDecision::Approved, {}}})
                    .ok());
        QCOMPARE(world.step(DeskWorld::clerk(), id, "forward"), std::string("ok"));
        QVERIFY(world.seal(id)->finished);
        const auto passes = desk::passesOf(*world.ward, id);
        QCOMPARE(passes->size(), std::size_t(2));
        QCOMPARE(passes->at(1).row.line, std::uint32_t(3));
    }

    void a_token_pulled_out_in_mid_batch_leaves_whole_passes_and_the_rest_is_sealed_later()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(11);
        Pulled token(6);
        const desk::SealKey key{&token, core::Sealing::Token, [] {
                                    return std::optional(core::LocalName{"Thiết bị đã bị rút.", "It was pulled out."});
                                }};
        const auto stopped = desk::seal(*world.ward, world.order(id, 4), key, always);
        QVERIFY(stopped.ok() && stopped->stopped && !stopped->finished);
        QCOMPARE(stopped->stopped->sentence.en, std::string("It was pulled out."));
        QCOMPARE(stopped->made, std::size_t(6));
        QCOMPARE(stopped->remaining, std::size_t(5));
        QCOMPARE(world.bookAgainstJournal(), std::string());

        world.reopen();
        QCOMPARE(world.step(DeskWorld::police(), id, "return", "x"), std::string("sealing"));
        QCOMPARE(world.step(DeskWorld::area(), id, "hand_over"), std::string("sealing"));
        token.plugIn();
        const auto rest = desk::seal(*world.ward, world.order(id, 4), key, always);
        QVERIFY(rest.ok() && rest->finished);
        QCOMPARE(rest->made, std::size_t(5));
        QCOMPARE(world.bookAgainstJournal(), std::string());
        const auto passes = desk::passesOf(*world.ward, id);
        for (const desk::BookedPass &pass : *passes)
            QVERIFY(pass.row.sealing == core::Sealing::Token);
        QCOMPARE(DeskWorld::codeOf(world.seal(id)), std::string("already_taken"));
        QCOMPARE(desk::passesOf(*world.ward, id)->size(), std::size_t(11));
    }

    void a_sealing_that_cannot_be_finished_is_given_up_with_a_reason()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(5), other = world.readyToSeal(5);
        Pulled token(3), broken(0);
        QVERIFY(sealWith(world, id, token)->stopped);
        QVERIFY(sealWith(world, other, broken)->stopped);
        const auto giveUp = [&](desk::RequestId request, const char *reason) {
            return DeskWorld::codeOf(
                desk::giveUp(*world.ward, world.act(DeskWorld::police(), request), "seal", reason));
        };
        QCOMPARE(giveUp(id, " "), std::string("missing_reason"));
        QCOMPARE(giveUp(id, "hỏng thiết bị"), std::string("ok"));
        QCOMPARE(giveUp(id, "hỏng thiết bị"), std::string("not_sealing"));
        QCOMPARE(world.state(id), std::string("sealed"));
        const auto lines = world.ward->look(id)->lines;
        QVERIFY(lines[2].decision == store::WardDecision::Approved);
        QCOMPARE(lines[3].reason, std::string("hỏng thiết bị"));
        QVERIFY(lines[4].decision == store::WardDecision::Refused);
        QCOMPARE(desk::passesOf(*world.ward, id)->size(), std::size_t(3));
        QCOMPARE(world.bookAgainstJournal(), std::string());

        QCOMPARE(giveUp(other, "hỏng thiết bị"), std::string("ok"));
        QCOMPARE(world.step(DeskWorld::police(), other, "return", "xét lại"), std::string("ok"));
    }

    void what_was_begun_is_given_up_or_gone_on_with_by_its_own_step()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(5);
        Pulled token(3);
        QVERIFY(sealWith(world, id, token)->stopped);
        const auto giveUp = [&](const char *step) {
            return DeskWorld::codeOf(desk::giveUp(*world.ward, world.act(DeskWorld::police(), id), step, "mất"));
        };
        QCOMPARE(giveUp("return"), std::string("seals_not"));
        QCOMPARE(giveUp("release"), std::string("other_step"));
        QCOMPARE(giveUp("nonsense"), std::string("other_step"));
        auto order = world.order(id);
        order.step = "release";
        QCOMPARE(DeskWorld::codeOf(desk::seal(*world.ward, order, {&token}, always)), std::string("other_step"));
        QCOMPARE(world.ward->look(id)->row.seal, store::SealState::Begun);
        QCOMPARE(giveUp("seal"), std::string("ok"));
        QCOMPARE(world.state(id), std::string("sealed"));
    }

    void a_pause_is_gone_on_from()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(9);
        auto key = sampleKey();
        const auto paused =
            desk::seal(*world.ward, world.order(id, 4), {&key}, [](const desk::SealProgress &) { return false; });
        QVERIFY(paused.ok() && !paused->finished && !paused->stopped && paused->made == 4);
        QVERIFY(world.seal(id)->finished);
        QCOMPARE(world.bookAgainstJournal(), std::string());
    }

    void a_wrong_key_a_false_signature_or_a_compromised_key_makes_no_pass()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(2);
        auto other = sampleKey(3);
        QCOMPARE(DeskWorld::codeOf(sealWith(world, id, other)), std::string("wrong_key"));

        struct Liar final : core::Signer {
            [[nodiscard]] core::PublicKey publicKey() const override { return sampleKey().publicKey(); }
            [[nodiscard]] std::optional<core::Signature> sign(core::ByteView message) override
            {
                return sampleKey(3).sign(message);
            }
        } liar;
        const auto lied = sealWith(world, id, liar);
        QVERIFY(lied.ok() && lied->made == 0 && lied->stopped && lied->stopped->code == "not_signed");

        auto order = world.order(id);
        order.act.clock = SmallProvince::clock(*core::parseRfc3339("2023-01-01T00:00:00Z"));
        auto key = sampleKey();
        QCOMPARE(DeskWorld::codeOf(desk::seal(*world.ward, order, {&key}, always)), std::string("key_not_valid"));
        QVERIFY(desk::passesOf(*world.ward, id)->empty());
    }

    void a_book_that_is_behind_what_was_published_seals_nothing()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(2);
        QVERIFY(world.station->apply(SmallProvince::update({SmallProvince::snapshot(1, {})})).ok());
        QCOMPARE(DeskWorld::codeOf(world.seal(id)), std::string("serials_taken"));
        QVERIFY(desk::passesOf(*world.ward, id)->empty());
    }

    void what_is_signed_by_hand_wants_its_scan_and_says_so()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(1);
        QCOMPARE(world.step(DeskWorld::police(), id, "print_for_hand"), std::string("ok"));
        auto key = sampleKey();
        auto order = world.order(id);
        order.step = "release";
        QCOMPARE(DeskWorld::codeOf(desk::seal(*world.ward, order, {&key}, always)), std::string("missing_attachment"));
        QVERIFY(
            world.ward->attach(world.act(DeskWorld::police(), id), "original", "scan.png", core::asBytes("png")).ok());
        order.act.seen = world.revision(id);
        QVERIFY(desk::seal(*world.ward, order, {&key}, always)->finished);
        const auto pass = desk::passesOf(*world.ward, id)->front();
        QVERIFY(core::decodePass(pass.text)->claimsUntrusted().sealing == core::Sealing::HandwrittenOriginal);
    }

    void paper_given_out_before_is_entered_with_its_true_date()
    {
        DeskWorld world;
        const auto id = world.begin(1);
        desk::Draft paper = DeskWorld::draft(2);
        paper.paperNumber = "15/GĐĐ";
        paper.claims.issuedAt = SmallProvince::now() - std::chrono::hours(240);
        QVERIFY(world.ward->edit(world.act(DeskWorld::area(), id), {{}, {{0, paper}}, {}}).ok());
        QCOMPARE(world.step(DeskWorld::area(), id, "vet"), std::string("ok"));
        QCOMPARE(world.approveAll(id), std::string("ok"));
        QCOMPARE(world.step(DeskWorld::clerk(), id, "forward"), std::string("ok"));
        QVERIFY(world.seal(id)->finished);
        const auto pass = desk::passesOf(*world.ward, id)->at(1);
        const auto claims = core::decodePass(pass.text)->claimsUntrusted();
        QVERIFY(claims.sealing == core::Sealing::EnteredAfterwards && claims.issuedAt == paper.claims.issuedAt);
        QCOMPARE(pass.paperNumber, std::string("15/GĐĐ"));
    }

    void paper_from_before_the_units_key_is_refused_when_it_is_entered()
    {
        DeskWorld world;
        const auto id = world.begin(1);
        const auto enter = [&](const char *issued) {
            desk::Draft paper = DeskWorld::draft(2);
            paper.paperNumber = "15/GĐĐ";
            paper.claims.issuedAt = *core::parseRfc3339(issued);
            return world.ward->edit(world.act(DeskWorld::area(), id), {{}, {{0, paper}}, {}});
        };
        const auto early = enter("2020-12-30T17:00:00Z"); // the key holds from 2021-01-01T00:00:00Z on
        QCOMPARE(DeskWorld::codeOf(early), std::string("line.issued_at"));
        const std::string words = early.error().sentence.en;
        QVERIFY2(
            words.find("Line 2: The paper was handed out (31/12/2020) before the unit's key holds by the directory "
                       "(from 01/01/2021)") != std::string::npos,
            words.c_str());
        QCOMPARE(DeskWorld::codeOf(enter("2021-09-07T03:00:00Z")), std::string("line.issued_at")); // tomorrow
        const auto undated = enter("1970-01-01T00:00:00Z");
        QVERIFY(undated.error().sentence.en.find("give the day it was") != std::string::npos);
        QCOMPARE(world.ward->look(id)->lines.size(), std::size_t(1));
        QCOMPARE(DeskWorld::codeOf(enter("2021-01-01T00:00:00Z")), std::string("ok"));
    }

    void what_was_made_can_be_revoked_reinstated_and_replaced()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(4);
        QVERIFY(world.seal(id)->finished);
        const auto number = [](std::uint32_t serial) { return core::PassNumber{SmallProvince::series(), serial}; };
        const desk::Care care{DeskWorld::police(), DeskWorld::clock(), "mất"};
        using core::RevocationReason;
        QCOMPARE(DeskWorld::codeOf(desk::revoke(*world.ward, {DeskWorld::clerk(), care.clock, ""}, {number(1)},
                                                RevocationReason::Lost, {})),
                 std::string("wrong_role"));
        QCOMPARE(DeskWorld::codeOf(desk::revoke(*world.ward, care, {number(1), number(9)}, RevocationReason::Lost, {})),
                 std::string("no_pass"));
        const auto revoked =
            desk::revoke(*world.ward, care, {number(3), number(1), number(1)}, RevocationReason::Lost, {});
        QVERIFY(revoked.ok() && revoked->done == (std::vector{number(1), number(3)}));
        QVERIFY(desk::revoke(*world.ward, care, {number(3)}, RevocationReason::Fraud, {})->done.empty());
        QVERIFY(desk::reinstate(*world.ward, care, {number(1)})->done.size() == 1);

        auto key = sampleKey();
        desk::Draft longer = *desk::contentOf(*world.ward, number(2));
        longer.claims.validUntil += std::chrono::hours(24);
        const auto made = desk::replace(*world.ward, care, number(2), longer, {&key});
        QVERIFY2(made.ok() && *made == number(5), DeskWorld::codeOf(made).c_str());
        QCOMPARE(DeskWorld::codeOf(desk::replace(*world.ward, care, number(2), {}, {&key})), std::string("replaced"));
        QCOMPARE(DeskWorld::codeOf(desk::reinstate(*world.ward, care, {number(2)})), std::string("replaced"));
        QCOMPARE(world.bookAgainstJournal(), std::string());
        const auto all = desk::Register::read(*world.ward);
        std::string standing;
        for (const desk::RegisterEntry &entry : all->entries())
            standing += entry.revoked ? std::string(core::name(*entry.revoked)) + " " : "- ";
        QCOMPARE(standing, std::string("- replaced lost - - "));
        QVERIFY(world.ward->history(id, core::Language::English)->back().find("BD01A-000002 → BD01A-000005") !=
                std::string::npos);
    }

    void what_was_lost_and_then_replaced_is_not_reinstated()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(2);
        QVERIFY(world.seal(id)->finished);
        const core::PassNumber first{SmallProvince::series(), 1}, second{SmallProvince::series(), 2};
        const desk::Care care{DeskWorld::police(), DeskWorld::clock(), "mất"};
        QVERIFY(desk::revoke(*world.ward, care, {first, second}, core::RevocationReason::Lost, {}).ok());
        auto key = sampleKey();
        const auto made = desk::replace(*world.ward, care, first, {}, {&key});
        QVERIFY(made.ok());
        QCOMPARE(DeskWorld::codeOf(desk::reinstate(*world.ward, care, {first, second})), std::string("replaced"));
        QVERIFY(desk::revoke(*world.ward, care, {*made}, core::RevocationReason::Lost, {}).ok());
        const auto found = desk::reinstate(*world.ward, care, {*made, second});
        QVERIFY(found.ok() && found->done.size() == 2);
    }

    void a_replacement_does_not_go_round_the_review()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(4);
        QVERIFY(world.seal(id)->finished);
        const core::PassNumber first{SmallProvince::series(), 1};
        const desk::Care care{DeskWorld::police(), DeskWorld::clock(), "hỏng"};
        auto key = sampleKey();
        const desk::Care clerk{{"Bình", issuing::Role::WardPolice, DeskWorld::unit()}, care.clock, "hỏng"};
        QCOMPARE(DeskWorld::codeOf(desk::replace(*world.ward, clerk, first, {}, {&key})), std::string("same_officer"));
        const auto changed = [&](auto change) {
            desk::Draft draft = *desk::contentOf(*world.ward, first);
            change(draft.claims);
            return DeskWorld::codeOf(desk::replace(*world.ward, care, first, draft, {&key}));
        };
        QCOMPARE(changed([](auto &claims) { claims.holder = "Người Khác"; }), std::string("new_request"));
        QCOMPARE(changed([](auto &claims) { claims.idNumber = "001085000001"; }), std::string("new_request"));
        QCOMPARE(changed([](auto &claims) { claims.kind = core::PassKind::Household; }), std::string("new_request"));
        std::uint32_t serial = 2;
        for (const auto reason : {core::RevocationReason::Fraud, core::RevocationReason::Withdrawn,
                                  core::RevocationReason::HolderInfected}) {
            const core::PassNumber number{SmallProvince::series(), serial++};
            QVERIFY(desk::revoke(*world.ward, care, {number}, reason, {}).ok());
            QCOMPARE(DeskWorld::codeOf(desk::replace(*world.ward, care, number, {}, {&key})),
                     std::string("taken_away"));
        }
        QCOMPARE(desk::passesOf(*world.ward, id)->size(), std::size_t(4));
        QCOMPARE(changed([](auto &) {}), std::string("ok"));
    }

    void what_a_replacement_says_is_found_from_other_requests()
    {
        DeskWorld world;
        const auto id = world.readyToSeal(1);
        QVERIFY(world.seal(id)->finished);
        const core::PassNumber first{SmallProvince::series(), 1};
        desk::Draft draft = *desk::contentOf(*world.ward, first);
        draft.claims.plates = {"30A99999"};
        QVERIFY(world.ward->matches(DeskWorld::draft(7), 0)->empty());
        auto key = sampleKey();
        QVERIFY(desk::replace(*world.ward, {DeskWorld::police(), DeskWorld::clock(), ""}, first, draft, {&key}).ok());
        desk::Draft other = DeskWorld::draft(7);
        other.claims.plates = {"30A99999"};
        const auto found = world.ward->matches(other, 0);
        QVERIFY(found.ok() && found->size() == 1);
        QCOMPARE(found->front().by, std::string("plate"));
    }

    void the_register_finds_without_accents_and_sorts_as_vietnamese_does()
    {
        DeskWorld world;
        desk::Edit content = DeskWorld::content(5);
        const char *names[] = {"Trần Văn Đức", "Nguyễn Văn Dũng", "Lê Thị Ánh", "Nguyễn Thị Anh", "Phạm Ôn"};
        for (std::size_t i = 0; i < 5; ++i)
            content.lines[i].second.claims.holder = names[i];
        const auto id = world.ward->begin(DeskWorld::area(), "individual", content, DeskWorld::clock());
        QCOMPARE(world.step(DeskWorld::area(), *id, "vet"), std::string("ok"));
        QCOMPARE(world.approveAll(*id), std::string("ok"));
        QCOMPARE(world.step(DeskWorld::clerk(), *id, "forward"), std::string("ok"));
        QVERIFY(world.seal(*id)->finished);
        const auto all = desk::Register::read(*world.ward);
        const auto found = [&](const char *words) {
            std::string text;
            for (const std::size_t index : all->search(words, desk::RegisterOrder::Name))
                text += all->entries()[index].holder + ", ";
            return text;
        };
        QCOMPARE(found(""), std::string("Nguyễn Thị Anh, Lê Thị Ánh, Nguyễn Văn Dũng, Trần Văn Đức, Phạm Ôn, "));
        QCOMPARE(found("van DUC"), std::string("Trần Văn Đức, "));
        QCOMPARE(found("nguyễn"), std::string("Nguyễn Thị Anh, Nguyễn Văn Dũng, "));
        QCOMPARE(found("1000003"), std::string("Lê Thị Ánh, "));
        QCOMPARE(found("bd01a-000005"), std::string("Phạm Ôn, "));
        QCOMPARE(found("nobody"), std::string());
    }
};

QTEST_GUILESS_MAIN(SealingTest)
#include "sealing_test.moc"
