// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gate.h"
#include "paper/document.h"
#include "paper/symbol.h"

#include <QBuffer>

namespace th::paper {

core::Result<QByteArray, Fault> screenPicture(const std::string &text, int modulePixels)
{
    const auto symbol = makeSymbol(text);
    if (!symbol)
        return core::Failure{
            Fault{{"Không tạo được mã QR: " + symbol.error(), "No code can be made: " + symbol.error()}, std::nullopt}};
    QByteArray png;
    QBuffer buffer(&png);
    const bool drawn = buffer.open(QIODevice::WriteOnly) && drawSymbol(*symbol, modulePixels).save(&buffer, "PNG");
    scanner::SymbolReader reader;
    if (!drawn || !readsBack(reader, worn(QImage::fromData(png, "PNG")), text))
        return core::Failure{Fault{{"Mã QR vừa vẽ không đọc lại được; chưa có gì được phát hành.",
                                    "The code just drawn does not read back; nothing was released."},
                                   std::nullopt}};
    return png;
}

} // namespace th::paper
