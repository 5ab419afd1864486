// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/symbol_reader.h"

#include "climb.h"
#include "luma.h"

#include <opencv2/core/utility.hpp>

#include <exception>

namespace th::scanner {

struct SymbolReader::Scratch {
    ReaderMemory memory;
    cv::Mat grey;
};

SymbolReader::SymbolReader() : m_scratch(new Scratch)
{
    cv::setNumThreads(1); // the scan has one core; the other belongs to the window and the store
}

SymbolReader::~SymbolReader() { delete m_scratch; }

Reading SymbolReader::read(const ImageView &image, const ReadOptions &options)
{
    if (!isPicture(image))
        return {};
    try {
        const cv::Mat frame = greyOf(image, m_scratch->grey);
        Climb climb(frame, options, m_scratch->memory);
        try {
            climb.locate(options.effort == Effort::Live ? Climb::Search::GlimpseFirst : Climb::Search::Whole);
            options.effort == Effort::Live ? climb.live({}) : climb.still();
        } catch (const std::exception &) { // of a hostile picture: what was read before it counts
        }
        return climb.finish();
    } catch (const std::exception &) { // no memory for the picture itself
        return {};
    }
}

} // namespace th::scanner
