// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "symbol_view.h"

#include "paper/symbol.h"

#include <QPainter>
#include <cmath>

namespace th::app {

void SymbolView::paint(QPainter *painter)
{
    painter->fillRect(boundingRect(), Qt::white);
    const auto symbol = paper::makeSymbol(m_text.toStdString());
    if (!symbol)
        return;
    const int across = symbol->size + 2 * paper::quietModules;
    const int module = static_cast<int>(std::floor(std::min(width(), height()) / across));
    if (module < 1) // too small to be read anyway
        return;
    const int left = static_cast<int>(width() - module * across) / 2 + module * paper::quietModules;
    const int top = static_cast<int>(height() - module * across) / 2 + module * paper::quietModules;
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const paper::DarkRun &run : paper::darkRuns(*symbol))
        painter->fillRect(left + run.x * module, top + run.y * module, run.length * module, module, Qt::black);
}

} // namespace th::app
