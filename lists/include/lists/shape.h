// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"

#include <string>
#include <string_view>
#include <vector>

namespace th::lists {

enum class FieldType {
    PersonName, ///< "Nguyễn Thị Hương"
    Text,
    IdNumber,    ///< 9 or 12 digits
    BirthDate,   ///< a date or only a year: "1985-02-05", "1985"
    DateFrom,    ///< "2021-09-06"
    DateUntil,   ///< "2021-09-20", not before DateFrom, nor past unless the row has a PaperNumber
    PaperNumber, ///< text, of a paper that was handed out before; always with a DateIssued
    DateIssued,  ///< "2021-08-30", not in the future; always with a PaperNumber
    Sex,         ///< "male", "female"
    Phone,       ///< "0912345678"; several with a space between
    Email,
    Plates, ///< one to four as `core::normalisePlate` has them, with a space between
    Days,   ///< of the week, Monday 1 … Sunday 7, ascending: "1 2 3 4 5"
    Hours,  ///< one to four windows of a day, ascending, with a space between: "06:00-09:00 16:30-24:00"
};

/// One thing that a list tells of each row.
struct Field {
    std::string id;       ///< stable: "full_name"
    core::LocalName name; ///< as the heading of its column in a template
    FieldType type = FieldType::Text;
    bool required = false;
    std::size_t mostBytes = 0; ///< of UTF-8, for PersonName, Text, PaperNumber and Email
    /// What people call it: folded (`core::foldVietnamese`), letters and digits only, one space between words.
    std::vector<std::string> headings;
    core::LocalName hint; ///< what to write, for the template's guidance
    core::LocalName example;
};

/// What a kind of list is made of. Whoever reads other lists (users of a unit …) makes a shape of their own.
struct Shape {
    std::string id;
    core::LocalName name;
    std::vector<Field> fields;
    [[nodiscard]] const Field *find(std::string_view fieldId) const;
};

/// Lists that ask for passes: "employee", "individual", "household". Field lengths are those of the pass
/// (docs/formats/pass.md).
[[nodiscard]] const std::vector<Shape> &passShapes();
[[nodiscard]] const Shape *findPassShape(std::string_view id);

} // namespace th::lists
