// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes a long log in, extract by extract, and says after each how far it is. kill_test ends it at any moment.
#include "evidence/archive.h"
#include "log_maker.h"

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace th;
    auto archive = argc == 2 ? evidence::Archive::open(argv[1], evidence::Archive::Access::Create)
                             : core::Failure{evidence::Error{evidence::Fault::NotThere}};
    if (!archive)
        return 1;
    test::LogMaker log(1);
    log.write(6000);
    for (std::uint64_t after = *archive->reached(log.device); after < 6000; after += 50) {
        if (!archive->take(log.part(after, std::min<std::uint64_t>(after + 50, 6000))))
            return 1;
        std::printf("%llu\n", static_cast<unsigned long long>(after + 50));
        std::fflush(stdout);
    }
    return 0;
}
