// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From text to a judged verdict, against the least that could be done: one bare signature verification of the same
// bytes and one bare SQLite look-up of the same status row. Ten million passes, of which the checked ones are drawn
// at random.
#include "support/big_station.h"
#include "support/limits.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>

#include <cstdio>
#include <memory>

using namespace th;

namespace {

constexpr std::size_t passCount = 4096;

/// Everything the benchmarks work on; made once.
struct World {
    bench::BenchFolder folder;
    bench::Province province = bench::makeProvince(passCount);
    store::Station station = bench::makeStation(folder.station(), province);
    store::Examiner examiner{station};
    std::vector<store::Question> questions;
    std::vector<core::SignedPass> passes;
    std::vector<core::VerifiedPass> verified;

    World()
    {
        for (const std::string &text : province.texts) {
            questions.push_back(bench::questionOf(province, text));
            passes.push_back(*core::decodePass(text));
            verified.push_back(*core::verifySignature(passes.back(), *station.directory()));
        }
        province.snapshots.clear();
        // A day's work is in the log before.
        for (std::size_t i = 0; i < passCount; i += 512)
            (void)examiner.examine({questions.begin() + i, questions.begin() + i + 512});
    }
};
std::unique_ptr<World> world;

void textToVerdict(benchmark::State &state)
{
    std::size_t i = 0;
    for (auto _ : state) {
        const store::Answer answer = world->examiner.judgeOnly(world->questions[i++ % passCount]);
        if (answer.verdict.kind != core::VerdictKind::Admit)
            state.SkipWithError("a good pass was not admitted");
    }
}
BENCHMARK(textToVerdict);

void verifyAndLookUp(benchmark::State &state)
{
    SQLite::Database database((world->folder.station() / "station.sqlite").string(), SQLite::OPEN_READONLY);
    SQLite::Statement chunk(database, "SELECT bytes FROM status_chunk WHERE id = ?1");
    SQLite::Statement ids(database, "SELECT id FROM status_chunk ORDER BY random() LIMIT 4096");
    std::vector<std::int64_t> rows;
    while (ids.executeStep())
        rows.push_back(ids.getColumn(0).getInt64());
    const core::PublicKey key = world->station.directory()->keys().front().key;
    std::size_t i = 0;
    for (auto _ : state) {
        const core::SignedPass &pass = world->passes[i++ % passCount];
        const auto bytes = pass.toBeSigned();
        if (crypto_sign_verify_detached(pass.signature().data(), bytes.data(), bytes.size(), key.data()) != 0)
            state.SkipWithError("a good signature did not verify");
        chunk.bind(1, rows[i % rows.size()]);
        chunk.executeStep();
        benchmark::DoNotOptimize(chunk.getColumn(0).getBytes());
        chunk.reset();
    }
}
BENCHMARK(verifyAndLookUp);

/// Where the time goes: SQLite's part of a look-up, and the checksum's.
void bareLookUp(benchmark::State &state)
{
    SQLite::Database database((world->folder.station() / "station.sqlite").string(), SQLite::OPEN_READONLY);
    SQLite::Statement chunk(database, "SELECT bytes FROM status_chunk WHERE id = ?1");
    std::int64_t i = 0;
    for (auto _ : state) {
        chunk.bind(1, ((i * 7919) % 20 + 1) << 24 | (i * 104729) % 1953);
        ++i;
        chunk.executeStep();
        benchmark::DoNotOptimize(chunk.getColumn(0).getBytes());
        chunk.reset();
    }
}
BENCHMARK(bareLookUp);

void checksumOfChunk(benchmark::State &state)
{
    const core::Bytes bytes(544), key(28);
    for (auto _ : state)
        benchmark::DoNotOptimize(core::blake2b256(bytes, key));
}
BENCHMARK(checksumOfChunk);

void tagOfPass(benchmark::State &state)
{
    const core::Bytes key(16);
    for (auto _ : state)
        benchmark::DoNotOptimize(core::registrationTag(world->verified[0].toBeSigned(), key));
}
BENCHMARK(tagOfPass);

void statusLookUp(benchmark::State &state)
{
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(world->station.statusOf(world->verified[i++ % passCount]));
}
BENCHMARK(statusLookUp);

/// Where the time goes, beside the signature.
void decodeOnly(benchmark::State &state)
{
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(core::decodePass(world->province.texts[i++ % passCount]));
}
BENCHMARK(decodeOnly);

void gatherOnly(benchmark::State &state)
{
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(world->station.gather(world->verified[i++ % passCount], world->questions[0].place,
                                                       world->province.now, core::ClockState::Trusted));
}
BENCHMARK(gatherOnly);

} // namespace

int main(int argc, char **argv)
{
    std::puts("Making a station with 10,000,000 passes …");
    world = std::make_unique<World>();
    auto medians = bench::runAll(argc, argv);
    world.reset();
    return bench::report({
        {"text → verdict, over verification + one look-up", medians["textToVerdict"] / medians["verifyAndLookUp"], 1.25,
         "×"},
        {"status look-up among 10 million", medians["statusLookUp"] * 1e6, 5, "µs"},
    });
}
