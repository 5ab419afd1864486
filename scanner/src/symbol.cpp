// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/symbol.h"

namespace th::scanner {

const char *name(SymbolFormat format)
{
    switch (format) {
    case SymbolFormat::QrCode:
        return "QRCode";
    case SymbolFormat::MicroQrCode:
        return "MicroQRCode";
    case SymbolFormat::Other:
        return "Other";
    }
    return "Other";
}

} // namespace th::scanner
