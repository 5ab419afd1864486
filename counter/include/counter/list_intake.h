// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "lists/check.h"
#include "lists/encoding.h"

namespace th::counter {

/// What holds for every row that does not say otherwise. Categories and areas: a code, or the published name in either
/// language, without regard to case and diacritics.
struct ListDefaults {
    std::string organisation{}, category{}, route{};
    std::vector<std::string> areas{};
    std::string validFrom{}, validUntil{}; ///< "2021-09-20", that day included
};

struct ListOrder {
    std::string procedure;     ///< of the workflow, whose passes the rows are to become
    std::string kind{};        ///< of `lists::passShapes()`; empty: the procedure's own
    std::string sheet{};       ///< empty: found
    lists::ToldColumns told{}; ///< by a person, where headings do not tell
    lists::CheckOptions check{};
    ListDefaults defaults{};
    std::optional<lists::TextEncoding> encoding{}; ///< of a CSV file, told by a person; nothing: found out
};

/// A list on its way into a request. Nothing was changed yet.
struct ListIntake {
    const lists::Shape *shape = nullptr;
    lists::OpenedList list;
    lists::CheckedList checked;      ///< with what the station's rules say against rows
    std::vector<desk::Draft> drafts; ///< one for each of `checked.good`; empty if the mapping is not complete
};

/// Reads a list (CSV, XLSX) and makes a line of each row that could be sealed: its category and areas are of the
/// policy, within the unit's scope. The others come back (`lists::returnedList`), with a sentence each. An incomplete
/// mapping is no Problem: it is given as far as it was found, for a person to complete by `told`. Problems: not a
/// list ("list.text": none of the encoding that it seems to be, or was told to be), no such procedure, or "list.…":
/// what neither the rows nor the defaults say.
[[nodiscard]] desk::Done<ListIntake> readList(const desk::Desk &desk, core::ByteView file, const ListOrder &order,
                                              core::Instant now);

/// Of `readList`: neither the rows nor the defaults say something that each pass must say; the defaults can.
[[nodiscard]] bool isOpenQuestion(const desk::Problem &problem);

/// The first half of `readList`: the file and its columns, nothing of its rows yet.
[[nodiscard]] desk::Done<ListIntake> openList(const desk::Desk &desk, core::ByteView file, const ListOrder &order);
/// The other half, in place of what was checked before. REQUIRES a complete mapping.
[[nodiscard]] desk::Done<void> checkRows(const desk::Desk &desk, ListIntake &intake, const ListOrder &order,
                                         core::Instant now);

/// New lines of a request, with the file itself attached as of kind "list".
[[nodiscard]] desk::Edit editOf(const ListIntake &intake, const std::string &fileName, core::ByteView file);

/// Which row, and what it is the same as. `rows`: by which people know each line of the edit.
[[nodiscard]] core::LocalName sentence(const desk::Duplicate &duplicate, const std::vector<std::uint32_t> &rows);

/// The kinds of lists that the procedure's passes can come of, the first being the usual one.
[[nodiscard]] std::vector<std::string> listKinds(const issuing::Procedure &procedure);

} // namespace th::counter
