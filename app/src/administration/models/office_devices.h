// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include "administration/office_worker.h"
#include "models/language_switch.h"
#include "models/rows_model.h"

namespace th::app {

/// The devices on an administrator's screen: the list, what is searched in it, the one that is looked at, and what is
/// to become of it. Nothing is written here; what is wanted goes out as signals.
class OfficeDevices : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT) ///< name, where, order, about, level
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString searched READ searched WRITE search NOTIFY changed)
    Q_PROPERTY(bool troubled READ troubled WRITE setTroubled NOTIFY changed) ///< only those that need a person
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(QString tally READ tally NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)             ///< what is not known; may be empty
    Q_PROPERTY(QString sheetTitle READ sheetTitle NOTIFY changed) ///< of the device looked at; empty: none
    Q_PROPERTY(th::app::RowsModel *sheet READ sheet CONSTANT)     ///< label, value, level; -1 is a heading
    Q_PROPERTY(QStringList offers READ offers NOTIFY changed)     ///< what `begin` can be told of it
    Q_PROPERTY(QString form READ form NOTIFY changed)             ///< "name", "place", "wipe", "add"; empty: none
    Q_PROPERTY(QVariantMap typed READ typed NOTIFY changed)       ///< fields of the form
    Q_PROPERTY(QStringList checkpoints READ checkpoints NOTIFY changed)
public:
    explicit OfficeDevices(LanguageSwitch &language, QObject *parent = nullptr);

    void clear(); ///< nothing was read yet
    void show(const OfficeListing &listing);
    Q_INVOKABLE void closeForm();

    void search(const QString &text); ///< by name, id, key and place, without marks
    void setTroubled(bool only);
    void setCurrent(int row);
    Q_INVOKABLE void openSheet(); ///< of the current row
    Q_INVOKABLE void closeSheet();
    Q_INVOKABLE void begin(const QString &what); ///< one of `offers`: a form comes up, or the change is asked for
    /// The form that writes one that was let in into the directory. False: it is not in the list yet.
    bool beginAdding(const core::PublicKey &device);
    Q_INVOKABLE void setField(const QString &field, const QString &text);
    Q_INVOKABLE void submit(); ///< what the form says

    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] bool loading() const { return m_listing.devices == nullptr; }
    [[nodiscard]] QString searched() const { return m_searched; }
    [[nodiscard]] bool troubled() const { return m_troubled; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString tally() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString sheetTitle() const;
    [[nodiscard]] RowsModel *sheet() { return &m_sheet; }
    [[nodiscard]] QStringList offers() const;
    [[nodiscard]] QString form() const { return m_form; }
    [[nodiscard]] QVariantMap typed() const { return m_typed; }
    [[nodiscard]] QStringList checkpoints() const;

signals:
    void changed();
    void changeWanted(const th::core::PublicKey &device, const th::administration::DeviceChange &change,
                      const QString &typedName);
    void newWanted(const th::administration::NewDevice &device);

private:
    using Known = administration::KnownDevice;
    void remake();
    void remakeSheet();
    [[nodiscard]] const Known *known(int row) const; ///< of what is listed; null: none
    [[nodiscard]] const Known *looked() const;       ///< the one on the sheet
    [[nodiscard]] bool listed(const Known &known, const std::string &wanted) const;
    [[nodiscard]] std::vector<administration::SeenAlarm> alarms(const Known &known) const;
    [[nodiscard]] QString nameOf(const Known &known) const;
    [[nodiscard]] QString about(const Known &known) const;
    [[nodiscard]] RowsModel::Row row(const Known &known) const;
    [[nodiscard]] QString moment(const std::optional<core::Instant> &at) const;
    [[nodiscard]] core::Language language() const { return m_language.language(); }

    LanguageSwitch &m_language;
    OfficeListing m_listing;
    QString m_searched, m_form;
    bool m_troubled = false;
    int m_current = -1;
    std::vector<std::size_t> m_shown; ///< which of the devices the rows are
    std::optional<core::PublicKey> m_looked;
    QVariantMap m_typed;
    RowsModel m_rows, m_sheet;
};

} // namespace th::app
