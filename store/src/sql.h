// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "store/error.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <exception>
#include <filesystem>
#include <span>
#include <type_traits>
#include <utility>

namespace th::store {

/// How our own findings leave a block run by `guard`; it never leaves the room.
struct StoreFailure : std::exception {
    explicit StoreFailure(StoreError what) : error(std::move(what)) {}
    [[nodiscard]] const char *what() const noexcept override { return error.detail.c_str(); }
    StoreError error;
};

/// The error behind the exception that is being handled. Call only in a catch block.
[[nodiscard]] StoreError currentError();

/// Runs `work`; what SQLiteCpp or our checks throw in it becomes a StoreError.
template <class Work> auto guard(Work &&work) -> Stored<std::invoke_result_t<Work>>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            std::forward<Work>(work)();
            return {};
        } else {
            return std::forward<Work>(work)();
        }
    } catch (...) {
        return core::Failure{currentError()};
    }
}

/// A prepared statement for one run: bound on making, reset on leaving, so that no read transaction stays open.
class Run {
public:
    explicit Run(SQLite::Statement &statement) : m_statement(statement) {}
    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;
    ~Run() { m_statement.tryReset(); }

    Run &bind(int index, std::int64_t value);
    Run &bind(int index, std::string_view text); ///< `text` must outlive the run
    Run &bind(int index, core::ByteView bytes);  ///< `bytes` must outlive the run
    Run &bindNull(int index);
    bool step() { return m_statement.executeStep(); }
    void finish() { m_statement.exec(); }
    [[nodiscard]] std::int64_t integer(int column) const { return m_statement.getColumn(column).getInt64(); }
    [[nodiscard]] std::string text(int column) const { return m_statement.getColumn(column).getString(); }
    [[nodiscard]] bool isNull(int column) const { return m_statement.isColumnNull(column); }
    [[nodiscard]] core::ByteView bytes(int column) const; ///< valid until the next step

private:
    SQLite::Statement &m_statement;
};

enum class OpenMode { Create, Write, Read };

/// Opens with the pragmas every connection of ours has. Throws. Changes nothing in the file yet. Write and Create:
/// synchronous=FULL; fails with ReadOnly where SQLite could only read. Read: falls back to an immutable view where
/// nothing can be written and no write-ahead log waits to be merged.
[[nodiscard]] SQLite::Database openConnection(const std::filesystem::path &file, OpenMode mode);

inline constexpr std::int32_t applicationId = 0x54484a31; ///< "THJ1"

} // namespace th::store
