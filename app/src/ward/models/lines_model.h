// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "models/language_switch.h"
#include "models/reference.h"
#include "ward/request_reader.h"

#include <memory>
#include <set>

namespace th::app {

/// The lines of a request, tens of thousands of them: filtered, searched, chosen by keys. Words are made for the lines
/// that are looked at, not for all.
class LinesModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(
        QString filter READ filter WRITE setFilter NOTIFY changed) ///< "", "undecided", "approved", "refused", "same"
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged) ///< row; -1: none
    Q_PROPERTY(int currentNumber READ currentNumber NOTIFY currentChanged)      ///< of the current line
    Q_PROPERTY(int chosen READ chosen NOTIFY chosenChanged)                     ///< lines that are chosen
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(int undecided READ undecided NOTIFY changed)
    Q_PROPERTY(int approved READ approved NOTIFY changed)
    Q_PROPERTY(int refused READ refused NOTIFY changed)
    Q_PROPERTY(int same READ same NOTIFY changed) ///< that somebody else's request has too
public:
    enum Role { Number = Qt::UserRole, Holder, Facts, Decision, Reason, Officer, Chosen, Same };

    explicit LinesModel(LanguageSwitch &language, QObject *parent = nullptr);

    void setReference(const Reference &reference);
    void setLines(std::shared_ptr<const std::vector<desk::Line>> lines); ///< current and chosen stay, by their numbers
    void setMatches(LineMatches matches);
    void clear();
    void setFilter(const QString &filter);
    void setSearch(const QString &words);
    void setCurrent(int row);
    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void extendTo(int row); ///< from the current one: all between are chosen
    Q_INVOKABLE void chooseAll();       ///< that the filter shows
    Q_INVOKABLE void chooseNone();

    /// Of what is chosen; of the current line, if nothing is.
    [[nodiscard]] std::vector<std::uint32_t> numbers() const;
    [[nodiscard]] const desk::Line *currentLine() const { return lineAt(m_current); }
    [[nodiscard]] const desk::Line *find(std::uint32_t number) const;

    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] QString filter() const { return m_filter; }
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int currentNumber() const { return currentLine() ? static_cast<int>(m_currentNumber) : 0; }
    [[nodiscard]] int chosen() const { return static_cast<int>(m_chosen.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(m_lines->size()); }
    [[nodiscard]] int undecided() const { return m_counts[0]; }
    [[nodiscard]] int approved() const { return m_counts[1]; }
    [[nodiscard]] int refused() const { return m_counts[2]; }
    [[nodiscard]] int same() const { return static_cast<int>(m_matches.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void changed();
    void currentChanged();
    void chosenChanged();

private:
    void remake();
    void chooseChanged();
    void noteCurrent();
    [[nodiscard]] bool shows(std::size_t index, const QStringList &words) const;
    [[nodiscard]] const desk::Line *lineAt(int row) const;
    [[nodiscard]] QString facts(const desk::Draft &draft) const;
    [[nodiscard]] QString same(std::uint32_t line) const;

    LanguageSwitch &m_language;
    Reference m_reference;
    std::shared_ptr<const std::vector<desk::Line>> m_lines = std::make_shared<std::vector<desk::Line>>();
    mutable std::vector<QString> m_folded; ///< to be searched; made when something is
    LineMatches m_matches;
    std::vector<std::uint32_t> m_shown; ///< indexes
    std::set<std::uint32_t> m_chosen;   ///< numbers
    QString m_filter, m_search;
    std::uint32_t m_currentNumber = 0; ///< of the line that was current last
    int m_current = -1, m_counts[3] = {};
};

} // namespace th::app
