// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

namespace th::desk {

/// How Vietnamese sorts. Thread: one at a time.
class Collation {
public:
    Collation();
    ~Collation();
    Collation(const Collation &) = delete;
    Collation &operator=(const Collation &) = delete;
    /// Keys compare as bytes the way the texts sort; each ends with its own terminator, so they can be joined.
    /// Without the language's data: the text itself.
    [[nodiscard]] std::string key(const std::string &text) const;

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

} // namespace th::desk
