// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Seals request 1 of a desk in small batches and prints how many passes are durable after each: kill_test kills it.
// usage: desk_sealer FOLDER
#include "desk/desk_world.h"

#include <cstdio>
#include <unistd.h>

using namespace th;
using namespace th::test;

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    auto station = store::Station::open(argv[1], store::Access::Write);
    if (!station)
        return 3;
    auto ward = desk::Desk::open(*station, argv[1], DeskWorld::deskKey());
    if (!ward)
        return 4;
    const auto found = ward->look(1);
    auto key = sampleKey();
    const desk::SealOrder order{{DeskWorld::police(), 1, found->row.revision, DeskWorld::clock()}, "seal", {}, {}, 3};
    const auto sealed = desk::seal(*ward, order, {&key}, [](const desk::SealProgress &progress) {
        const std::string line = std::to_string(progress.made) + "\n";
        return ::write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    });
    return sealed && sealed->finished ? 0 : 5;
}
