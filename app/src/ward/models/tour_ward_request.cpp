// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_camera.h"
#include "entry_model.h"
#include "models/tour_parts.h"
#include "tour_ward.h"

#include <algorithm>

namespace th::app::tour {

using namespace std::chrono_literals;
using issuing::Role;

namespace {

desk::Line line(std::uint32_t number, const char *holder, const char *id, store::WardDecision decision,
                const char *reason = "")
{
    desk::Line made;
    made.number = number;
    made.draft.claims = people::driver();
    made.draft.claims.holder = holder;
    made.draft.claims.idNumber = id;
    made.decision = decision;
    made.reason = reason;
    return made;
}

std::vector<desk::Line> lines()
{
    using Decision = store::WardDecision;
    std::vector<desk::Line> made{
        line(1, "Nguyễn Thị Phượng Hoàng", "001085012345", Decision::Approved),
        line(2, "Trần Văn Đức", "001079004411", Decision::Refused, "Không thuộc diện được cấp"),
        line(3, "Lê Thị Thuỷ Tiên", "001192003344", Decision::Undecided),
        line(4, "Phạm Quốc Khánh", "034088001122", Decision::Undecided),
        line(5, "Đặng Thị Ngọc Ánh", "001190007788", Decision::Undecided)};
    for (std::uint32_t number = 6; number <= 400; ++number)
        made.push_back(line(number, "Hoàng Minh Tuấn", "001085", Decision::Approved));
    return made;
}

TourState request(const char *name, Role role, const char *state, const std::function<void(Models &)> &more = {})
{
    return wardState(name, role, "request", [=](Models &m) {
        m.ward.request()->clear();
        m.ward.request()->show(wardRequestView("organisation", state, role));
        m.ward.request()->showMatches({{4, {{97, 12, "id"}, {119, 3, "plate"}}}});
        m.ward.request()->lines()->setCurrent(2);
        if (more)
            more(m);
    });
}

} // namespace

RequestView wardRequestView(const char *procedure, const char *state, Role role)
{
    RequestView made;
    const issuing::Procedure &flow = *wardWorkflow()->find(procedure);
    made.found.row.id = 118;
    made.found.row.revision = 12;
    made.found.row.procedure = procedure;
    made.found.row.state = state;
    made.found.fields = {{"organisation", "Công ty cổ phần Chế biến thực phẩm và Dịch vụ hậu cần Sông Hồng"},
                         {"address", "Số 12, ngõ 35, phố Phúc Xá"},
                         {"contact", "0912 345 678"}};
    made.found.lines = lines();
    made.found.attachments = {{1, "list", "danh sach cong nhan thang 9 ban cuoi cung.xlsx", 184'220},
                              {2, "other", "dang-ky-kinh-doanh.pdf", 1'402'118}};
    made.procedure = flow.name;
    made.state = flow.findState(state)->name;
    for (const issuing::Step &step : flow.steps)
        if (step.from.contains(state) && step.by.contains(role))
            made.steps.push_back({step.id, step.name, step.reason, step.seals(), step.then});
    std::ranges::stable_partition(made.steps, [](const StepOffer &step) { return !step.wantsReason; });
    made.kinds = flow.kinds;
    const issuing::State &now = *flow.findState(state);
    made.edits = now.edit.contains(role);
    made.attaches = made.edits || now.attach.contains(role);
    made.decides = now.decide.contains(role);
    made.fieldsWanted = {"organisation", "address", "contact"};
    made.kindsWanted = {"list", "original"};
    made.historyVi = {
        "06/09/2021 09:02  nguyen.van.an (cảnh sát khu vực, P00001): lập hồ sơ",
        "06/09/2021 09:10  nguyen.van.an (cảnh sát khu vực, P00001): Tiếp nhận đăng ký: \"Đang đăng ký\" → "
        "\"Đã đăng ký, chờ nhập\"",
        "06/09/2021 14:31  tran.thi.binh (cán bộ xã/phường, P00001): xét dòng: 394 approved, 1 refused; dòng 1, "
        "2, 6–400; lý do: Không thuộc diện được cấp"};
    made.historyEn = {
        "06/09/2021 09:02  nguyen.van.an (area police, P00001): request begun",
        "06/09/2021 09:10  nguyen.van.an (area police, P00001): Register: \"Being registered\" → \"Registered, "
        "to be entered\"",
        "06/09/2021 14:31  tran.thi.binh (ward clerk, P00001): lines decided: 394 approved, 1 refused; lines 1, "
        "2, 6–400; reason: Không thuộc diện được cấp"};
    return made;
}

std::vector<TourState> wardRequests()
{
    const auto section = [](const char *name) {
        return [name](Models &m) { m.ward.request()->setSection(QLatin1String(name)); };
    };
    return {
        request("review", Role::WardClerk, "review"),
        request("review-chosen", Role::WardClerk, "review", [](Models &m) { m.ward.request()->lines()->extendTo(4); }),
        request("review-why", Role::WardClerk, "review", [](Models &m) { m.ward.request()->refuse(); }),
        request("review-stale", Role::WardClerk, "review",
                [](Models &m) {
                    m.ward.request()->complain({"stale",
                                                {"Hồ sơ đã thay đổi từ khi bạn mở. Hãy xem lại rồi làm lại.",
                                                 "It has changed since you looked. Look again, then repeat."}});
                }),
        request("request-details", Role::WardClerk, "awaiting_list", section("details")),
        request("request-details-read", Role::AreaPolice, "review", section("details")),
        request("request-files", Role::WardClerk, "awaiting_list", section("files")),
        request("request-history", Role::WardPolice, "with_police", section("history")),
        request("request-no-lines", Role::WardClerk, "awaiting_list",
                [](Models &m) {
                    RequestView empty = wardRequestView("organisation", "awaiting_list", Role::WardClerk);
                    empty.found.lines.clear();
                    empty.found.attachments.clear();
                    m.ward.request()->show(empty);
                }),
        request("request-unfinished", Role::WardClerk, "awaiting_list",
                [](Models &m) {
                    m.ward.request()->noteUnfinished(m.ward.request()->request(), 0, {{"holder", "Nguyễn Thị"}});
                    m.ward.request()->noteUnfinished(m.ward.request()->request(), 3, {{"route", ""}});
                }),
        request("request-entry", Role::WardClerk, "awaiting_list", [](Models &m) { m.ward.entry()->openLine(2); }),
        request("request-entry-new", Role::WardClerk, "awaiting_list",
                [](Models &m) {
                    m.ward.entry()->openNew();
                    m.ward.entry()->setValue(QStringLiteral("holder"), QStringLiteral("Nguyễn Thị Phượng"));
                    m.ward.entry()->setValue(QStringLiteral("valid_until"), QStringLiteral("31/02/2021"));
                    m.ward.entry()->check();
                    m.ward.entry()->scan(QStringLiteral("TH1:ABC"));
                }),
        request("request-camera-card", Role::WardClerk, "awaiting_list",
                [](Models &m) {
                    m.ward.entry()->openNew();
                    m.ward.camera()->readIdCard();
                }),
        request("request-camera-paper", Role::WardClerk, "awaiting_list",
                [](Models &m) {
                    m.ward.request()->setSection(QStringLiteral("files"));
                    m.ward.camera()->photographPaper(QStringLiteral("signed"), QStringLiteral("Bản ký tay"));
                }),
        request("request-camera-taken", Role::WardClerk, "awaiting_list",
                [](Models &m) {
                    m.ward.request()->setSection(QStringLiteral("files"));
                    m.ward.camera()->photographPaper(QStringLiteral("signed"), QStringLiteral("Bản ký tay"));
                    m.ward.camera()->take();
                }),
        request("request-failed", Role::WardClerk, "review",
                [](Models &m) {
                    m.ward.request()->fail(
                        {"box",
                         {"Dữ liệu mã hoá bị hỏng hoặc thuộc khoá khác. Hãy báo người quản trị.",
                          "Encrypted data is damaged or belongs to another key. Tell the administrator."}});
                }),
    };
}

} // namespace th::app::tour
