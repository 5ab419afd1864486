// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dates.h"

#include "tidy.h"

#include <array>
#include <cstdio>

namespace th::lists {

namespace {

using std::chrono::year_month_day;

constexpr int earliestBirth = 1900, latestYear = 2100;

/// Three numbers with the digits that they were written in.
struct Written {
    std::array<int, 3> numbers{};
    std::array<std::size_t, 3> digits{};
};

std::optional<Written> threeNumbers(const std::string &text)
{
    Written written;
    std::size_t part = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            written.numbers[part] = written.numbers[part] * 10 + (c - '0');
            if (++written.digits[part] > 4)
                return std::nullopt;
        } else if (std::string_view("/-. ").find(c) != std::string_view::npos) {
            if (written.digits[part] == 0) // " / " counts once
                continue;
            if (part == 2)
                return std::nullopt;
            ++part;
        } else {
            return std::nullopt;
        }
    }
    return part == 2 && written.digits[2] > 0 ? std::optional(written) : std::nullopt;
}

/// Written with the year last, so that day and month may be confused.
std::optional<Written> yearLast(const std::string &text)
{
    auto written = threeNumbers(text);
    if (written && written->digits[0] <= 2 && written->digits[1] <= 2 &&
        (written->digits[2] == 4 || written->digits[2] == 2))
        return written;
    return std::nullopt;
}

bool allDigits(const std::string &text, std::size_t count)
{
    return text.size() == count && text.find_first_not_of("0123456789") == std::string::npos;
}

std::string iso(const year_month_day &date)
{
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
    return text;
}

year_month_day dateOf(int y, int m, int d)
{
    return {std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
            std::chrono::day(static_cast<unsigned>(d))};
}

Checked inRange(const year_month_day &date, FieldType type, year_month_day today)
{
    if (!date.ok())
        return {"", {{Rule::DateNotReal}}};
    const bool birth = type == FieldType::BirthDate;
    if (int(date.year()) < earliestBirth || int(date.year()) > latestYear || (birth && date > today))
        return {"", {{Rule::DateOutOfRange}}};
    if (type == FieldType::DateIssued && date > today)
        return {"", {{Rule::PaperNotYet}}};
    return {iso(date), {}};
}

std::optional<year_month_day> isoDate(const std::string &text)
{
    const std::string day = text.substr(0, text.find_first_of(" T")); // a time of day may follow
    const auto written = threeNumbers(day);
    if (!written || written->digits[0] != 4)
        return std::nullopt;
    return dateOf(written->numbers[0], written->numbers[1], written->numbers[2]);
}

Checked checkYearLast(const Written &written, DateOrder order, FieldType type, year_month_day today)
{
    auto [first, second, y] = written.numbers;
    if (written.digits[2] == 2) {
        if (type == FieldType::BirthDate)
            return {"", {{Rule::DateShortYear}}};
        y += 2000;
    }
    const bool open = first <= 12 && second <= 12 && first != second;
    if (open && order == DateOrder::FromEvidence)
        return {"", {{Rule::DateAmbiguous}}};
    const bool monthFirst = open ? order == DateOrder::MonthFirst : second > 12 && first <= 12;
    return inRange(monthFirst ? dateOf(y, first, second) : dateOf(y, second, first), type, today);
}

Checked checkDateCell(const std::string &text, const DateReading &reading, FieldType type, year_month_day today)
{
    const auto date = isoDate(text);
    if (!date)
        return {"", {{Rule::DateUnreadable}}};
    Checked checked = inRange(*date, type, today);
    const unsigned day = unsigned(date->day()), month = unsigned(date->month());
    if (reading.swapped && checked.problems.empty() && day <= 12 && day != month)
        checked.problems.push_back({Rule::DateSwapped, "", iso(dateOf(int(date->year()), int(day), int(month)))});
    return checked;
}

} // namespace

void DateEvidence::see(const Cell &cell)
{
    if (cell.kind == CellKind::Date) {
        const auto date = isoDate(cell.text);
        ++cells;
        cellsBeyond += date && unsigned(date->day()) > 12;
    } else if (const auto written = yearLast(tidy(cell.text))) {
        dayFirst += written->numbers[0] > 12 && written->numbers[1] <= 12;
        monthFirst += written->numbers[1] > 12 && written->numbers[0] <= 12;
    }
}

DateEvidence &DateEvidence::operator+=(const DateEvidence &more)
{
    dayFirst += more.dayFirst;
    monthFirst += more.monthFirst;
    cells += more.cells;
    cellsBeyond += more.cellsBeyond;
    return *this;
}

DateReading readingOf(const DateEvidence &column, const DateEvidence &others, DateOrder told)
{
    const bool shows = column.dayFirst + column.monthFirst > 0;
    const DateEvidence &evidence = shows ? column : others;
    DateReading reading;
    if (told != DateOrder::FromEvidence)
        reading.order = told;
    else if (evidence.dayFirst > 0 && evidence.monthFirst == 0)
        reading.order = DateOrder::DayFirst;
    else if (evidence.monthFirst > 0 && evidence.dayFirst == 0)
        reading.order = DateOrder::MonthFirst;
    reading.swapped = column.dayFirst > 0 && column.monthFirst == 0 && column.cells > 0 && column.cellsBeyond == 0;
    return reading;
}

Checked checkDate(CellKind kind, const std::string &text, const DateReading &reading, FieldType type,
                  year_month_day today)
{
    if (kind == CellKind::Date)
        return checkDateCell(text, reading, type, today);
    if (allDigits(text, 4) && type == FieldType::BirthDate) {
        const int y = std::stoi(text);
        return y < earliestBirth || y > int(today.year()) ? Checked{"", {{Rule::DateOutOfRange}}} : Checked{text, {}};
    }
    if (allDigits(text, 8)) // as on the ID card: ddmmyyyy
        return inRange(dateOf(std::stoi(text.substr(4)), std::stoi(text.substr(2, 2)), std::stoi(text.substr(0, 2))),
                       type, today);
    if (const auto date = isoDate(text))
        return inRange(*date, type, today);
    if (const auto written = yearLast(text))
        return checkYearLast(*written, reading.order, type, today);
    return {"", {{Rule::DateUnreadable}}};
}

} // namespace th::lists
