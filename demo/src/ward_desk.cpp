// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_desk.h"

#include "desk/sealing.h"
#include "failures.h"
#include "people.h"
#include "store/examiner.h"
#include "store/files.h"
#include "sync/import.h"

#include <algorithm>
#include <optional>

namespace th::demo {
namespace {

using core::Failure;
using core::PassKind;
using issuing::Role;
using std::chrono::days, std::chrono::hours, std::chrono::minutes;
template <class T = void> using Built = core::Result<T, core::LocalName>;

constexpr std::size_t firstPerson = 90; ///< none of those who pass by elsewhere in the demonstration

/// A request as it came: what is on it, and how long ago.
struct Story {
    const char *procedure;
    desk::Fields fields;
    PassKind kind;
    std::size_t people;
    const char *category;
    hours ago;
};

/// The three people of the ward at work. Each step is taken some minutes after the one before it.
class WardDay {
public:
    WardDay(desk::Desk &ward, const WardPlan &plan) : m_ward(ward), m_plan(plan) {}

    Built<> live()
    {
        handOverAStall();
        sealTwo();
        readyMarketCards();
        reviewDeliveries();
        reviewThree();
        awaitAList();
        beginOne();
        return m_failed ? Built<>(Failure{*m_failed}) : Built<>();
    }

private:
    void handOverAStall()
    {
        begin({"individual", address("Số 8 Bờ Sông", "0900000108"), PassKind::Individual, 1, "medical", hours(50)});
        throughReview("vet");
        seal();
        step(Role::AreaPolice, "hand_over");
    }

    void sealTwo()
    {
        begin({"individual", address("Số 3 Trần Phú", "0900000103"), PassKind::Individual, 2, "food", hours(27)});
        throughReview("vet");
        seal();
    }

    void readyMarketCards()
    {
        begin({"household", {{"area", "Tổ dân phố 5"}}, PassKind::Household, 8, "market", hours(22)});
        throughReview("list");
    }

    void reviewDeliveries()
    {
        begin({"organisation", organisation("Hợp tác xã Rau Đồng Xanh"), PassKind::Employee, 12, "goods", hours(20)});
        step(Role::AreaPolice, "register");
        step(Role::WardClerk, "enter");
        attachList();
        step(Role::WardClerk, "submit_list");
    }

    void reviewThree()
    {
        begin({"individual", address("Số 21 Hoa Sữa", "0900000121"), PassKind::Individual, 3, "food", hours(6)});
        step(Role::AreaPolice, "vet");
    }

    void awaitAList()
    {
        begin({"organisation", organisation("Công ty Nước sạch Hoa Sen"), PassKind::Employee, 0, "", hours(5)});
        step(Role::AreaPolice, "register");
        step(Role::WardClerk, "enter");
    }

    void beginOne()
    {
        begin({"individual", address("Số 14 Lê Lợi", "0900000114"), PassKind::Individual, 1, "funeral", hours(1)});
    }

    static desk::Fields address(const char *street, const char *contact)
    {
        return {{"address", std::string(street) + ", Phường Đồng Xanh"}, {"contact", contact}};
    }
    desk::Fields organisation(const char *name)
    {
        m_organisation = name;
        desk::Fields fields = address("Số 1 Đường Ray", "0900000101");
        fields["organisation"] = name;
        return fields;
    }

    void begin(const Story &story)
    {
        m_at = m_plan.now - story.ago;
        desk::Edit content{story.fields};
        for (std::size_t i = 0; i < story.people; ++i)
            content.lines.emplace_back(0, draft(story));
        m_lines = content.lines.size();
        if (!m_failed)
            m_request = take(m_ward.begin(officer(Role::AreaPolice), story.procedure, content, next())).value_or(0);
    }

