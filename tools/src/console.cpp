// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "core/printable.h"

#include <cstdio>
#include <cstdlib>

namespace th::tools {

namespace {

void write(std::FILE *stream, const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fputc('\n', stream);
}

} // namespace

std::string Console::say(const char *vietnamese, const char *english) const
{
    return language == core::Language::Vietnamese ? vietnamese : english;
}

void Console::object(const Json &object) const
{
    write(stdout, object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void Console::line(const std::string &text) const { write(stdout, text); }

void Console::complain(const std::string &sentence) const { write(stderr, "thonghanhctl: " + printable(sentence)); }

bool Console::flush() const { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

core::Language languageOfTheSession()
{
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char *value = std::getenv(variable);
        if (value && *value)
            return std::string_view(value).starts_with("en") ? core::Language::English : core::Language::Vietnamese;
    }
    return core::Language::Vietnamese;
}

std::string printable(const std::string &text) { return core::printable(text); }

} // namespace th::tools
