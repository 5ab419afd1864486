// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include "counter/list_intake.h"
#include "models/reference.h"
#include "models/rows_model.h"

#include <functional>
#include <optional>

namespace th::app {

/// What holds for every row of a list that has no column for it, as it was chosen or typed: reason, areas, days, route.
/// By field: "default:category", "default:areas" (codes with commas), "default:valid_until" …
class ForAllRows {
public:
    [[nodiscard]] static bool is(const QString &field);
    [[nodiscard]] static bool isTyped(const QString &field);   ///< it is typed, not chosen
    [[nodiscard]] static QString nameOf(const QString &field); ///< "All rows: the reason of travel"
    [[nodiscard]] QString typed(const QString &field) const { return m_values.value(field); }
    void type(const QString &field, const QString &text) { m_values[field] = text.trimmed(); }
    [[nodiscard]] bool pick(const QString &field, const QString &code); ///< false: several may be picked
    void clear() { m_values.clear(); }

    [[nodiscard]] QString inWords(const QString &field, const Reference &reference, core::Language language) const;
    /// field, name, value, note, doubt, wanted. `tells`: whether a column of the list does, or nobody knows.
    [[nodiscard]] QList<RowsModel::Row> rows(const lists::Shape &shape, const std::function<bool(const char *)> &tells,
                                             const Reference &reference, core::Language language) const;
    /// choice, name, note, chosen: with all the words in their names.
    [[nodiscard]] QList<RowsModel::Row> choices(const QString &field, const QString &words, const Reference &reference,
                                                core::Language language) const;
    /// As the counter wants them, but for the organisation; a date that is none is said.
    [[nodiscard]] std::optional<desk::Problem> put(counter::ListDefaults &defaults) const;

private:
    QMap<QString, QString> m_values;
};

} // namespace th::app
