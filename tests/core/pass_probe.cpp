// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The core's side of pass_crosscheck.py. `pass_probe make N`: N passes of made-up claims, one JSON object a line.
// `pass_probe read`: for each text on standard input its claims as JSON, or "!" and the fault.
#include "core/pass_json.h"
#include "support/pass_gen.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>

using namespace th;

namespace {

int make(int count)
{
    auto key = test::sampleKey();
    std::printf("%s\n", core::toHex(key.publicKey()).c_str());
    for (int seed = 1; seed <= count; ++seed) {
        const auto shrinkable = rc::gen::exec([] { return test::genClaims(); })(rc::Random(std::uint64_t(seed)), 60);
        const auto claims = shrinkable.value();
        if (const auto text = core::makePass(claims, key))
            std::printf("%s\t%s\n", text->c_str(), core::claimsToJson(claims).c_str());
    }
    return 0;
}

int read()
{
    for (std::string line; std::getline(std::cin, line);) {
        const auto pass = core::decodePass(line);
        if (pass)
            std::printf("%s\n", core::claimsToJson(pass->claimsUntrusted()).c_str());
        else
            std::printf("!%s %s\n", core::name(pass.error().fault), pass.error().rule.c_str());
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "make" && argc == 3)
        return make(std::atoi(argv[2]));
    return command == "read" ? read() : 2;
}
