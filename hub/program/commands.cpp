// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <cstdio>

namespace th::hub {

void line(const std::string &text)
{
    std::fprintf(stdout, "%s\n", text.c_str());
    std::fflush(stdout);
}

int complain(const std::string &sentence)
{
    std::fprintf(stderr, "thonghanh-hub: %s\n", sentence.c_str());
    return failed;
}

std::string textOf(const Json &json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

} // namespace th::hub
