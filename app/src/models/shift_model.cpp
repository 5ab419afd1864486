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
    if (!proven()) {
        m_officer = m_officer.simplified();
        m_recent.removeAll(m_officer);
        m_recent.prepend(m_officer);
        m_recent = m_recent.mid(0, rememberedOfficers);
    }
    m_started = true;
    emit changed();
    emit startRequested(shift());
}

void ShiftModel::end()
{
    m_started = m_paused = m_unproven = false;
    emit changed();
    emit endRequested();
}

void ShiftModel::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    if (m_started)
        end(); // by whose word somebody stands here has changed: he is asked again
    emit changed();
}

void ShiftModel::setUnproven(bool unproven)
{
    if (m_started || !m_held)
        return;
    m_unproven = unproven;
    emit changed();
}

void ShiftModel::admit(const QString &account)
{
    m_account = account;
    m_unproven = false;
    emit changed();
}

void ShiftModel::dismiss(SignInModel::Step left)
{
    const bool running = m_started && proven();
    if (left == SignInModel::Step::Locked) {
        m_paused = m_paused || proven(); // begun or not: nobody else begins it
    } else {
        m_account.clear();
        m_started = m_started && !running;
        m_paused = false;
    }
    emit changed();
    if (running)
        emit endRequested();
}

void ShiftModel::resume()
{
    if (!std::exchange(m_paused, false))
        return;
    emit changed();
    if (m_started)
        emit startRequested(shift());
}

bool ShiftModel::ready() const
{
    return !asks() && !m_paused && !officer().simplified().isEmpty() &&
           (!m_checkpoint.isEmpty() || m_checkpoints.count() == 0);
}

QString ShiftModel::missing() const
{
    if (asks())
        return tr("Đăng nhập trước.");
    if (officer().simplified().isEmpty())
        return tr("Nhập tên cán bộ trực.");
    return ready() ? QString() : tr("Chọn chốt.");
}

Shift ShiftModel::shift() const { return {officer().toStdString(), core::CheckpointCode(m_checkpoint.toStdString())}; }

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
