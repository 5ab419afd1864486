// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_worker.h"

#include "scanner/file_reader.h"

namespace th::app {
namespace {

struct Sentences {
    const char16_t *vi, *en;
};

Sentences sentencesOf(scanner::FileFault::Kind kind)
{
    switch (kind) {
    case scanner::FileFault::Kind::Missing:
        return {u"Không tìm thấy tệp.", u"The file is not there."};
    case scanner::FileFault::Kind::Unreadable:
        return {u"Không đọc được tệp. Kiểm tra quyền truy cập hoặc thiết bị lưu trữ.",
                u"The file cannot be read. Check its permissions or the storage device."};
    case scanner::FileFault::Kind::NotAPicture:
        return {u"Tệp không phải ảnh hay PDF. Hãy chọn ảnh chụp hoặc bản quét của giấy.",
                u"The file is neither a picture nor a PDF. Choose a photo or a scan of the pass."};
    case scanner::FileFault::Kind::TooLarge:
        return {u"Tệp quá lớn. Hãy chọn ảnh dưới 64 MB và 100 triệu điểm ảnh.",
                u"The file is too large. Choose a picture under 64 MB and 100 megapixels."};
    }
    return {u"Không đọc được tệp.", u"The file cannot be read."};
}

} // namespace

void FileWorker::read(const QUrl &file)
{
    if (!m_reader)
        m_reader.emplace();
    const auto say = [this](Sentences both) { emit failed(QString::fromUtf16(both.vi), QString::fromUtf16(both.en)); };
    if (!file.isLocalFile())
        return say({u"Chỉ đọc được tệp trên máy này.", u"Only files on this machine can be read."});
    const auto read = scanner::readFile(file.toLocalFile(), *m_reader);
    if (const auto *fault = std::get_if<scanner::FileFault>(&read))
        return say(sentencesOf(fault->kind));
    QStringList texts;
    for (const auto &symbol : std::get<scanner::FileReading>(read).reading.symbols)
        if (const auto text = QString::fromStdString(symbol.text); !texts.contains(text))
            texts.append(text);
    if (texts.isEmpty())
        return say({u"Không thấy mã nào đọc được trong tệp. Thử ảnh rõ hơn, gần hơn.",
                    u"No readable code was found in the file. Try a sharper, closer picture."});
    emit codesRead(texts);
}

} // namespace th::app