    desk::Draft draft(const Story &story)
    {
        const Person holder = person(firstPerson + m_people);
        desk::Draft draft;
        draft.claims.kind = story.kind;
        draft.claims.holder = holder.name;
        draft.claims.idNumber = holder.idNumber;
        draft.claims.birthYear = holder.birthYear;
        draft.claims.category = core::CategoryCode(story.category);
        draft.claims.areas = {core::AreaCode("99.991.00004")};
        draft.claims.validUntil = std::chrono::floor<days>(m_plan.now) + days(14) - hours(7) - std::chrono::seconds(1);
        if (story.kind == PassKind::Employee)
            draft.claims.organisation = m_organisation;
        if (story.kind == PassKind::Household)
            draft.household = "Sổ " + std::to_string(5001 + m_people);
        ++m_people;
        return draft;
    }

    void attachList()
    {
        const std::string text = "Danh sách người lao động (minh họa)\n";
        if (!m_failed)
            take(m_ward.attach(act(Role::WardClerk), "list", "danh-sach.csv", core::asBytes(text)));
    }

    /// From its first step to the ward police, with every line approved.
    void throughReview(const char *first)
    {
        step(Role::AreaPolice, first);
        std::vector<desk::Ruling> rulings;
        for (std::uint32_t line = 1; line <= m_lines; ++line)
            rulings.push_back({line, store::WardDecision::Approved});
        if (!m_failed)
            take(m_ward.decide(act(Role::WardClerk), rulings));
        step(Role::WardClerk, "forward");
    }

    void step(Role role, const char *name)
    {
        if (!m_failed)
            take(m_ward.step(act(role), name, {}));
    }

    void seal()
    {
        if (m_failed)
            return;
        const desk::SealOrder order{act(Role::WardPolice), "seal", {}, core::SeriesCode(deskSeries)};
        const auto sealed = take(desk::seal(m_ward, order, {m_plan.sealing}, [](const auto &) { return true; }));
        if (sealed && sealed->stopped)
            m_failed = sealed->stopped->sentence;
    }

    static issuing::Officer officer(Role role)
    {
        const char *id = role == Role::AreaPolice ? "an" : role == Role::WardClerk ? "binh" : "chi";
        return {id, role, core::AuthorityCode(deskUnit)};
    }
    desk::Act act(Role role)
    {
        const auto row = m_ward.look(m_request);
        return {officer(role), m_request, row ? row->row.revision : 0, next()};
    }
    core::ClockReading next()
    {
        core::ClockReading clock = store::readClock();
        clock.wall = m_at += minutes(4);
        return clock;
    }

    template <class T> std::optional<T> take(desk::Done<T> done)
    {
        if (done)
            return std::move(done).value();
        m_failed = done.error().sentence;
        return std::nullopt;
    }
    void take(const desk::Done<void> &done)
    {
        if (!done)
            m_failed = done.error().sentence;
    }

    desk::Desk &m_ward;
    const WardPlan &m_plan;
    core::Instant m_at{};
    desk::RequestId m_request = 0;
    std::size_t m_lines = 0, m_people = 0;
    std::string m_organisation;
    std::optional<core::LocalName> m_failed;
};

template <class Error> Failure<core::LocalName> failed(const Error &error)
{
    return Failure{
        core::LocalName{sentence(error, core::Language::Vietnamese), sentence(error, core::Language::English)}};
}

} // namespace

Built<> makeWardDesk(const std::filesystem::path &folder, const WardPlan &plan)
{
    store::Station &station = *plan.station;
    if (const auto trusted = sync::trustRoot(station, plan.root); !trusted)
        return failed(trusted.error());
    if (const auto taken = sync::importTree(station, plan.tree, plan.now); !taken)
        return failed(taken.error());
    std::error_code error;
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error); // its key is bare
    const auto key = plan.key->wrap("");
    if (!store::placeFile(folder / "ward.key", key->view(), store::Placing::NewPrivate))
        return Failure{cannotWrite(folder / "ward.key")};
    core::ClockReading clock = store::readClock();
    clock.wall = plan.now - days(3);
    const auto made = desk::Desk::setUp(station, *plan.key, core::AuthorityCode(deskUnit),
                                        core::asBytes(issuing::defaultWorkflow()), "chi", clock);
    if (!made)
        return Failure{made.error().sentence};
    auto ward = desk::Desk::open(station, folder, *plan.key);
    if (!ward)
        return Failure{ward.error().sentence};
    return WardDay(*ward, plan).live();
}

} // namespace th::demo
