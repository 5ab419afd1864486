// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_worker.h"

#include "publication_finder.h"
#include "scanner/file_reader.h"
#include "sync/enrolment.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace th::app {
namespace {

struct Literals {
    const char16_t *vi, *en;
};

Literals sentencesOf(scanner::FileFault::Kind kind)
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

/// What of a file was left unread; nothing if all of it was read.
std::optional<std::pair<QString, QString>> leftUnread(const scanner::FileReading &read)
{
    switch (read.cut) {
    case scanner::FileCut::None:
        break;
    case scanner::FileCut::TooManyPages:
        return std::pair(QStringLiteral("Chỉ đọc %1 trang đầu trong %2 trang. Tách phần còn lại thành tệp khác.")
                             .arg(read.pagesRead)
                             .arg(read.pages),
                         QStringLiteral("Only the first %1 of %2 pages were read. Put the others into another file.")
                             .arg(read.pagesRead)
                             .arg(read.pages));
    case scanner::FileCut::OutOfTime:
        return std::pair(QStringLiteral("Đọc quá lâu: dừng sau %1 trong %2 trang. Tách tệp ra, hoặc chụp ảnh giấy.")
                             .arg(read.pagesRead)
                             .arg(read.pages),
                         QStringLiteral("It took too long: stopped after %1 of %2 pages. Split the file, or take a "
                                        "photo of the pass.")
                             .arg(read.pagesRead)
                             .arg(read.pages));
    }
    if (read.pagesDamaged > 0)
        return std::pair(QStringLiteral("%1 trang bị hỏng, không đọc được.").arg(read.pagesDamaged),
                         QStringLiteral("%1 pages are damaged and could not be read.").arg(read.pagesDamaged));
    return {};
}

} // namespace

void FileWorker::read(const QList<QUrl> &files)
{
    QStringList vi, en;
    for (const auto &file : files) {
        const auto problem = readOne(file);
        if (!problem)
            continue;
        const auto name = files.size() > 1 ? file.fileName() + QStringLiteral(": ") : QString();
        vi << name + problem->vi;
        en << name + problem->en;
    }
    emit finished(vi.join(QLatin1Char('\n')), en.join(QLatin1Char('\n')));
}

std::optional<FileWorker::Sentences> FileWorker::readOne(const QUrl &file)
{
    if (!m_reader)
        m_reader.emplace();
    const auto say = [](Literals both) { return Sentences{QString::fromUtf16(both.vi), QString::fromUtf16(both.en)}; };
    if (!file.isLocalFile())
        return say({u"Chỉ đọc được tệp trên máy này.", u"Only files on this machine can be read."});
    const auto result = scanner::readFile(file.toLocalFile(), *m_reader);
    if (const auto *fault = std::get_if<scanner::FileFault>(&result))
        return say(sentencesOf(fault->kind));
    const auto &read = std::get<scanner::FileReading>(result);
    QStringList texts;
    for (const auto &symbol : read.reading.symbols)
        if (const auto text = QString::fromStdString(symbol.text); !texts.contains(text))
            texts.append(text);
    if (!texts.isEmpty())
        emit codesRead(texts);
    if (const auto left = leftUnread(read))
        return Sentences{left->first, left->second};
    if (texts.isEmpty())
        return say({u"Không thấy mã nào đọc được trong tệp. Thử ảnh rõ hơn, gần hơn.",
                    u"No readable code was found in the file. Try a sharper, closer picture."});
    return {};
}

void FileWorker::findPublications(const QStringList &besides)
{
    emit publicationsFound(app::findPublications(removableFolders() + besides));
}

void FileWorker::findEnrolment(const QString &folder)
{
    const auto folders = folder.isEmpty() ? removableFolders() : QStringList{folder};
    for (const QString &each : folders) {
        const QFileInfo place(QDir(each).filePath(QLatin1String(sync::enrolmentFile)));
        QFile file(place.filePath());
        if (place.isSymLink() || !place.isFile() || !file.open(QIODevice::ReadOnly))
            continue;
        emit enrolmentFound(QString::fromUtf8(file.read(qint64(sync::maxEnrolmentFile))), each);
        return;
    }
    emit enrolmentNotFound();
}

} // namespace th::app
