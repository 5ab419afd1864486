// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace th::tools {

class Console;

/// What a command answers with; scripts depend on the numbers.
enum class Exit {
    Success = 0,
    Failed = 1,
    Usage = 2,
    Later = 3, ///< nothing is wrong with what is there: the same again may succeed
};

/// What was chosen on the command line: set by a group's callbacks, run once parsing is over.
using Work = std::function<Exit(Console &)>;

/// Each adds its group of commands to `app`; parsing one of them puts what is to be done into `work`.
void addDecode(CLI::App &app, Work &work);
void addCheck(CLI::App &app, Work &work);
void addPass(CLI::App &app, Work &work);
void addKey(CLI::App &app, Work &work);
void addStation(CLI::App &app, Work &work);
void addLog(CLI::App &app, Work &work);
void addRoot(CLI::App &app, Work &work);
void addTargets(CLI::App &app, Work &work);
void addAccount(CLI::App &app, Work &work);
void addDocument(CLI::App &app, Work &work);
void addPublish(CLI::App &app, Work &work);
void addDemo(CLI::App &app, Work &work);
void addTufClient(CLI::App &app, Work &work);
void addSync(CLI::App &app, Work &work);
void addWard(CLI::App &app, Work &work);
void addPaper(CLI::App &app, Work &work);
void addNeighbours(CLI::App &app, Work &work);
void addSimulate(CLI::App &app, Work &work);
void addEnrol(CLI::App &app, Work &work);
void addDevice(CLI::App &app, Work &work);

} // namespace th::tools
