// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_file.h"

#include <QFile>

namespace th::app {

namespace {

constexpr qint64 maxKeyFile = 4096;

} // namespace

desk::Problem problem(const char *code, const QString &vi, const QString &en)
{
    return {code, {vi.toStdString(), en.toStdString()}};
}

/// Nothing: it cannot be read, or is too large to be one.
std::optional<core::SecretText> readKeyFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxKeyFile)
        return std::nullopt;
    QByteArray bytes = file.readAll();
    core::SecretText text(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    core::wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return text;
}

DeskKeyState keyStateOf(const QString &file)
{
    if (!QFile::exists(file))
        return DeskKeyState::Missing;
    const auto text = readKeyFile(file);
    if (!text)
        return DeskKeyState::Unusable;
    if (core::SoftwareKey::unwrap(text->view(), {}))
        return DeskKeyState::Bare;
    return core::SoftwareKey::publicKeyNamedIn(text->view()) ? DeskKeyState::Passphrase : DeskKeyState::Unusable;
}

desk::Problem keyProblem(core::KeyFileFault fault, const QString &file)
{
    switch (fault) {
    case core::KeyFileFault::NotAKeyFile:
        return problem("key_file",
                       QStringLiteral("Tệp %1 không phải tệp khóa, hoặc đã hỏng. Hãy chọn tệp khóa khác.").arg(file),
                       QStringLiteral("%1 is not a key file, or it is damaged. Choose another one.").arg(file));
    case core::KeyFileFault::WrongPassphrase:
        return problem("passphrase", QStringLiteral("Sai mật khẩu. Hãy nhập lại; chú ý phím Caps Lock và kiểu gõ."),
                       QStringLiteral("Wrong passphrase. Type it again; mind Caps Lock and the keyboard layout."));
    case core::KeyFileFault::OutOfMemory:
        return problem(
            "memory", QStringLiteral("Máy không đủ bộ nhớ để mở khóa. Hãy đóng bớt chương trình rồi thử lại."),
            QStringLiteral("There is not enough memory to open the key. Close other programs, then try again."));
    }
    return {};
}

} // namespace th::app
