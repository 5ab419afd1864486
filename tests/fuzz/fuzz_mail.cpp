// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail_address.h"
#include "mail/message.h"
#include "mail/reference.h"

#include <cstdlib>

using namespace th;
using namespace th::mail;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool isOneLine(const std::string &text) { return core::isValidUtf8(text) && text.find_first_of("\r\n") == text.npos; }

} // namespace

/// Any bytes as a mail that came.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto mail = readMail({data, size});
    if (!mail) {
        require(!mail.error().vi.empty() && !mail.error().en.empty());
        return 0;
    }
    require(mail->from.empty() || core::isMailAddress(mail->from));
    require(isOneLine(mail->subject) && mail->subject.size() <= 500 && isOneLine(mail->messageId));
    require(core::isValidUtf8(mail->text) && mail->text.size() <= maxMailText);
    require(mail->files.size() <= maxFilesOfMail);
    for (const File &file : mail->files)
        require(!file.name.empty() && isOneLine(file.name) && file.name.find_first_of("/\\") == file.name.npos &&
                !file.content.empty());
    for (const Reference &reference : findReferences(mail->subject + "\n" + mail->text))
        require(findReferences(toText(reference)) == std::vector{reference});
    return 0;
}
