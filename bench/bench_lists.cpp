// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists of 10,000 rows: how long reading them takes, checking them, and writing all of them back.
#include "lists/write.h"

#include <benchmark/benchmark.h>

using namespace th;
using namespace th::lists;

namespace {

constexpr int rowCount = 10'000;

const Shape &employees() { return *findPassShape("employee"); }

CheckOptions options()
{
    CheckOptions asOf;
    asOf.today = std::chrono::year(2021) / 9 / 5;
    return asOf;
}

std::string padded(int number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string makeCsv()
{
    std::vector<std::vector<std::string>> rows{{"STT", "Họ và tên", "Số CCCD", "Ngày sinh", "Giới tính",
                                                "Số điện thoại", "Nơi ở", "Đơn vị công tác", "Lộ trình", "Biển số xe",
                                                "Từ ngày", "Đến ngày"}};
    for (int i = 0; i < rowCount; ++i)
        rows.push_back({std::to_string(i + 1), "Nguyễn Thị Hương", "0011" + padded(i % 100, 2) + padded(i, 6),
                        padded(i % 28 + 1, 2) + "/" + padded(i % 12 + 1, 2) + "/19" + padded(i % 100, 2), "Nữ",
                        "0912" + padded(i, 6), "Số 3, Phúc Xá, Ba Đình, Hà Nội", "Công ty CP Sữa Hà Nội",
                        "Ba Đình – Gia Lâm", "29A-" + padded(i, 5), "06/09/2021", "20/09/2021"});
    return writeCsv(rows, TextEncoding::Utf8WithMark, ',');
}

/// The same list as a workbook: all of it handed back.
std::string makeXlsx()
{
    auto list = openList(core::asBytes(makeCsv()), employees()).value();
    list.table.kind = FileKind::Xlsx;
    CheckedList all;
    for (const Row &row : list.table.rows)
        all.bad.push_back(row.number);
    return returnedList(list.table, list.mapping, all, core::Language::Vietnamese).value();
}

void importAndCheck(benchmark::State &state, const std::string &file)
{
    std::size_t good = 0;
    for (auto _ : state) {
        const auto list = openList(core::asBytes(file), employees()).value();
        good = checkList(list.table, employees(), list.mapping, options()).good.size();
    }
    state.counters["good rows"] = static_cast<double>(good);
    state.counters["rows/s"] = benchmark::Counter(rowCount, benchmark::Counter::kIsIterationInvariantRate);
}

void importXlsx(benchmark::State &state) { importAndCheck(state, makeXlsx()); }
void importCsv(benchmark::State &state) { importAndCheck(state, makeCsv()); }

void readOnlyXlsx(benchmark::State &state)
{
    const std::string file = makeXlsx();
    for (auto _ : state)
        benchmark::DoNotOptimize(readTable(core::asBytes(file)).value().rows.size());
}

void writeBackXlsx(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(makeXlsx().size());
}

BENCHMARK(importXlsx)->Unit(benchmark::kMillisecond);
BENCHMARK(readOnlyXlsx)->Unit(benchmark::kMillisecond);
BENCHMARK(importCsv)->Unit(benchmark::kMillisecond);
BENCHMARK(writeBackXlsx)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
