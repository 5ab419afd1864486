// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many passes a ward's desk seals a second with a software key, each batch durable, beside bare signing of as many
// passes; how long the register takes to be read and searched; and how long it takes into a file, and keeps the desk.
#include "counter/register_export.h"
#include "desk/register.h"
#include "desk/sealing.h"
#include "support/small_province.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <unistd.h>

using namespace th;
using Clock = std::chrono::steady_clock;

namespace {

/// Of this process: what it would take with the processor to itself.
double processorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// bench_seal [PASSES] [REQUESTS].
std::size_t argument(int argc, char **argv, int index, std::size_t otherwise)
{
    return argc > index ? std::strtoull(argv[index], nullptr, 10) : otherwise;
}

desk::Edit content(std::size_t lines, std::size_t request)
{
    desk::Edit edit{{{"address", "x"}, {"contact", "y"}}};
    for (std::size_t i = 0; i < lines; ++i) {
        desk::Draft draft{test::SmallProvince::claims(1, core::PassKind::Individual)};
        const std::string number = std::to_string(1'000'000 + request * lines + i);
        draft.claims.idNumber = "00108" + number;
        draft.claims.holder = "Nguyễn Thị Hương " + number;
        edit.lines.emplace_back(0, draft);
    }
    return edit;
}

template <class T> T valueOf(core::Result<T, desk::Problem> done)
{
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().sentence.en.c_str());
        std::exit(1);
    }
    return std::move(done).value();
}

struct Ward {
    explicit Ward(const std::filesystem::path &folder)
        : station(*store::Station::create(folder, "bench", false)), key(test::sampleKey())
    {
        if (!station.apply(test::SmallProvince::update({})))
            std::exit(1);
        const auto flow = core::asBytes(issuing::defaultWorkflow());
        const core::AuthorityCode unit("P00001");
        if (!desk::Desk::setUp(station, test::sampleKey(7), unit, flow, "An", test::SmallProvince::clock()))
            std::exit(1);
        ward.emplace(valueOf(desk::Desk::open(station, folder, test::sampleKey(7))));
    }
    desk::Act act(issuing::Role role, desk::RequestId id)
    {
        const auto row = store::WardBook(station).request(id);
        return {{issuing::name(role), role, ward->unit()}, id, (*row)->revision, test::SmallProvince::clock()};
    }
    /// Up to the seal.
    desk::RequestId prepare(std::size_t lines, std::size_t request)
    {
        using issuing::Role;
        const auto id = valueOf(ward->begin({"area_police", Role::AreaPolice, ward->unit()}, "individual",
                                            content(lines, request), test::SmallProvince::clock()));
        std::vector<desk::Ruling> rulings;
        for (std::size_t i = 0; i < lines; ++i)
            rulings.push_back({static_cast<std::uint32_t>(i + 1), store::WardDecision::Approved, {}});
        if (!ward->step(act(Role::AreaPolice, id), "vet", "") || !ward->decide(act(Role::WardClerk, id), rulings) ||
            !ward->step(act(Role::WardClerk, id), "forward", ""))
            std::exit(1);
        return id;
    }
    void seal(desk::RequestId id)
    {
        const desk::SealOrder order{act(issuing::Role::WardPolice, id), "seal", {}, {}, 256};
        const auto done = valueOf(desk::seal(*ward, order, {&key}, [](const auto &) { return true; }));
        if (!done.finished)
            std::exit(1);
    }

    store::Station station;
    core::SoftwareKey key;
    std::optional<desk::Desk> ward;
};

double bareSigning(std::size_t passes)
{
    auto key = test::sampleKey();
    const auto begin = Clock::now();
    for (std::size_t i = 1; i <= passes; ++i)
        if (!core::makePass(test::SmallProvince::claims(static_cast<std::uint32_t>(i)), key))
            std::exit(1);
    return secondsSince(begin);
}

/// The register into a file as the screen does it, piece by piece: for how long others wait at the desk at most.
void exportInto(desk::Desk &desk, const std::filesystem::path &file)
{
    double longest = 0, held = 0;
    std::size_t pieces = 0;
    const counter::AtDesk atDesk = [&](const std::function<void(desk::Desk &)> &work) {
        const auto begin = Clock::now();
        work(desk);
        const double took = secondsSince(begin);
        longest = std::max(longest, took);
        held += took;
        ++pieces;
        return desk::Done<void>();
    };
    const issuing::Officer clerk{"ward_clerk", issuing::Role::WardClerk, desk.unit()};
    const auto begin = Clock::now();
    const double before = processorSeconds();
    const auto rows =
        valueOf(counter::exportRegister(atDesk, {clerk, [] { return test::SmallProvince::clock(); }}, file.string()));
    std::printf(
        "export %s: %zu passes in %.2f s (%.2f s of processor time), %.1f MB; the desk held %zu times, %.2f s in "
        "all, at most %.1f ms\n",
        file.extension().c_str(), rows, secondsSince(begin), processorSeconds() - before,
        static_cast<double>(std::filesystem::file_size(file)) / 1e6, pieces, held, 1000 * longest);
}

} // namespace

int main(int argc, char **argv)
{
    const std::size_t passes = argument(argc, argv, 1, 10'000), requests = argument(argc, argv, 2, 1);
    const auto folder = std::filesystem::temp_directory_path() / ("bench_seal-" + std::to_string(::getpid()));
    {
        Ward ward(folder);
        double sealing = 0, preparing = 0, busy = 0;
        for (std::size_t request = 0; request < requests; ++request) {
            auto begin = Clock::now();
            const auto id = ward.prepare(passes, request);
            preparing += secondsSince(begin);
            begin = Clock::now();
            const double before = processorSeconds();
            ward.seal(id);
            sealing += secondsSince(begin);
            busy += processorSeconds() - before;
        }
        const auto all = static_cast<double>(passes * requests);
        const double bare = bareSigning(passes) * static_cast<double>(requests);
        std::printf("entered, checked and decided: %.2f s\n", preparing);
        std::printf("sealed: %.0f passes in %.2f s, %.0f a second, %.2f x bare making of passes; %.2f s of processor "
                    "time, %.0f a second\n",
                    all, sealing, all / sealing, sealing / bare, busy, all / busy);
        auto begin = Clock::now();
        const auto book = valueOf(desk::Register::read(*ward.ward));
        std::printf("register read: %.2f s\n", secondsSince(begin));
        for (const char *words : {"huong 1000042", "nguyen", "001081"}) {
            begin = Clock::now();
            const auto found = book.search(words, desk::RegisterOrder::Number).size();
            std::printf("search \"%s\": %zu found in %.1f ms\n", words, found, 1000 * secondsSince(begin));
            begin = Clock::now();
            (void)book.search(words, desk::RegisterOrder::Name);
            std::printf("  by name: in %.1f ms\n", 1000 * secondsSince(begin));
        }
        for (const char *name : {"register.csv", "register.xlsx"})
            exportInto(*ward.ward, folder / name);
    }
    std::filesystem::remove_all(folder);
    return 0;
}
