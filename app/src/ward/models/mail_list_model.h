// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "for_all_rows.h"
#include "models/language_switch.h"

namespace th::app {

/// What holds for all rows of the lists in a mail that a person takes in, where a list has no column for it.
class MailListModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(th::app::RowsModel *fields READ fields CONSTANT) ///< field, name, value, note, doubt, wanted
    Q_PROPERTY(QString choosing READ choosing NOTIFY changed)   ///< field that is being chosen; empty: none
    Q_PROPERTY(QString choosingText READ choosingText NOTIFY changed)
    Q_PROPERTY(bool typing READ typing NOTIFY changed) ///< it is typed, not chosen
    Q_PROPERTY(QString typed READ typed NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *choices READ choices CONSTANT) ///< choice, name, note, chosen
public:
    explicit MailListModel(LanguageSwitch &language, QObject *parent = nullptr);

    void setReference(const Reference &reference);
    void clear();
    Q_INVOKABLE void choose(const QString &field);
    Q_INVOKABLE void find(const QString &words);
    Q_INVOKABLE void pick(const QString &choice);
    Q_INVOKABLE void type(const QString &text);
    Q_INVOKABLE void dismiss();
    [[nodiscard]] std::optional<desk::Problem> put(counter::ListDefaults &defaults) const
    {
        return m_values.put(defaults);
    }

    [[nodiscard]] RowsModel *fields() { return &m_fields; }
    [[nodiscard]] QString choosing() const { return m_choosing; }
    [[nodiscard]] QString choosingText() const { return ForAllRows::nameOf(m_choosing); }
    [[nodiscard]] bool typing() const { return ForAllRows::isTyped(m_choosing); }
    [[nodiscard]] QString typed() const { return m_values.typed(m_choosing); }
    [[nodiscard]] RowsModel *choices() { return &m_choices; }

signals:
    void changed();

private:
    void remake();

    LanguageSwitch &m_language;
    Reference m_reference;
    ForAllRows m_values;
    QString m_choosing, m_words;
    RowsModel m_fields, m_choices;
};

} // namespace th::app
