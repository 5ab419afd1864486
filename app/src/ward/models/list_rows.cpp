// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_rows.h"

#include "models/phrases.h"
#include "models/theme_model.h"

namespace th::app {

ListRows::ListRows(LanguageSwitch &language, QObject *parent) : QAbstractListModel(parent), m_language(language)
{
    connect(&language, &LanguageSwitch::changed, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

void ListRows::show(std::shared_ptr<const ListFound> found, Show what)
{
    beginResetModel();
    m_found = std::move(found);
    m_show = what;
    m_places.clear();
    if (m_found) {
        const lists::CheckedList &checked = m_found->intake.checked;
        const std::size_t all = what == Show::Good ? checked.good.size() : checked.findings.size();
        for (std::size_t i = 0; i < all; ++i)
            if (what == Show::Good || (checked.findings[i].weight == lists::Weight::Note) == (what == Show::Notes))
                m_places.push_back(i);
    }
    endResetModel();
    emit countChanged();
}

int ListRows::count() const { return static_cast<int>(m_places.size()); }

int ListRows::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> ListRows::roleNames() const { return {{Text, "words"}, {Facts, "facts"}, {Level, "level"}}; }

QVariant ListRows::data(const QModelIndex &index, int role) const
{
    if (!m_found || !index.isValid() || index.row() >= count())
        return {};
    const std::size_t place = m_places[static_cast<std::size_t>(index.row())];
    const lists::CheckedList &checked = m_found->intake.checked;
    if (m_show == Show::Good) {
        const lists::CheckedRow &row = checked.good[place];
        const auto field = [&row](const char *id) {
            const auto found = row.fields.find(id);
            return found == row.fields.end() ? QString() : text(found->second);
        };
        if (role == Text)
            return QStringLiteral("%1  %2").arg(row.row).arg(field("full_name"));
        if (role == Facts) {
            QStringList facts;
            for (const char *id : {"id_number", "plates", "category", "areas", "valid_until", "household"})
                if (const QString value = field(id); !value.isEmpty())
                    facts << value;
            return facts.join(QStringLiteral(" · "));
        }
        return static_cast<int>(ThemeModel::Level::Plain);
    }
    const lists::Finding &finding = checked.findings[place];
    if (role == Text)
        return text(sentence(finding).in(m_language.language()));
    if (role == Facts)
        return text(finding.proposal.empty() ? std::string() : finding.value + "  →  " + finding.proposal);
    return static_cast<int>(finding.weight == lists::Weight::Error   ? ThemeModel::Level::Bad
                            : finding.weight == lists::Weight::Offer ? ThemeModel::Level::Caution
                                                                     : ThemeModel::Level::Plain);
}

} // namespace th::app
