// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// usage: bench_intake [ROWS]: milliseconds of a list on its way into a request, step by step (default 10,000 rows).
#include "desk/desk_world.h"

#include "counter/list_intake.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace th;
using namespace th::test;

namespace {

std::string list(int rows)
{
    std::string csv = "Họ và tên,Số CCCD,Biển số xe,Lý do đi đường,Khu vực,Đến ngày\n";
    for (int i = 0; i < rows; ++i) {
        const std::string digits = std::to_string(1'000'000 + i).substr(1);
        csv += "Trần Thị Bé,001185" + digits + ",29A" + digits + ",Thực phẩm,Hà Nội,20/09/2021\n";
    }
    return csv;
}

template <class Work> void measure(const char *what, const Work &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    std::printf("%-28s %8.0f ms\n", what, took.count());
}

} // namespace

int main(int argc, char **argv)
{
    const std::string csv = list(argc > 1 ? std::atoi(argv[1]) : 10'000);
    DeskWorld world;
    counter::ListOrder order;
    order.procedure = "organisation";
    order.check.today = std::chrono::year(2021) / 9 / 6;
    const auto now = DeskWorld::clock().wall;
    for (const char *round : {"into an empty book", "the same list once more"}) {
        std::puts(round);
        std::optional<counter::ListIntake> intake;
        desk::Edit edit;
        measure("  read, check, make lines", [&] {
            intake = std::move(counter::readList(*world.ward, core::asBytes(csv), order, now)).value();
            edit = counter::editOf(*intake, "list.csv", core::asBytes(csv));
        });
        std::size_t found = 0;
        measure("  look for duplicates", [&] { found = world.ward->duplicates(edit, 0, now)->size(); });
        measure("  write, durable",
                [&] { (void)world.ward->begin(DeskWorld::area(), "organisation", edit, DeskWorld::clock()).ok(); });
        std::printf("  lines %zu, duplicates %zu\n", edit.lines.size(), found);
    }
    return 0;
}
