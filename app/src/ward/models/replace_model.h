// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "desk/aftercare.h"
#include "entry_model.h"
#include "seal_model.h"

namespace th::app {

struct Replaced;
/// What is known of a pass before it is replaced.
struct ReplaceView {
    core::PassNumber number;
    desk::RequestId request = 0;
    std::string procedure;
    desk::Draft content;                                   ///< what it says; personal
    std::map<issuing::Aftercare, desk::Problem> refused{}; ///< in which ways this officer may not, and why
};
[[nodiscard]] desk::Done<ReplaceView> readReplace(OpenDesk &open, const core::PassNumber &number,
                                                  desk::RequestId request); ///< Thread: store

/// A new pass in place of one: lost or damaged, extended, or corrected. The old one is revoked as replaced in the same
/// moment, and the new one waits to be printed. Sealed with the key that is chosen in \p seal.
class ReplaceModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString holder READ holder NOTIFY changed)         ///< and the ID number: whom it stays with
    Q_PROPERTY(QVariantList ways READ ways NOTIFY changed)        ///< value, text
    Q_PROPERTY(QString notOffered READ notOffered NOTIFY changed) ///< of the ways, and why; empty: all are
    Q_PROPERTY(QString way READ way WRITE setWay NOTIFY changed)  ///< "same", "extend", "correct"
    Q_PROPERTY(QString wayText READ wayText NOTIFY changed)       ///< what comes of it
    Q_PROPERTY(th::app::EntryModel *content READ content CONSTANT)
    Q_PROPERTY(QString missing READ missing NOTIFY changed) ///< before it can be done; empty: it can
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(QString failure READ failure NOTIFY changed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
public:
    enum class State { Closed, Loading, Failed, Asking, Working, Done };
    Q_ENUM(State)

    ReplaceModel(LanguageSwitch &language, DeskDoor &door, RequestModel &request, SealModel &seal,
                 QObject *parent = nullptr);

    void setReference(const Reference &reference);
    void setNow(core::Instant now) { m_content.setNow(now); }
    void open(const core::PassNumber &number, desk::RequestId request);
    void show(const ReplaceView &view);
    void fail(const desk::Problem &why);
    void refuse(const desk::Problem &why); ///< nothing was done; what was typed stays
    void finish(const core::PassNumber &made);
    void clear();
    Q_INVOKABLE void close(); ///< not while it is being done
    void setWay(const QString &way);
    /// \p why: for the journal; \p secret: passphrase or PIN of the key.
    Q_INVOKABLE void confirm(const QString &why, const QString &secret);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool shown() const { return m_state != State::Closed; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString holder() const;
    [[nodiscard]] QVariantList ways() const;
    [[nodiscard]] QString notOffered() const;
    [[nodiscard]] QString way() const { return m_way; }
    [[nodiscard]] QString wayText() const;
    [[nodiscard]] EntryModel *content() { return &m_content; }
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString complaint() const { return said(m_complaint); }
    [[nodiscard]] QString failure() const { return said(m_failure); }
    [[nodiscard]] QString outcome() const;

signals:
    void changed();
    void altered(); ///< the register is another one, and the print queue

private:
    [[nodiscard]] std::optional<desk::Draft> wanted() const;
    [[nodiscard]] static QString nameOf(issuing::Aftercare what);
    [[nodiscard]] bool offers(issuing::Aftercare what) const { return !m_view.refused.contains(what); }
    void took(const desk::Done<Replaced> &done);
    [[nodiscard]] QString said(const std::optional<desk::Problem> &problem) const;

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    SealModel &m_seal;
    EntryModel m_content;
    State m_state = State::Closed;
    ReplaceView m_view;
    QString m_way = QStringLiteral("same");
    std::optional<desk::Problem> m_complaint, m_failure;
    std::optional<core::PassNumber> m_made;
    std::uint64_t m_visit = 0; ///< an answer to what was asked of another pass is not shown
};

} // namespace th::app
