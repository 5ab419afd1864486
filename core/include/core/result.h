// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace th::core {

/// Wraps an error on its way into a Result: `return Failure{DecodeError{...}};`
template <class E> struct Failure {
    E error;
};
template <class E> Failure(E) -> Failure<E>;

/// A value of T, or the expected error E that kept us from having one. Asking for the side that is
/// not there is a bug of the caller (assertion), never a consequence of input.
template <class T, class E> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    template <class F> Result(Failure<F> failure) : m_state(std::in_place_index<1>, std::move(failure.error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return assert(ok()), *std::get_if<0>(&m_state); }
    [[nodiscard]] T &value() & { return assert(ok()), *std::get_if<0>(&m_state); }
    [[nodiscard]] T &&value() && { return assert(ok()), std::move(*std::get_if<0>(&m_state)); }
    [[nodiscard]] const E &error() const { return assert(!ok()), *std::get_if<1>(&m_state); }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

private:
    std::variant<T, E> m_state;
};

/// Success without a value, or the error.
template <class E> class [[nodiscard]] Result<void, E> {
public:
    Result() = default;
    template <class F> Result(Failure<F> failure) : m_error(std::move(failure.error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const E &error() const { return assert(!ok()), *m_error; }

private:
    std::optional<E> m_error;
};

} // namespace th::core
