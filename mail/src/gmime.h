// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmime/gmime.h>
#include <memory>

namespace th::mail {

struct Unref {
    void operator()(void *object) const { g_object_unref(object); }
};
template <class T> using Owned = std::unique_ptr<T, Unref>;
struct Freed {
    void operator()(char *text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, Freed>;

/// Once a process, before anything else of GMime.
void initialiseGMime();

} // namespace th::mail
