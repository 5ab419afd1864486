// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace th::core {

/// Overwrites memory in a way that no optimiser leaves out.
void wipe(void *memory, std::size_t size) noexcept;

/// Wipes memory before it is given back.
template <class T> struct WipingAllocator : std::allocator<T> {
    using value_type = T;
    WipingAllocator() = default;
    template <class Other> WipingAllocator(const WipingAllocator<Other> &) noexcept {}
    template <class Other> struct rebind {
        using other = WipingAllocator<Other>;
    };
    void deallocate(T *memory, std::size_t count) noexcept
    {
        wipe(memory, count * sizeof(T));
        std::allocator<T>::deallocate(memory, count);
    }
};

/// A passphrase, a key file: text that is wiped when it goes, and where it grew out of its place. Move only.
class SecretText {
public:
    SecretText() = default;
    explicit SecretText(std::string_view text) : m_text(text.begin(), text.end()) {}
    SecretText(SecretText &&) noexcept = default;
    SecretText &operator=(SecretText &&) noexcept = default;
    SecretText(const SecretText &) = delete;
    SecretText &operator=(const SecretText &) = delete;
    ~SecretText() = default;

    SecretText &append(std::string_view text)
    {
        m_text.insert(m_text.end(), text.begin(), text.end());
        return *this;
    }
    [[nodiscard]] bool empty() const { return m_text.empty(); }
    /// Valid as long as this is and does not grow.
    [[nodiscard]] std::string_view view() const { return {m_text.data(), m_text.size()}; }

private:
    std::vector<char, WipingAllocator<char>> m_text;
};

} // namespace th::core
