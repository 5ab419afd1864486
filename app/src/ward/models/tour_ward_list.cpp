// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake_model.h"
#include "tour_ward.h"

#include "models/tour_parts.h"

namespace th::app::tour {

namespace {

constexpr const char *unclear = "STT,Họ và tên công nhân,Mã số,Ngày sinh,Phương tiện,Ghi chú\n"
                                "1,Nguyễn Thị Hương,001185012345,05/02/1985,29A-123.45,ca đêm\n"
                                "2,Trần Văn Đức,001079004411,17/11/1979,29-B1 678.90,\n";
constexpr const char *mixed =
    "Họ và tên,Số CCCD,Ngày sinh,Biển số xe,Lý do đi đường,Khu vực,Đến ngày\n"
    "Nguyễn Thị Hương,001185012345,05/02/1985,29A-123.45,food,01,20/09/2021\n"
    "NguyÔn V¨n An,001085012346,06/07/1985,29A-123.46,food,01,20/09/2021\n"
    "Lê Thị Thuỷ Tiên,1192003344,31/02/1992,,food,01,20/09/2021\n"
    "Phạm Quốc Khánh,034088001122,17/11/1988,29A-12,food,01,20/09/2021\n"
    "Nguyễn Thị Hương,001185012345,05/02/1985,,food,01,20/09/2021\n"
    "Công Tằng Tôn Nữ Ngọc Phương Hoàng Quỳnh Anh,001190007788,13/04/1990,,food,01,20/09/2021\n";

std::shared_ptr<const ListFound> found(const char *csv, bool checked)
{
    const auto made = std::make_shared<ListFound>();
    made->name = "danh sach cong nhan thang 9 ban cuoi cung.csv";
    made->content = core::Bytes(core::asBytes(csv).begin(), core::asBytes(csv).end());
    made->order.kind = "employee";
    made->intake.shape = lists::findPassShape("employee");
    made->intake.list = lists::openList(made->content, *made->intake.shape).value();
    if (!checked)
        return made;
    lists::CheckOptions options;
    options.today = std::chrono::year(2021) / 9 / 6;
    made->intake.checked =
        lists::checkList(made->intake.list.table, *made->intake.shape, made->intake.list.mapping, options);
    made->intake.drafts.resize(made->intake.checked.good.size());
    made->isChecked = true;
    return made;
}

TourState state(const char *name, const std::function<void(IntakeModel &)> &more)
{
    return wardState(name, issuing::Role::WardClerk, "inbox", [more](Models &m) {
        m.ward.request()->clear();
        m.ward.request()->show(wardRequestView("organisation", "awaiting_list", issuing::Role::WardClerk));
        m.ward.openList();
        more(*m.ward.intake());
    });
}

} // namespace

std::vector<TourState> wardLists()
{
    return {
        state("list-start", [](IntakeModel &) {}),
        state("list-reading",
              [](IntakeModel &list) { list.read(QUrl(QStringLiteral("file:///media/an/danh sach.xlsx"))); }),
        state("list-columns", [](IntakeModel &list) { list.show(found(unclear, false)); }),
        state("list-column",
              [](IntakeModel &list) {
                  list.show(found(unclear, false));
                  list.choose(QStringLiteral("id_number"));
              }),
        state("list-areas",
              [](IntakeModel &list) {
                  list.show(found(unclear, false));
                  list.choose(QStringLiteral("default:areas"));
              }),
        state("list-until",
              [](IntakeModel &list) {
                  list.show(found(unclear, false));
                  list.choose(QStringLiteral("default:valid_until"));
              }),
        state("list-checked", [](IntakeModel &list) { list.show(found(mixed, true)); }),
        state("list-good",
              [](IntakeModel &list) {
                  list.show(found(mixed, true));
                  list.setTab(QStringLiteral("good"));
              }),
        state("list-duplicates",
              [](IntakeModel &list) {
                  list.show(found(mixed, true));
                  list.askDuplicates({0,
                                      0,
                                      {{"Dòng 2: cùng số giấy tờ với dòng 12 của hồ sơ 97.",
                                        "Row 2: the same ID number as line 12 of request 97."},
                                       {"Dòng 2: cùng biển số xe với dòng 3 của hồ sơ 119.",
                                        "Row 2: the same plate as line 3 of request 119."}},
                                      1});
              }),
        state("list-taken",
              [](IntakeModel &list) {
                  list.show(found(mixed, true));
                  list.took({2, 1, {}, 1});
              }),
        state("list-not-text",
              [](IntakeModel &list) {
                  list.fail({"list.text", lists::sentence({lists::TableFault::BadUtf8, "12"})});
              }),
        state("list-failed",
              [](IntakeModel &list) {
                  list.fail({"list.file", lists::sentence({lists::TableFault::OldWorkbook, ""})});
              }),
    };
}

} // namespace th::app::tour
