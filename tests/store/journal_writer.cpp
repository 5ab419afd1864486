// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Appends records to a station for ever and prints the number of each once it is on disk: kill_test kills it.
// usage: journal_writer FOLDER RECORDS_A_TRANSACTION
#include "support/small_province.h"

#include <cstdio>
#include <unistd.h>

using namespace th;

namespace {

std::vector<store::ScanRecord> nextRecords(std::size_t count, std::int64_t &second)
{
    std::vector<store::ScanRecord> records(count);
    for (auto &record : records) {
        const core::Instant at = test::SmallProvince::now() + std::chrono::seconds(second++);
        record.clock = test::SmallProvince::clock(at);
        record.judgedAt = at;
        record.number = core::PassNumber{test::SmallProvince::series(), static_cast<std::uint32_t>(second)};
        record.passText = "text";
        record.verdict = core::judgeWithoutData();
    }
    return records;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    auto station = store::Station::open(argv[1], store::Access::Write);
    if (!station) {
        std::fprintf(stderr, "%s\n", station.error().detail.c_str());
        return 1;
    }
    const std::size_t count = std::stoul(argv[2]);
    for (std::int64_t second = 0;;) {
        const auto seqs = station->append(nextRecords(count, second));
        if (!seqs)
            return 1;
        std::string lines;
        for (const auto seq : *seqs)
            lines += std::to_string(seq) + "\n";
        if (::write(STDOUT_FILENO, lines.data(), lines.size()) != static_cast<ssize_t>(lines.size()))
            return 1;
    }
}
