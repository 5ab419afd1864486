// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From text to a verdict that is on disk: one at a time, as on the screen, and in batches, as on a pipe. Depends on
// the disk: set TH_BENCH_FOLDER to measure another one.
#include "support/big_station.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace th;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t passCount = 4096;
constexpr std::size_t batchSize = 256;

double microseconds(Clock::duration time) { return std::chrono::duration<double, std::micro>(time).count(); }

void requireRecorded(const store::Answer &answer)
{
    if (answer.seq)
        return;
    std::puts("A verdict was not recorded.");
    std::exit(1);
}

void measureSingly(store::Examiner &examiner, const std::vector<store::Question> &questions)
{
    std::vector<double> times;
    for (std::size_t i = 0; i < 2000; ++i) {
        const auto start = Clock::now();
        const store::Answer answer = examiner.examine(questions[i % questions.size()]);
        times.push_back(microseconds(Clock::now() - start));
        requireRecorded(answer);
    }
    std::sort(times.begin(), times.end());
    std::printf("text → durable verdict, one by one: p50 %.0f µs, p99 %.0f µs, worst %.0f µs\n", times[1000],
                times[1980], times.back());
}

void measureBatches(store::Examiner &examiner, const std::vector<store::Question> &questions)
{
    std::size_t done = 0;
    const auto start = Clock::now();
    while (done < 20'000) {
        const auto from = questions.begin() + static_cast<std::ptrdiff_t>(done % (questions.size() - batchSize));
        for (const store::Answer &answer : examiner.examine({from, from + batchSize}))
            requireRecorded(answer);
        done += batchSize;
    }
    const double seconds = microseconds(Clock::now() - start) / 1e6;
    std::printf("text → durable verdict, batches of %zu: %.0f passes a second (at least 2,000 wanted)\n", batchSize,
                static_cast<double>(done) / seconds);
}

} // namespace

int main()
{
    bench::BenchFolder folder;
    const bench::Province province = bench::makeProvince(passCount);
    store::Station station = bench::makeStation(folder.station(), province);
    store::Examiner examiner(station);
    std::vector<store::Question> questions;
    for (const std::string &text : province.texts)
        questions.push_back(bench::questionOf(province, text));
    measureSingly(examiner, questions);
    measureBatches(examiner, questions);
}
