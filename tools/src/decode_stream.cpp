// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode_stream.h"

#include "console.h"
#include "scanner/picture_folder.h"
#include "scanner/seen_once.h"
#include "scanner/stream_reader.h"

#include <QFile>

#include <cmath>

namespace th::tools {

namespace {

/// Reads frame after frame and says what is new.
class Stream {
public:
    Stream(const Console &console, const StreamOptions &options)
        : m_console(console), m_rate(options.framesPerSecond), m_reader(mostSymbols, options.pace)
    {
    }

    void show(const QImage &image, qint64 frame)
    {
        const scanner::ImageView view{image.constBits(), image.width(), image.height(), image.bytesPerLine()};
        const auto at = timeOf(frame);
        const auto seen = m_reader.look(view, at);
        const auto &symbols = seen.reading.symbols;
        for (const auto &symbol : m_seenOnce.novelties(symbols, at)) {
            std::size_t which = 0;
            while (symbols[which].text != symbol.text || symbols[which].binary != symbol.binary)
                ++which;
            Json json{
                {"text", symbol.text}, {"first_seen_frame", frameOf(seen.firstSeen[which])}, {"read_frame", frame}};
            if (symbol.binary)
                json["binary"] = true;
            m_console.object(json);
        }
    }

private:
    using Nanoseconds = std::chrono::nanoseconds;
    [[nodiscard]] scanner::SteadyTime timeOf(qint64 frame) const
    {
        return scanner::SteadyTime(Nanoseconds(std::llround(static_cast<double>(frame) / m_rate * 1e9)));
    }
    [[nodiscard]] qint64 frameOf(scanner::SteadyTime time) const
    {
        return std::llround(static_cast<double>(Nanoseconds(time.time_since_epoch()).count()) * m_rate / 1e9);
    }

    static constexpr int mostSymbols = 8; ///< as in the application
    const Console &m_console;
    double m_rate;
    scanner::StreamReader m_reader;
    scanner::SeenOnce m_seenOnce;
};

} // namespace

Exit decodeStream(const Console &console, const std::string &folder, const StreamOptions &options)
{
    const QStringList paths = scanner::picturesIn(QFile::decodeName(folder.c_str()));
    if (paths.isEmpty()) {
        console.complain(printable(folder) + ": " +
                         console.say("không có ảnh nào trong thư mục này", "there are no pictures in this folder"));
        return Exit::Failed;
    }
    Stream stream(console, options);
    Exit exit = Exit::Success;
    for (qint64 frame = 0; frame < paths.size(); ++frame) {
        const QImage image = scanner::openAsFrame(paths[frame]).convertToFormat(QImage::Format_Grayscale8);
        if (image.isNull()) {
            console.complain(printable(QFile::encodeName(paths[frame]).toStdString()) + ": " +
                             console.say("không mở được ảnh", "the picture cannot be opened"));
            exit = Exit::Failed;
            continue;
        }
        stream.show(image, frame);
        if (!console.flush())
            return Exit::Failed;
    }
    return exit;
}

} // namespace th::tools
