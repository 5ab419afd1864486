// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/simulation.h"

#include "checkpoint.h"

#include <algorithm>

namespace th::city {

namespace {

core::LocalName sentence(const std::string &detail)
{
    return {"Không mô phỏng được thành phố: " + detail, "The city could not be simulated: " + detail};
}

bool inRange(const CityOptions &options)
{
    return options.stations >= 1 && options.stations <= 1000 && options.wards >= 1 && options.wards <= 500 &&
           options.passes >= options.wards && options.passes <= 1'000'000 && options.days >= 2 && options.days <= 60 &&
           options.publishEvery >= std::chrono::minutes(1) && options.publishEvery <= std::chrono::hours(24) &&
           options.loss >= 0 && options.loss <= 0.5 && options.cutEvery >= std::chrono::seconds(0) &&
           options.kilobits >= 1 && options.delay >= std::chrono::milliseconds(0);
}

Spread spreadOf(std::vector<std::int64_t> values)
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    const auto at = [&](std::size_t percent) { return values[(values.size() * percent + 99) / 100 - 1]; };
    return {at(50), at(95), values.back(), values.size()};
}

core::Result<std::vector<core::VerifiedPass>, std::string> verifiedPasses(const Wards &wards)
{
    const std::string json = wards.directoryJson();
    const auto directory = core::parseDirectory(core::asBytes(json));
    if (!directory)
        return core::Failure{directory.error().rule};
    std::vector<core::VerifiedPass> passes;
    for (const BookedPass &book : wards.books()) {
        auto signedPass = core::decodePass(book.text);
        if (!signedPass)
            return core::Failure{signedPass.error().rule};
        auto verified = core::verifySignature(std::move(signedPass).value(), *directory);
        if (!verified)
            return core::Failure{std::string("a pass that its own ward does not know")};
        passes.push_back(std::move(verified).value());
    }
    return passes;
}

core::Result<CityReport, std::string> run(const CityOptions &options)
{
    const Moment end = std::chrono::hours(24) * options.days;
    CityReport report;
    Gathered gathered;
    Wards wards(options.seed, options.wards, options.passes, end);
    const auto history = History::make(options, wards, end, report);
    if (!history)
        return core::Failure{history.error()};
    const auto passes = verifiedPasses(wards);
    if (!passes)
        return core::Failure{passes.error()};
    const Hub hub(options, *history, end);
    const CityWorld world{options, wards, *history, hub, *passes, end};
    for (std::size_t i = 0; i < options.stations; ++i) {
        if (const auto lived = Checkpoint(world, i).live(report, gathered); !lived)
            return core::Failure{lived.error()};
        if (options.progress)
            options.progress(static_cast<unsigned>(20 + 80 * (i + 1) / options.stations));
    }
    report.firstData = spreadOf(std::move(gathered.firstData));
    report.dataAge = spreadOf(std::move(gathered.dataAge));
    report.revocationDelay = spreadOf(std::move(gathered.revocationDelay));
    return report;
}

} // namespace

core::Result<CityReport, core::LocalName> simulate(const CityOptions &options)
{
    if (!inRange(options))
        return core::Failure{core::LocalName{"Số liệu mô phỏng nằm ngoài giới hạn; xem --help.",
                                             "A number is out of range: see --help."}};
    auto report = run(options);
    if (!report)
        return core::Failure{sentence(report.error())};
    return std::move(report).value();
}

} // namespace th::city
