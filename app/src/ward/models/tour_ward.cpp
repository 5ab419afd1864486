// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour_ward.h"

#include "models/tour_parts.h"

namespace th::app::tour {

using namespace std::chrono_literals;
using issuing::Role;

namespace {

InboxEntry entry(desk::RequestId id, const char *applicant, const char *procedure, const char *state,
                 issuing::LineTally lines, std::chrono::minutes waited)
{
    InboxEntry made;
    made.id = id;
    made.applicant = applicant;
    const issuing::Procedure &found = *wardWorkflow()->find(procedure);
    made.procedure = found.name;
    made.stateId = state;
    made.state = found.findState(state)->name;
    made.finished = found.findState(state)->isFinal;
    for (const issuing::Step &step : found.steps)
        if (step.from.contains(state) && step.by.contains(Role::WardClerk))
            made.steps.push_back(step.name);
    made.lines = lines;
    made.changed = people::now() - waited;
    made.opened = made.changed - 1h;
    return made;
}

void signIn(Models &m, Role role)
{
    m.ward.setWorkflow(wardWorkflow());
    m.ward.session()->admit({{"tran.thi.binh", role, core::AuthorityCode("P00001")}, wardWorkflow()});
}

} // namespace

std::shared_ptr<const issuing::Workflow> wardWorkflow()
{
    static const auto workflow = std::make_shared<const issuing::Workflow>(
        issuing::parseWorkflow(core::asBytes(issuing::defaultWorkflow())).value());
    return workflow;
}

std::vector<InboxEntry> wardInbox()
{
    return {entry(118, "Công ty cổ phần Chế biến thực phẩm và Dịch vụ hậu cần Sông Hồng", "organisation", "review",
                  {412, 37, 360}, 27h),
            entry(121, "Siêu thị Long Biên", "organisation", "registered", {0, 0, 0}, 310min),
            entry(124, "Nguyễn Thị Phượng", "individual", "review", {1, 1, 0}, 95min),
            entry(126, "Tổ dân phố 12", "household", "review", {86, 86, 0}, 48min),
            entry(119, "Hợp tác xã Rau sạch Phúc Xá", "organisation", "with_police", {58, 0, 55}, 20h),
            entry(125, "Lê Văn Thủy", "individual", "sealed", {1, 0, 1}, 62min),
            entry(97, "Công ty Vận tải Hoà Bình", "organisation", "handed_over", {120, 0, 118}, 200h)};
}

void wardDesk(Models &m, DeskKeyState key)
{
    StationHealth health = everydayHealth();
    health.desk = true;
    health.name = QStringLiteral("Bàn cấp giấy Phúc Xá");
    m.status.setHealth(health);
    m.ward.session()->leave();
    m.ward.session()->propose(QStringLiteral("tran.thi.binh"), QStringLiteral("ward_clerk"),
                              {QStringLiteral("tran.thi.binh"), QStringLiteral("nguyen.van.an")});
    m.ward.session()->describe({true,
                                core::AuthorityCode("P00001"),
                                {"Công an phường Phúc Xá", "Police of Phúc Xá ward"},
                                QStringLiteral("/media/an/KET-SAT/ward.key"),
                                key});
    m.ward.setNow(people::now());
}

TourState wardState(const char *name, Role role, const char *page, const std::function<void(Models &)> &more)
{
    return {QStringLiteral("ward-") + QLatin1String(name), [=](Models &m) {
                wardDesk(m);
                signIn(m, role);
                m.ward.inbox()->show(wardInbox());
                m.ward.open(QLatin1String(page));
                if (more)
                    more(m);
            }};
}

namespace {

TourState signing(const char *name, const std::function<void(Models &)> &then)
{
    return {QStringLiteral("ward-sign-in-") + QLatin1String(name), [then](Models &m) {
                wardDesk(m);
                then(m);
            }};
}

std::vector<TourState> signInStates()
{
    return {
        signing("ready", [](Models &) {}),
        signing("first", [](Models &m) { m.ward.session()->propose({}, {}, {}); }),
        signing("no-key", [](Models &m) { wardDesk(m, DeskKeyState::Missing); }),
        signing("wrong-passphrase",
                [](Models &m) {
                    m.ward.session()->refuse(
                        {"passphrase",
                         {"Sai mật khẩu. Hãy nhập lại; chú ý phím Caps Lock và kiểu gõ.",
                          "Wrong passphrase. Type it again; mind Caps Lock and the keyboard layout."}});
                }),
        signing("working", [](Models &m) { m.ward.session()->signIn(QStringLiteral("x")); }),
    };
}

std::vector<TourState> inboxStates()
{
    return {
        wardState("inbox-full", Role::WardClerk, "inbox"),
        wardState("help", Role::WardClerk, "inbox", [](Models &m) { m.navigation.open(Navigation::Panel::Help); }),
        wardState("inbox-all", Role::WardClerk, "inbox",
                  [](Models &m) { m.ward.inbox()->setTab(QStringLiteral("all")); }),
        wardState("inbox-nothing-waits", Role::AreaPolice, "inbox", [](Models &m) { m.ward.inbox()->show({}); }),
        wardState("inbox-no-match", Role::WardClerk, "inbox",
                  [](Models &m) { m.ward.inbox()->setSearch(QStringLiteral("khong co")); }),
        wardState("inbox-loading", Role::WardClerk, "inbox", [](Models &m) { m.ward.inbox()->clear(); }),
        wardState("inbox-failed", Role::WardClerk, "inbox",
                  [](Models &m) {
                      m.ward.inbox()->fail({"store.io",
                                            {"Không đọc hoặc ghi được ổ đĩa. Hãy kiểm tra ổ đĩa rồi thử lại.",
                                             "The disk cannot be read or written. Check the disk, then try again."}});
                  }),
        wardState("locking-soon", Role::WardPolice, "inbox",
                  [](Models &m) {
                      m.ward.session()->tick({});
                      m.ward.session()->tick(std::chrono::minutes(10) - 12s);
                  }),
    };
}

} // namespace

std::vector<TourState> ward()
{
    std::vector<TourState> all;
    for (const auto &part : {signInStates(), inboxStates(), wardRequests(), wardLists(), wardSealing(), wardPrints(),
                             wardMails(), wardRegister(), wardStatistics()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace th::app::tour
