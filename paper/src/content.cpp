// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/content.h"

#include <QStringList>

namespace th::paper {

namespace {

Content named(const core::PassClaims &claims, const core::Authority *authority, const core::Directory &directory,
              const core::Policy *policy)
{
    Content content;
    content.claims = claims;
    content.authorityName = QString::fromStdString(authority ? authority->name.vi : claims.authority.text);
    if (const core::Authority *parent = authority ? directory.findAuthority(authority->parent) : nullptr)
        content.superiorName = QString::fromStdString(parent->name.vi);
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

} // namespace

Content contentOf(const core::VerifiedPass &pass, std::string text, const core::Directory &directory,
                  const core::Policy *policy)
{
    Content content = named(pass.claims(), &pass.authority(), directory, policy);
    content.text = std::move(text);
    return content;
}

Content sheetByHand(const core::PassClaims &claims, const QString &reference, const core::Directory &directory,
                    const core::Policy *policy)
{
    Content content = named(claims, directory.findAuthority(claims.authority), directory, policy);
    content.claims.sealing = core::Sealing::HandwrittenOriginal;
    content.reference = reference;
    return content;
}

} // namespace th::paper
