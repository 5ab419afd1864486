// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"

#include <functional>
#include <optional>
#include <type_traits>

namespace th::counter {

/// The way to the desk for what takes long elsewhere (printers, servers): does a piece of work with it in the thread
/// where it lives, and returns when that is done. Refused, with nothing done: the desk is not there any more.
using AtDesk = std::function<desk::Done<void>(const std::function<void(desk::Desk &)> &)>;

/// For whoever is in the desk's thread already. `desk` outlives it.
[[nodiscard]] inline AtDesk here(desk::Desk &desk)
{
    return [&desk](const std::function<void(desk::Desk &)> &work) {
        work(desk);
        return desk::Done<void>();
    };
}

/// What `work` answers; `work` gives a desk::Done.
template <class Work>
auto ask(const AtDesk &atDesk, const Work &work) -> std::invoke_result_t<const Work &, desk::Desk &>
{
    std::optional<std::invoke_result_t<const Work &, desk::Desk &>> answer;
    const desk::Done<void> reached = atDesk([&](desk::Desk &desk) { answer.emplace(work(desk)); });
    if (!reached)
        return core::Failure{reached.error()};
    return std::move(*answer);
}

} // namespace th::counter
