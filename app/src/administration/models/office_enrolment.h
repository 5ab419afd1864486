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

/// Letting devices in, on an administrator's screen: the code that a new device scans, how long it is good, and who
/// asks. Nothing is decided here; what is wanted goes out as signals.
class OfficeEnrolment : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(bool hub READ hub NOTIFY changed)              ///< it is on this machine: key and token come from it
    Q_PROPERTY(QVariantMap typed READ typed NOTIFY changed)   ///< "hub", "key", "token", "hours"; "compared", "name"
    Q_PROPERTY(QString code READ code NOTIFY changed)         ///< text of the code; empty: none was made, or it ended
    Q_PROPERTY(QString left READ left NOTIFY leftChanged)     ///< how long it is good still
    Q_PROPERTY(bool ended READ ended NOTIFY changed)          ///< there was a code, and its time is over
    Q_PROPERTY(th::app::RowsModel *facts READ facts CONSTANT) ///< of the code: label, value, level
    Q_PROPERTY(th::app::RowsModel *rows READ rows CONSTANT)   ///< who asks: name, about, stick
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(QString askedBy READ askedBy NOTIFY changed)   ///< name of the one that is decided on; empty: none
    Q_PROPERTY(QString askedKey READ askedKey NOTIFY changed) ///< in groups of four
    Q_PROPERTY(bool byStick READ byStick NOTIFY changed)
public:
    explicit OfficeEnrolment(LanguageSwitch &language, QObject *parent = nullptr);

    void clear();
    void show(const OfficeRequests &requests);
    void showCode(const OfficeCode &code);
    void setNow(core::Instant now); ///< the code goes when its time is over

    Q_INVOKABLE void setField(const QString &field, const QString &text);
    Q_INVOKABLE void makeCode();
    Q_INVOKABLE void putAway(); ///< the code leaves the screen
    void setCurrent(int row);
    Q_INVOKABLE void look(); ///< at the current one: to be approved or refused
    Q_INVOKABLE void closeLook();
    Q_INVOKABLE void approve();
    Q_INVOKABLE void refuse();

    [[nodiscard]] bool loading() const { return !m_requests; }
    [[nodiscard]] bool hub() const { return m_requests && m_requests->hub; }
    [[nodiscard]] QVariantMap typed() const { return m_typed; }
    [[nodiscard]] QString code() const { return m_code ? m_code->text : QString(); }
    [[nodiscard]] QString left() const;
    [[nodiscard]] bool ended() const { return m_ended; }
    [[nodiscard]] RowsModel *facts() { return &m_facts; }
    [[nodiscard]] RowsModel *rows() { return &m_rows; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString askedBy() const;
    [[nodiscard]] QString askedKey() const;
    [[nodiscard]] bool byStick() const { return m_looked && !m_looked->file.empty(); }

signals:
    void changed();
    void leftChanged();
    void codeWanted(const th::administration::CodeWish &wish);
    void approvalWanted(const th::administration::Asking &device, const QString &compared, const QString &name);
    void refusalWanted(const th::administration::Asking &device);

private:
    void remake();

    LanguageSwitch &m_language;
    std::optional<OfficeRequests> m_requests;
    std::optional<OfficeCode> m_code;
    core::Instant m_now{};
    bool m_ended = false;
    QVariantMap m_typed;
    int m_current = -1;
    std::optional<administration::Asking> m_looked;
    RowsModel m_facts, m_rows;
};

} // namespace th::app
