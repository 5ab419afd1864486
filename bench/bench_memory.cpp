// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Peak memory of a process that opens a station with ten million passes and checks some. Called without arguments it
// makes the station and starts itself again, so that making it does not count.
//   bench_memory --make FOLDER   leaves such a station in FOLDER, for measuring the application with
#include "support/big_station.h"
#include "support/limits.h"
#include "support/memory.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>

using namespace th;

namespace {

constexpr std::size_t passCount = 4096;

int checkPasses(const std::filesystem::path &folder)
{
    auto station = store::Station::open(folder / "station", store::Access::Write);
    if (!station)
        return 1;
    store::Examiner examiner(*station);
    bench::Province asked;
    asked.now = *core::parseRfc3339("2021-09-07T03:00:00Z");
    std::ifstream texts(folder / "texts");
    for (std::string text; std::getline(texts, text);)
        if (examiner.examine(bench::questionOf(asked, text)).verdict.kind != core::VerdictKind::Admit)
            return 1;
    return bench::report(
        {{"peak memory, station of 10 million passes", static_cast<double>(bench::peakMemory()) / 1e6, 200, "MB"}});
}

void make(const std::filesystem::path &folder)
{
    const bench::Province province = bench::makeProvince(passCount);
    (void)bench::makeStation(folder / "station", province);
    std::ofstream texts(folder / "texts");
    for (const std::string &text : province.texts)
        texts << text << '\n';
    std::printf("making it took %.0f MB\n", static_cast<double>(bench::peakMemory()) / 1e6);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::strcmp(argv[1], "--make") == 0) {
        std::filesystem::create_directories(argv[2]);
        make(argv[2]);
        return 0;
    }
    if (argc == 3 && std::strcmp(argv[1], "--check") == 0)
        return checkPasses(argv[2]);
    bench::BenchFolder folder;
    const std::filesystem::path place = folder.station();
    std::filesystem::create_directories(place);
    make(place);
    const std::string again = "'" + std::string(argv[0]) + "' --check '" + place.string() + "'";
    return std::system(again.c_str()) == 0 ? 0 : 1;
}
