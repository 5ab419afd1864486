// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Where these sources and this build lie, without a slash at the end. One small file is told by the build; the tests
/// themselves compile alike in every clone, so that a compiler cache serves them all.
namespace th::test {

extern const char *const sourceFolder;
extern const char *const buildFolder;

} // namespace th::test
