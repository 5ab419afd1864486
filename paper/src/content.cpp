// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/content.h"

#include <QStringList>

namespace th::paper {

Content contentOf(const core::VerifiedPass &pass, std::string text, const core::Directory &directory,
                  const core::Policy *policy)
{
    Content content;
    content.claims = pass.claims();
    content.text = std::move(text);
    content.authorityName = QString::fromStdString(pass.authority().name.vi);
    if (const core::Authority *parent = directory.findAuthority(pass.authority().parent))
        content.superiorName = QString::fromStdString(parent->name.vi);
    const core::PassClaims &claims = content.claims;
    const auto *category = policy ? policy->rulesAt(claims.issuedAt).findCategory(claims.category) : nullptr;
    content.categoryName = QString::fromStdString(category ? category->name.vi : claims.category.text);
    QStringList areas;
    for (const core::AreaCode &code : claims.areas) {
        const core::Area *area = policy ? policy->findArea(code) : nullptr;
        areas << QString::fromStdString(area ? area->name.vi : code.text);
    }
    content.areaNames = areas.join(QStringLiteral("; "));
    if (policy)
        content.utcOffset = policy->utcOffset();
    return content;
}

} // namespace th::paper
