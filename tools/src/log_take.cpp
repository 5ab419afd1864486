// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_take.h"

#include "evidence/sources.h"

namespace th::tools {

namespace {

void tellReceipt(Console &console, const evidence::SourceTaken &took)
{
    if (console.json)
        console.object({{"source", took.source.string()}, {"receipt", true}, {"added", *took.receipt ? 1 : 0}});
    else
        console.line(printable(took.source.filename().string()) +
                     (*took.receipt ? console.say(": biên nhận của máy chủ", ": a hub's receipt")
                                    : console.say(": biên nhận đã có", ": a receipt that is known")));
}

void tell(Console &console, const evidence::SourceTaken &took)
{
    for (const std::string &damage : took.damaged)
        console.complain(console.say("dữ liệu bị hỏng hoặc thiếu, không dùng; hãy nạp lại dữ liệu: ",
                                     "data damaged or missing, not used; import the data again: ") +
                         damage);
    if (took.receipt)
        return tellReceipt(console, took);
    const auto &taken = took.taken;
    if (console.json)
        return console.object({{"source", took.source.string()},
                               {"device", core::toHex(took.device)},
                               {"added", taken.added},
                               {"known", taken.known},
                               {"odd", taken.odd}});
    console.line(
        printable(took.source.filename().string()) + ": " + std::to_string(taken.added) +
        console.say(" mục mới, ", " new entries, ") + std::to_string(taken.known) + console.say(" đã có", " known") +
        (taken.odd == 0
             ? ""
             : console.say("; KHÔNG phải mục nhật ký: ", "; NOT entries of a log: ") + std::to_string(taken.odd)));
}

} // namespace

Exit takeLogs(Console &console, const std::string &archive, const std::vector<std::string> &sources)
{
    auto opened = evidence::Archive::open(archive, evidence::Archive::Access::Create);
    if (!opened)
        return failed(console, opened.error());
    evidence::Sources taking(*opened,
                             {[&](const evidence::SourceTaken &took) { tell(console, took); },
                              [&](const std::filesystem::path &source, const core::LocalName &why) {
                                  console.complain(printable(source.string()) + ": " + why.in(console.language));
                              }});
    bool all = true;
    for (const std::string &source : sources)
        all = taking.take(source) && all;
    return all ? Exit::Success : Exit::Failed;
}

} // namespace th::tools
