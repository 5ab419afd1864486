// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "register_model.h"
#include "replace_model.h"
#include "seal_model.h"
#include "tour_ward.h"

#include "models/tour_parts.h"

namespace th::app::tour {

namespace {

desk::RegisterEntry entryOf(int place, int of)
{
    static constexpr const char *holders[] = {"Nguyễn Thị Phượng", "Lê Văn Thủy",
                                              "Công Tằng Tôn Nữ Ngọc Phương Hoàng Quỳnh Anh", "Trần Quốc Bảo"};
    desk::RegisterEntry entry;
    entry.number = {core::SeriesCode("BD01A"), static_cast<std::uint32_t>(place + 1)};
    entry.holder = holders[place % 4];
    entry.idNumber = "001085" + std::to_string(100000 + place);
    entry.organisation = place % 2 == 0 ? "Công ty cổ phần Chế biến thực phẩm và Dịch vụ hậu cần Sông Hồng" : "";
    entry.plates = place % 3 == 0 ? "29A12345" : "";
    entry.category = "food";
    entry.kind = place % 2 == 0 ? "employee" : "individual";
    entry.validUntil = "2021-09-20T16:59:59Z";
    entry.request = static_cast<desk::RequestId>(100 + place / 50);
    entry.line = static_cast<std::uint32_t>(place % 50 + 1);
    entry.issued = people::now() - std::chrono::hours(of - place);
    if (place % 7 == 3)
        entry.revoked = place % 2 == 0 ? core::RevocationReason::Lost : core::RevocationReason::Replaced;
    return entry;
}

RegisterFound registerOf(int passes, const RegisterWish &wish = {})
{
    std::vector<desk::RegisterEntry> entries;
    for (int i = 0; i < passes; ++i)
        entries.push_back(entryOf(i, passes));
    return look(std::make_shared<const desk::Register>(desk::Register::of(std::move(entries))), wish);
}

TourState state(const char *name, const std::function<void(Models &)> &more)
{
    return wardState(name, issuing::Role::WardPolice, "register", [more](Models &m) {
        m.ward.book()->clear();
        m.ward.replace()->clear();
        more(m);
    });
}

TourState replacing(const char *name, const std::function<void(ReplaceModel &)> &more)
{
    return state(name, [more](Models &m) {
        m.ward.book()->show(registerOf(1234));
        m.ward.book()->setCurrent(5);
        m.ward.book()->openDetail();
        m.ward.seal()->clear();
        m.ward.seal()->show({{}, QStringLiteral("/media/chi/KHOA-DAU/phuc-xa.key"), DeskKeyState::Passphrase, {}, {}});
        ReplaceModel &replace = *m.ward.replace();
        replace.clear();
        replace.show({{core::SeriesCode("BD01A"), 1229}, 124, "individual", {people::driver()}});
        more(replace);
    });
}

void showOrganisation(RegisterModel &book)
{
    book.show(registerOf(1234));
    book.setCurrent(1);
    book.onlyOrganisation();
    book.show(registerOf(1234, book.wish()));
}

} // namespace

std::vector<TourState> wardRegister()
{
    return {
        state("register-full", [](Models &m) { m.ward.book()->show(registerOf(1234)); }),
        state("register-chosen",
              [](Models &m) {
                  m.ward.book()->show(registerOf(1234));
                  m.ward.book()->toggle(1);
                  m.ward.book()->extendTo(3);
              }),
        state("register-pass",
              [](Models &m) {
                  m.ward.book()->show(registerOf(1234));
                  m.ward.book()->setCurrent(5);
                  m.ward.book()->openDetail();
              }),
        state("register-pass-standing",
              [](Models &m) {
                  m.ward.book()->show(registerOf(1234));
                  m.ward.book()->setCurrent(1);
                  m.ward.book()->openDetail();
              }),
        state("register-revoke",
              [](Models &m) {
                  m.ward.book()->show(registerOf(1234));
                  m.ward.book()->extendTo(4);
                  m.ward.book()->askRevoke();
              }),
        state("register-organisation", [](Models &m) { showOrganisation(*m.ward.book()); }),
        state("register-revoke-organisation",
              [](Models &m) {
                  RegisterModel &book = *m.ward.book();
                  showOrganisation(book);
                  book.askRevokeOrganisation();
              }),
        state("register-revoking",
              [](Models &m) {
                  RegisterModel &book = *m.ward.book();
                  showOrganisation(book);
                  book.askRevokeOrganisation();
                  book.confirm(QStringLiteral("fraud"), QStringLiteral("giấy khống"));
              }),
        state("register-by-name",
              [](Models &m) {
                  RegisterModel &book = *m.ward.book();
                  book.show(registerOf(1234));
                  book.setOrder(QStringLiteral("name"));
                  book.show(registerOf(1234, book.wish()));
              }),
        state("register-reinstate",
              [](Models &m) {
                  m.ward.book()->show(registerOf(1234));
                  m.ward.book()->setCurrent(5);
                  m.ward.book()->askReinstate();
              }),
        state("register-nothing-to-do",
              [](Models &m) {
                  m.ward.book()->show(registerOf(1234));
                  m.ward.book()->askReinstate();
              }),
        replacing("replace-lost", [](ReplaceModel &) {}),
        replacing("replace-extend",
                  [](ReplaceModel &replace) {
                      replace.setWay(QStringLiteral("extend"));
                      replace.content()->setValue(QStringLiteral("valid_until"), QStringLiteral("30/09/2021"));
                  }),
        replacing("replace-correct", [](ReplaceModel &replace) { replace.setWay(QStringLiteral("correct")); }),
        replacing("replace-not-every-way",
                  [](ReplaceModel &replace) {
                      const desk::Problem why{"wrong_role",
                                              {"Vai trò công an xã/phường không được làm việc này (gia hạn giấy) ở thủ "
                                               "tục \"Cá nhân\". Việc này dành cho: không ai.",
                                               "The role ward police may not do this (extending passes) in the "
                                               "procedure \"Individuals\". It is for: nobody."}};
                      replace.show({{core::SeriesCode("BD01A"), 1229},
                                    124,
                                    "individual",
                                    {people::driver()},
                                    {{issuing::Aftercare::Extend, why}}});
                  }),
        replacing("replace-refused",
                  [](ReplaceModel &replace) {
                      replace.refuse({"same_officer",
                                      {"Người đã xét duyệt hồ sơ này không được cấp đổi giấy của nó. Hãy để cán bộ "
                                       "khác làm.",
                                       "Who reviewed this request may not replace its passes. Have another officer "
                                       "do it."}});
                  }),
        replacing("replace-done",
                  [](ReplaceModel &replace) {
                      replace.finish({core::SeriesCode("BD01A"), 1235});
                  }),
        replacing("replace-failed",
                  [](ReplaceModel &replace) {
                      replace.fail({"box",
                                    {"Dữ liệu của giấy BD01A-000012 bị hỏng. Hãy báo người quản trị.",
                                     "The data of pass BD01A-000012 is damaged. Tell the administrator."}});
                  }),
        state("register-no-match",
              [](Models &m) {
                  m.ward.book()->setSearch(QStringLiteral("khong co"));
                  m.ward.book()->show(registerOf(1234, {QStringLiteral("khong co")}));
              }),
        state("register-empty", [](Models &m) { m.ward.book()->show(registerOf(0)); }),
        state("register-loading", [](Models &) {}),
        state("register-failed",
              [](Models &m) {
                  m.ward.book()->fail({"box",
                                       {"Dữ liệu của giấy BD01A-000012 bị hỏng. Hãy báo người quản trị.",
                                        "The data of pass BD01A-000012 is damaged. Tell the administrator."}});
              }),
    };
}

} // namespace th::app::tour
