// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shift_model.h"

namespace th::app {

namespace {
constexpr int longestOfficer = 80;
constexpr int rememberedOfficers = 4;
} // namespace

ShiftModel::ShiftModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_checkpoints({"code", "name", "area"})
{
    connect(&language, &LanguageSwitch::changed, this, &ShiftModel::remake);
}

void ShiftModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

void ShiftModel::propose(const QString &officer, const QString &checkpoint, const QStringList &recentOfficers)
{
    m_officer = officer;
    m_checkpoint = checkpoint;
    m_recent = recentOfficers;
    emit changed();
}

void ShiftModel::setOfficer(const QString &officer)
{
    const QString name = officer.left(longestOfficer);
    if (name == m_officer)
        return;
    m_officer = name;
    emit changed();
}

void ShiftModel::setCheckpoint(const QString &code)
{
    if (code == m_checkpoint)
        return;
    m_checkpoint = code;
    emit changed();
}

void ShiftModel::start()
{
    if (!ready())
        return;
    m_officer = m_officer.simplified();
    m_recent.removeAll(m_officer);
    m_recent.prepend(m_officer);
    m_recent = m_recent.mid(0, rememberedOfficers);
    m_started = true;
    emit changed();
    emit startRequested(shift());
}

void ShiftModel::end()
{
    m_started = false;
    emit changed();
    emit endRequested();
}

bool ShiftModel::ready() const
{
    return !m_officer.simplified().isEmpty() && (!m_checkpoint.isEmpty() || m_checkpoints.count() == 0);
}

QString ShiftModel::missing() const
{
    if (m_officer.simplified().isEmpty())
        return tr("Nhập tên cán bộ trực.");
    return ready() ? QString() : tr("Chọn chốt.");
}

Shift ShiftModel::shift() const { return {m_officer.toStdString(), core::CheckpointCode(m_checkpoint.toStdString())}; }

void ShiftModel::remake()
{
    QList<RowsModel::Row> rows;
    for (const core::Checkpoint &checkpoint : m_reference.checkpoints)
        rows << RowsModel::Row{text(checkpoint.code.text),
                               m_reference.checkpoint(checkpoint.code, m_language.language()),
                               m_reference.area(checkpoint.area, m_language.language())};
    m_checkpoints.setRows(rows);
    emit changed();
}

} // namespace th::app
