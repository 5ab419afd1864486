// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_list_model.h"

#include <utility>

namespace th::app {

MailListModel::MailListModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_fields({"field", "name", "value", "note", "doubt", "wanted"}),
      m_choices({"choice", "name", "note", "chosen"})
{
    connect(&language, &LanguageSwitch::changed, this, &MailListModel::remake);
    remake();
}

void MailListModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

void MailListModel::clear()
{
    m_values.clear();
    m_choosing.clear();
    m_words.clear();
    remake();
}

void MailListModel::remake()
{
    const auto language = m_language.language();
    const auto unknown = [](const char *) { return true; }; // the list was not read yet
    m_fields.setRows(m_values.rows(lists::passShapes().front(), unknown, m_reference, language));
    const bool chosen = !m_choosing.isEmpty() && !typing();
    m_choices.setRows(chosen ? m_values.choices(m_choosing, m_words, m_reference, language) : QList<RowsModel::Row>());
    emit changed();
}

void MailListModel::choose(const QString &field)
{
    m_choosing = field;
    m_words.clear();
    remake();
}

void MailListModel::find(const QString &words)
{
    m_words = words;
    remake();
}

void MailListModel::pick(const QString &choice)
{
    if (!m_choosing.isEmpty() && m_values.pick(m_choosing, choice))
        m_choosing.clear();
    remake();
}

void MailListModel::type(const QString &text)
{
    if (typing())
        m_values.type(std::exchange(m_choosing, {}), text);
    remake();
}

void MailListModel::dismiss()
{
    m_choosing.clear();
    remake();
}

} // namespace th::app
