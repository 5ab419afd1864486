// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/document.h"
#include "support/sample_pass.h"

#include <QPainter>

namespace th::test {

/// The templates that the program comes with.
inline const std::vector<paper::Template> &templates()
{
    static const auto all = paper::parseTemplates(core::asBytes(paper::defaultTemplates())).value();
    return all;
}

inline const paper::Template &templateOf(std::string_view id)
{
    return *paper::findTemplate(templates(), id, core::PassKind::Employee);
}

/// Says as much as a pass of that kind usually does.
inline core::PassClaims usualClaims(core::PassKind kind)
{
    core::PassClaims claims = samplePass();
    claims.kind = kind;
    if (kind != core::PassKind::Employee)
        claims.organisation.clear();
    if (kind == core::PassKind::Household) {
        claims.plates.clear();
        claims.days = 0b0010101;
    }
    return claims;
}

/// Says as much as the format allows.
inline core::PassClaims longestClaims(core::PassKind kind)
{
    core::PassClaims claims = usualClaims(kind);
    claims.holder = "Công Tằng Tôn Nữ Nguyễn Thị Ngọc Phương Hoàng Quỳnh Anh";
    claims.organisation = "Công ty Trách nhiệm hữu hạn Thương mại Dịch vụ Xuất nhập khẩu Thực phẩm Sạch";
    claims.route = "Nguyễn Trãi - Ngã Tư Sở - Láng - Cầu Giấy - Xuân Thủy - Hồ Tùng Mậu - Nhổn";
    claims.plates = {"29A12345", "30F98765", "51F12345", "59X112345"};
    claims.hours = {{300, 480}, {660, 780}, {960, 1080}, {1200, 1320}};
    claims.areas = {core::AreaCode("01.001.00001"), core::AreaCode("01.002.00037"), core::AreaCode("01.003.00091"),
                    core::AreaCode("01.004.00118")};
    return claims;
}

inline paper::Content contentOf(const core::PassClaims &claims)
{
    auto key = sampleKey();
    paper::Content content;
    content.claims = claims;
    content.text = core::makePass(claims, key).value();
    content.authorityName = QStringLiteral("UBND Phường Hoa Sữa");
    content.superiorName = QStringLiteral("UBND Thành phố Minh Họa");
    content.categoryName = QStringLiteral("Lương thực, thực phẩm");
    content.areaNames = QStringLiteral("Phường Hoa Sữa, Thành phố Minh Họa");
    return content;
}

/// Many different passes of one kind.
inline std::vector<paper::Content> contents(core::PassKind kind, std::uint32_t count)
{
    std::vector<paper::Content> all;
    core::PassClaims claims = usualClaims(kind);
    for (std::uint32_t i = 0; i < count; ++i) {
        ++claims.number.serial;
        all.push_back(contentOf(claims));
    }
    return all;
}

/// One pass as paper at that many dots per inch, as a screen shows it.
inline QImage render(const paper::Template &design, const paper::Content &content, double dpi,
                     const paper::Pictures &pictures = {})
{
    QImage image(static_cast<int>(design.width * dpi / 25.4), static_cast<int>(design.height * dpi / 25.4),
                 QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paper::drawPass(painter, QRectF(QPointF(), image.size()), design, content, pictures);
    return image;
}

} // namespace th::test
