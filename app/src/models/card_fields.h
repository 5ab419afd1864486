// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id_card.h"
#include "core/verdict.h"
#include "reference.h"
#include "rows_model.h"

#include <QList>

namespace th::app {

inline const QList<QByteArray> fieldRoles{"label", "value", "level", "spread", "plates"};

/// The lines under the holder's name, in the order an officer compares them. A line that a reason speaks of carries
/// that reason's weight, so that the eye finds what is wrong.
[[nodiscard]] QList<RowsModel::Row> fieldsOf(const core::PassClaims &claims, const core::Verdict &verdict,
                                             const Reference &reference, core::Language language);
/// The small print: number, issuer, date, how it was sealed.
[[nodiscard]] QString originOf(const core::PassClaims &claims, const Reference &reference, core::Language language);
/// The lines of an ID card that was shown alone.
[[nodiscard]] QList<RowsModel::Row> fieldsOf(const core::IdCard &card, const Reference &reference);

} // namespace th::app
