// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "busy_model.h"

namespace th::app {

BusyModel::BusyModel(LanguageSwitch &language, QObject *parent) : QObject(parent), m_language(language)
{
    connect(&language, &LanguageSwitch::changed, this, &BusyModel::changed);
}

void BusyModel::setBusy(bool busy, const QString &what)
{
    m_busy = busy;
    m_what = what;
    emit changed();
}

void BusyModel::setMaking(int percent, const QString &partVi, const QString &partEn)
{
    m_percent = percent;
    m_partVi = partVi;
    m_partEn = partEn;
    emit changed();
}

void BusyModel::tell(const QString &sentenceVi, const QString &sentenceEn, bool bad)
{
    m_messageVi = sentenceVi;
    m_messageEn = sentenceEn;
    m_messageBad = bad;
    emit changed();
}

QString BusyModel::what() const
{
    if (m_what == QLatin1String("opening"))
        return tr("Đang mở trạm…");
    if (m_what == QLatin1String("reading"))
        return tr("Đang đọc tệp…");
    return m_what == QLatin1String("importing") ? tr("Đang nạp dữ liệu…") : tr("Đang làm việc…");
}

QString BusyModel::part() const { return m_language.language() == core::Language::English ? m_partEn : m_partVi; }

void BusyModel::dismiss() { tell({}, {}, false); }

QString BusyModel::message() const
{
    return m_language.language() == core::Language::English ? m_messageEn : m_messageVi;
}

} // namespace th::app
