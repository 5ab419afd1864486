// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base45.h"
#include "core/enrolment.h"

#include <cstdlib>

using namespace th::core;

namespace {

/// The input as the content of a code whose check holds: what lies behind it is to be reached.
std::string framed(const char *start, ByteView content)
{
    Bytes whole(content.begin(), content.end());
    const auto hash = sha256(content);
    whole.insert(whole.end(), hash.begin(), hash.begin() + 4);
    return start + encodeBase45(whole);
}

} // namespace

/// A code that is read is the only encoding of what it says; no request is believed that nobody signed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ByteView input(data, size);
    (void)decodeEnrolment(asText(input));
    const std::string text = framed("THE1:", input);
    if (const auto code = decodeEnrolment(text); code && encodeEnrolment(*code) != text)
        std::abort();
    if (const auto request = openEnrolmentRequest(framed("THER1:", input)); request && request->name.size() > 80)
        std::abort();
    return 0;
}
