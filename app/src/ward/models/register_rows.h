// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "desk/register.h"

#include <chrono>
#include <memory>
#include <set>

namespace th::app {

/// What is looked for in the register, and in which order.
struct RegisterWish {
    QString words{};
    desk::RegisterOrder order = desk::RegisterOrder::Number; ///< the newest first
    std::string organisation{};                              ///< by its very name; empty: any
    friend bool operator==(const RegisterWish &, const RegisterWish &) = default;
};
/// What a search found: places in a register that nobody changes any more.
struct RegisterFound {
    std::shared_ptr<const desk::Register> book;
    RegisterWish wish;
    std::vector<std::size_t> places;
};

[[nodiscard]] RegisterFound look(std::shared_ptr<const desk::Register> book, const RegisterWish &wish);

/// Rows of the register, each put into words when it is drawn: however many there are, only those on screen cost.
class RegisterRows : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    using QAbstractListModel::QAbstractListModel;

    void show(RegisterFound found);
    void setOffset(std::chrono::minutes utcOffset);
    void remake();        ///< the language is another one
    void toggle(int row); ///< chooses it, or no longer
    void chooseRange(int from, int to);
    void chooseNone();
    [[nodiscard]] bool isChosen(const core::PassNumber &number) const { return m_chosen.contains(number); }
    [[nodiscard]] int chosen() const { return static_cast<int>(m_chosen.size()); } ///< whatever is searched for now
    [[nodiscard]] const desk::RegisterEntry *entry(int row) const;                 ///< null: no such row
    [[nodiscard]] int rowOf(const core::PassNumber &number) const;                 ///< -1: it is not shown
    [[nodiscard]] const RegisterWish &wish() const { return m_found.wish; }
    [[nodiscard]] int count() const { return static_cast<int>(m_found.places.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override; ///< number, holder, about, state_, revoked, marked

    /// "until 20/09/2021 23:59", "revoked: lost".
    [[nodiscard]] static QString stateOf(const desk::RegisterEntry &entry, std::chrono::minutes utcOffset);
    [[nodiscard]] static QString platesOf(const desk::RegisterEntry &entry);

signals:
    void countChanged();

private:
    RegisterFound m_found;
    std::set<core::PassNumber> m_chosen;
    std::chrono::minutes m_offset{420};
};

} // namespace th::app
