// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan.h"

#include "drawing.h"

namespace th::paper {

namespace {

QSizeF sizeOf(PageSize page, const Template &design)
{
    switch (page) {
    case PageSize::A4:
        return {210, 297};
    case PageSize::A5:
        return {148, 210};
    case PageSize::Own:
        return {design.width, design.height};
    }
    return {};
}

} // namespace

Plan::Plan(const Template &design, std::optional<PageSize> page)
{
    for (const Item &item : design.items)
        if (const auto *code = std::get_if<CodeItem>(&item))
            m_code = squareOf(*code);
    if (!page && design.cards) {
        m_pageSize = sizeOf(design.cards->page, design);
        layOut(*design.cards, {design.width, design.height});
        return;
    }
    m_pageSize = sizeOf(page.value_or(design.pages.front()), design);
    m_places = {placeOf(design, QRectF(QPointF(), m_pageSize))};
    m_scale = m_places.front().width() / design.width;
}

void Plan::layOut(const Cards &cards, const QSizeF &card)
{
    m_cropMarks = true;
    const QSizeF step = card + QSizeF(cards.gap, cards.gap);
    const QSizeF all(cards.columns * step.width() - cards.gap, cards.rows * step.height() - cards.gap);
    const QPointF first((m_pageSize.width() - all.width()) / 2, (m_pageSize.height() - all.height()) / 2);
    for (int row = 0; row < cards.rows; ++row)
        for (int column = 0; column < cards.columns; ++column)
            m_places.emplace_back(first + QPointF(column * step.width(), row * step.height()), card);
}

QRectF Plan::code(std::size_t onPage) const
{
    return {m_places[onPage].topLeft() + QPointF(m_code.x, m_code.y) * m_scale,
            QSizeF(m_code.width, m_code.height) * m_scale};
}

} // namespace th::paper
