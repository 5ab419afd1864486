// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a check costs at a station that knows the status of ten million passes.
#include "store/examiner.h"
#include "support/small_province.h"

#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <malloc.h>
#include <random>
#include <sodium.h>
#include <unistd.h>

using namespace th;
using test::SmallProvince;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uint32_t seriesCount = 20;
constexpr std::uint32_t passesOfSeries = 500'000;
constexpr std::uint32_t passesJudged = 256;

core::SeriesCode seriesAt(std::uint32_t index)
{
    return index == 0 ? SmallProvince::series() : core::SeriesCode("S" + std::to_string(index));
}

/// Serials of the passes that are judged, far apart.
std::uint32_t judgedSerial(std::uint32_t index) { return 1 + index * (passesOfSeries / passesJudged); }

store::Update tenMillion()
{
    std::vector<std::uint32_t> genuine;
    for (std::uint32_t i = 0; i < passesJudged; ++i)
        genuine.push_back(judgedSerial(i));
    std::vector<core::SeriesSnapshot> snapshots;
    for (std::uint32_t i = 0; i < seriesCount; ++i) {
        auto snapshot = SmallProvince::snapshot(passesOfSeries, i == 0 ? genuine : std::vector<std::uint32_t>{});
        snapshot.series = seriesAt(i);
        for (std::uint32_t serial = 2; serial <= passesOfSeries; serial += 10)
            if (!std::ranges::binary_search(genuine, serial))
                snapshot.revoked.push_back({serial, {core::RevocationReason::Lost, SmallProvince::now()}});
        snapshots.push_back(std::move(snapshot));
    }
    return SmallProvince::update(std::move(snapshots));
}

double residentMegabytes()
{
    ::malloc_trim(0);
    std::ifstream status("/proc/self/statm");
    double all = 0, resident = 0;
    status >> all >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

struct Judged {
    std::string text;
    core::VerifiedPass pass;
    core::Signature signature;
};

/// The station, loaded once.
class World {
public:
    static World &instance()
    {
        static World world;
        return world;
    }

    store::Station &station() { return *m_station; }
    [[nodiscard]] const std::vector<Judged> &passes() const { return m_passes; }
    [[nodiscard]] double applySeconds() const { return m_applySeconds; }
    [[nodiscard]] double megabytes() const { return m_megabytes; }

private:
    World()
    {
        std::string name = (std::filesystem::temp_directory_path() / "thonghanh-bench-XXXXXX").string();
        m_root = ::mkdtemp(name.data());
        load();
        m_station.emplace(*store::Station::open(m_root / "station", store::Access::Write));
        for (std::uint32_t i = 0; i < passesJudged; ++i) {
            const std::string text = SmallProvince::pass(judgedSerial(i));
            m_passes.push_back({text, SmallProvince::verified(text), core::decodePass(text)->signature()});
        }
        for (std::uint32_t serial = 1; serial <= passesOfSeries; serial += 100)
            for (std::uint32_t i = 0; i < seriesCount; ++i)
                benchmark::DoNotOptimize(m_station->statusOf({seriesAt(i), serial}));
        m_megabytes = residentMegabytes();
    }
    ~World()
    {
        m_station.reset();
        std::filesystem::remove_all(m_root);
    }

    void load()
    {
        const store::Update update = tenMillion();
        auto station = store::Station::create(m_root / "station", "Bench", false);
        const auto start = Clock::now();
        if (!station || !station->apply(update))
            std::abort();
        m_applySeconds = std::chrono::duration<double>(Clock::now() - start).count();
    }

    std::filesystem::path m_root;
    std::optional<store::Station> m_station;
    std::vector<Judged> m_passes;
    double m_applySeconds = 0, m_megabytes = 0;
};

void statusLookUp(benchmark::State &state)
{
    World &world = World::instance();
    std::minstd_rand random(1);
    std::vector<core::PassNumber> numbers;
    for (int i = 0; i < 4096; ++i)
        numbers.push_back({seriesAt(static_cast<std::uint32_t>(random() % seriesCount)),
                           static_cast<std::uint32_t>(1 + random() % passesOfSeries)});
    std::size_t next = 0;
    for ([[maybe_unused]] const auto step : state)
        benchmark::DoNotOptimize(world.station().statusOf(numbers[next++ % numbers.size()]));
    state.counters["load_s"] = world.applySeconds();
    state.counters["rss_MB"] = world.megabytes();
}
BENCHMARK(statusLookUp);

void bareVerify(const Judged &judged, const store::Station &station)
{
    const auto message = judged.pass.toBeSigned();
    const int bad = ::crypto_sign_verify_detached(judged.signature.data(), message.data(), message.size(),
                                                  judged.pass.key().key.data());
    benchmark::DoNotOptimize(bad);
    benchmark::DoNotOptimize(station.statusOf(judged.pass));
}

/// Text to verdict against a bare signature verification and a status look-up, by turns: the ratio must be ≤ 1.25.
void textToVerdictAgainstBareVerify(benchmark::State &state)
{
    World &world = World::instance();
    store::Examiner examiner(world.station());
    Clock::duration bare{}, whole{};
    std::size_t next = 0;
    for ([[maybe_unused]] const auto step : state) {
        const Judged &judged = world.passes()[next++ % world.passes().size()];
        const auto start = Clock::now();
        bareVerify(judged, world.station());
        const auto middle = Clock::now();
        const auto answer = examiner.judgeOnly(SmallProvince::question(judged.text));
        whole += Clock::now() - middle;
        bare += middle - start;
        if (answer.verdict.kind != core::VerdictKind::Admit)
            state.SkipWithError("not admitted");
    }
    const auto micros = [&](Clock::duration sum) {
        return std::chrono::duration<double, std::micro>(sum).count() / static_cast<double>(state.iterations());
    };
    state.counters["bare_us"] = micros(bare);
    state.counters["judged_us"] = micros(whole);
    state.counters["ratio"] = micros(whole) / micros(bare);
}
BENCHMARK(textToVerdictAgainstBareVerify)->MinTime(2);

void textToDurableVerdict(benchmark::State &state)
{
    World &world = World::instance();
    store::Examiner examiner(world.station());
    std::vector<double> micros;
    for ([[maybe_unused]] const auto step : state) {
        const auto start = Clock::now();
        const auto &judged = world.passes()[micros.size() % world.passes().size()];
        if (!examiner.examine(SmallProvince::question(judged.text)).seq)
            state.SkipWithError("not recorded");
        micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    std::ranges::sort(micros);
    state.counters["p50_us"] = micros[micros.size() / 2];
    state.counters["p99_us"] = micros[micros.size() * 99 / 100];
}
BENCHMARK(textToDurableVerdict)->Iterations(2000);

/// Passes a second, on disk, when they come in batches as on a pipe: must be ≥ 2,000.
void durableBatches(benchmark::State &state)
{
    World &world = World::instance();
    store::Examiner examiner(world.station());
    std::vector<store::Question> batch;
    for (int i = 0; i < state.range(0); ++i)
        batch.push_back(
            SmallProvince::question(world.passes()[static_cast<std::size_t>(i) % world.passes().size()].text));
    for ([[maybe_unused]] const auto step : state)
        if (!examiner.examine(batch).back().seq)
            state.SkipWithError("not recorded");
    state.counters["passes"] =
        benchmark::Counter(static_cast<double>(state.iterations() * state.range(0)), benchmark::Counter::kIsRate);
}
BENCHMARK(durableBatches)->Arg(16)->Arg(64)->Arg(256)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
