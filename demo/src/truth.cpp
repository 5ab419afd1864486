// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "truth.h"

#include <nlohmann/json.hpp>

namespace th::demo {

using nlohmann::ordered_json;

namespace {

ordered_json entryOf(const Scenario &scenario, bool frames)
{
    ordered_json entry;
    entry["name"] = scenario.name;
    entry["text"] = scenario.text;
    entry["frame"] = frames ? ordered_json(frameFile(scenario)) : ordered_json(nullptr);
    const bool cardBeside = scenario.card && scenario.look != Look::Card;
    entry["id_card"] = cardBeside ? ordered_json(cardText(*scenario.card)) : ordered_json(nullptr);
    entry["kind"] = core::name(scenario.kind);
    entry["reasons"] = ordered_json::array();
    for (const core::ReasonCode code : scenario.reasons)
        entry["reasons"].push_back(core::name(code));
    entry["title"] = {{"vi", scenario.title.vi}, {"en", scenario.title.en}};
    for (const auto &[member, value] : {std::pair{"plate", scenario.plate}, std::pair{"area", scenario.area},
                                        std::pair{"checkpoint", scenario.checkpoint}})
        if (!value.empty())
            entry[member] = value;
    if (scenario.when)
        entry["now"] = core::formatRfc3339(*scenario.when);
    return entry;
}

} // namespace

std::string frameFile(const Scenario &scenario)
{
    return "frames/" + (scenario.frameOf.empty() ? scenario.name : scenario.frameOf) + ".png";
}

std::string truthJson(const Cast &cast, core::Instant now, bool frames)
{
    ordered_json truth;
    truth["now"] = core::formatRfc3339(now);
    truth["passes"] = ordered_json::array();
    for (const Scenario &scenario : cast.passes)
        truth["passes"].push_back(entryOf(scenario, frames));
    truth["situations"] = ordered_json::array();
    for (const Scenario &scenario : cast.situations)
        truth["situations"].push_back(entryOf(scenario, frames));
    return truth.dump(1) + "\n";
}

} // namespace th::demo
