// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/document.h"

#include <QRectF>
#include <QSizeF>

namespace th::paper {

/// Where on which page each content goes. Millimetres.
class Plan {
public:
    Plan(const Template &design, std::optional<PageSize> page);

    [[nodiscard]] QSizeF pageSize() const { return m_pageSize; }
    [[nodiscard]] std::size_t onAPage() const { return m_places.size(); }
    [[nodiscard]] const QRectF &place(std::size_t onPage) const { return m_places[onPage]; }
    /// How much larger than in the template things are on paper.
    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] bool cropMarks() const { return m_cropMarks; }
    /// The code's square with its quiet zone, on the page.
    [[nodiscard]] QRectF code(std::size_t onPage) const;

private:
    void layOut(const Cards &cards, const QSizeF &card);
    QSizeF m_pageSize;
    std::vector<QRectF> m_places;
    Box m_code; ///< in the template
    double m_scale = 1;
    bool m_cropMarks = false;
};

} // namespace th::paper
