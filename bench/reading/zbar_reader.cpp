// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/zbar_reader.h"

#include <zbar.h>

#include <memory>

namespace th::reading {

Read zbarReader()
{
    const auto scanner = std::make_shared<zbar::ImageScanner>();
    scanner->set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner->set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    return [scanner](const cv::Mat &grey) {
        zbar::Image image(grey.cols, grey.rows, "Y800", grey.data, grey.total());
        scanner->scan(image);
        std::vector<std::string> texts;
        for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
            texts.push_back(symbol->get_data());
        return texts;
    };
}

} // namespace th::reading
