// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language_switch.h"
#include "reference.h"
#include "rows_model.h"
#include "store/station.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <vector>

namespace th::app {

/// The strip of the last scans, newest first.
class HistoryModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT) ///< time, shape, level, number, reason, seq
public:
    explicit HistoryModel(LanguageSwitch &language, QObject *parent = nullptr);
    void setReference(const Reference &reference);
    void setRows(const std::vector<store::LogRow> &newestFirst);
    [[nodiscard]] RowsModel *rows() { return &m_rows; }

private:
    void remake();

    LanguageSwitch &m_language;
    Reference m_reference;
    std::vector<store::LogRow> m_log;
    RowsModel m_rows;
};

inline const QList<QByteArray> logRoles{"time", "shape", "level", "number", "reason", "seq"};
[[nodiscard]] QList<RowsModel::Row> logRows(const std::vector<store::LogRow> &log, const Reference &reference,
                                            core::Language language);

} // namespace th::app
