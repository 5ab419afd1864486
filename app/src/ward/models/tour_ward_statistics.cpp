// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics_model.h"
#include "tour_ward.h"

#include "models/tour_parts.h"

namespace th::app::tour {

namespace {

StatisticsView view(const std::vector<const char *> &keys)
{
    StatisticsView made;
    std::size_t issued = 1280;
    for (const char *key : keys) {
        made.rows.push_back({key, {issued, issued / 40, issued / 25, issued / 30, issued - issued / 50}});
        issued = issued * 2 / 3;
    }
    return made;
}

TourState state(const char *name, const std::function<void(StatisticsModel &)> &more)
{
    return wardState(name, issuing::Role::WardClerk, "statistics", [more](Models &m) {
        StatisticsModel &book = *m.ward.statistics();
        book.clear();
        book.setBy(QStringLiteral("day"));
        book.setPeriod(QStringLiteral("30"));
        more(book);
    });
}

} // namespace

std::vector<TourState> wardStatistics()
{
    return {
        state("statistics-days",
              [](StatisticsModel &book) {
                  book.show(view({"2021-09-01", "2021-09-02", "2021-09-03", "2021-09-04", "2021-09-05", "2021-09-06"}));
              }),
        state("statistics-organisations",
              [](StatisticsModel &book) {
                  book.setBy(QStringLiteral("organisation"));
                  book.show(view({"Công ty cổ phần Chế biến thực phẩm và Dịch vụ hậu cần Sông Hồng",
                                  "Hợp tác xã Rau sạch Phúc Xá", "Siêu thị Long Biên", ""}));
              }),
        state("statistics-wrong-days",
              [](StatisticsModel &book) {
                  book.show(view({"2021-09-06"}));
                  book.setDays(QStringLiteral("31/02/2021"), {});
              }),
        state("statistics-exporting",
              [](StatisticsModel &book) {
                  book.show(view({"2021-09-05", "2021-09-06"}));
                  book.beginExport();
                  book.advance(183'000, 500'000);
              }),
        state("statistics-empty", [](StatisticsModel &book) { book.show({}); }),
        state("statistics-loading", [](StatisticsModel &) {}),
        state("statistics-failed",
              [](StatisticsModel &book) {
                  book.fail({"store.io",
                             {"Không đọc hoặc ghi được ổ đĩa. Hãy kiểm tra ổ đĩa rồi thử lại.",
                              "The disk cannot be read or written. Check the disk, then try again."}});
              }),
    };
}

} // namespace th::app::tour
