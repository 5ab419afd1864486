// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "evidence/error.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <exception>
#include <filesystem>
#include <string_view>
#include <type_traits>
#include <utility>

namespace th::evidence {

/// How our own findings leave a block run by `guard`; it never leaves the room.
struct Thrown : std::exception {
    explicit Thrown(Error what) : error(std::move(what)) {}
    [[nodiscard]] const char *what() const noexcept override { return error.detail.c_str(); }
    Error error;
};

/// The error behind the exception that is being handled. Call only in a catch block.
[[nodiscard]] Error currentError();

/// Runs `work`; what SQLiteCpp or our checks throw in it becomes an Error.
template <class Work> auto guard(Work &&work) -> Outcome<std::invoke_result_t<Work>>
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

/// A prepared statement for one run: reset on leaving.
class Run {
public:
    explicit Run(SQLite::Statement &statement) : m_statement(statement) {}
    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;
    ~Run() { m_statement.tryReset(); }

    Run &bind(int index, std::int64_t value)
    {
        m_statement.bind(index, value);
        return *this;
    }
    Run &bind(int index, std::uint64_t value) { return bind(index, static_cast<std::int64_t>(value)); }
    Run &bind(int index, std::string_view text)
    {
        m_statement.bind(index, std::string(text));
        return *this;
    }
    Run &bind(int index, core::ByteView bytes); ///< `bytes` must outlive the run
    bool step() { return m_statement.executeStep(); }
    void finish() { m_statement.exec(); }
    [[nodiscard]] std::int64_t integer(int column) const { return m_statement.getColumn(column).getInt64(); }
    [[nodiscard]] std::uint64_t natural(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    [[nodiscard]] std::string text(int column) const { return m_statement.getColumn(column).getString(); }
    [[nodiscard]] core::ByteView bytes(int column) const; ///< valid until the next step
    /// Exactly as many bytes as `Array` has, or the archive is damaged.
    template <class Array> [[nodiscard]] Array array(int column) const
    {
        const core::ByteView from = bytes(column);
        Array to{};
        if (from.size() != to.size())
            throw Thrown({Fault::Damaged, "a key or hash is of the wrong length"});
        std::copy(from.begin(), from.end(), to.begin());
        return to;
    }

private:
    SQLite::Statement &m_statement;
};

enum class Mode { Create, Write, Read };

/// Opens with the pragmas and the schema of this version. Throws. Create: makes it where nothing is, else opens it.
[[nodiscard]] SQLite::Database openDatabase(const std::filesystem::path &file, Mode mode);

} // namespace th::evidence
