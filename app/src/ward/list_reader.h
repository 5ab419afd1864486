// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "counter/list_intake.h"
#include "open_desk.h"

#include <memory>
#include <vector>

namespace th::app {

/// Where a list lies: in a file, or with a request, as its mail brought it.
struct ListSource {
    QString file;
    std::uint32_t attachment = 0; ///< of the request; 0: the file
};
/// A list that was read, as nobody changes it any more.
struct ListFound {
    std::string name; ///< of the file
    core::Bytes content;
    std::vector<lists::SheetName> sheets{}; ///< that are not hidden; of CSV none
    counter::ListOrder order;
    counter::ListIntake intake{};
    bool isChecked = false;             ///< its rows were looked at, not only its columns
    std::optional<desk::Problem> asked; ///< what neither rows nor defaults say
};
using ListRead = desk::Done<std::shared_ptr<const ListFound>>;

/// Reads it, and checks its rows where its columns are sure and nothing is left open. Thread: store.
[[nodiscard]] ListRead readListFrom(const OpenDesk &open, desk::RequestId request, const ListSource &source,
                                    const counter::ListOrder &order);
/// The rows of a list that was read, with columns, defaults and options of \p order. Thread: store.
[[nodiscard]] ListRead checkListAs(const OpenDesk &open, const ListFound &read, const counter::ListOrder &order);

enum class Duplicates { Ask, LeaveOut, Take };
struct ListTaken {
    std::size_t lines = 0, leftOut = 0;
    std::vector<core::LocalName> duplicates{}; ///< nothing was taken because of them: they are asked about
    std::size_t duplicateRows = 0;
};
/// Its good rows become lines of the request, with the file attached where it is not yet. Thread: store.
[[nodiscard]] desk::Done<ListTaken> takeListInto(OpenDesk &open, const desk::Act &act, const ListFound &found,
                                                 bool attach, Duplicates duplicates);

/// Into a file of that name, in place of what is there. Thread: any.
[[nodiscard]] desk::Done<void> saveBadRows(const ListFound &found, const QString &as, core::Language language);
[[nodiscard]] desk::Done<void> saveEmptyList(const lists::Shape &shape, const QString &as, core::Language language);

} // namespace th::app
