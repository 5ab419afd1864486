// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "access_list.h"
#include "copy_search.h"
#include "handing_out.h"
#include "integrity_check.h"
#include "models/sign_in_model.h"
#include "oversight_model.h"
#include "retention_form.h"
#include "sealed_parts.h"

namespace th::app {

/// A supervisor's place in the window: who may go there, which archive is looked at, and what is taken into it. Who
/// may not is turned away below (ArchiveGate); this only shows what could be done.
class Overseer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)       ///< it fills the window
    Q_PROPERTY(bool offered READ offered NOTIFY changed)   ///< whoever is signed in may go there, or can sign in for it
    Q_PROPERTY(bool asks READ asks NOTIFY changed)         ///< somebody has to sign in first
    Q_PROPERTY(QString person READ person NOTIFY changed)  ///< who is signed in; may be empty
    Q_PROPERTY(bool choosing READ choosing NOTIFY changed) ///< of archives and sources; else the archive is shown
    Q_PROPERTY(QString archive READ archive NOTIFY changed)    ///< path; empty: none is chosen
    Q_PROPERTY(QStringList recent READ recent NOTIFY changed)  ///< paths, the last one first
    Q_PROPERTY(bool hasStation READ hasStation NOTIFY changed) ///< whose own log can be taken
    Q_PROPERTY(bool taking READ taking NOTIFY changed)
    Q_PROPERTY(QString progress READ progress NOTIFY progressed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)         ///< of the last taking
    Q_PROPERTY(bool outcomeBad READ outcomeBad NOTIFY changed)      ///< not all of it came
    Q_PROPERTY(th::app::RowsModel *failures READ failures CONSTANT) ///< label, value, level
    Q_PROPERTY(th::app::HandingOut *handing READ handing CONSTANT)
    Q_PROPERTY(th::app::SealedParts *sealed READ sealed CONSTANT)
    Q_PROPERTY(th::app::CopySearch *copies READ copies CONSTANT)
    Q_PROPERTY(th::app::IntegrityCheck *integrity READ integrity CONSTANT)
    Q_PROPERTY(th::app::AccessList *accesses READ accesses CONSTANT)
    Q_PROPERTY(th::app::RetentionForm *retention READ retention CONSTANT)
public:
    Overseer(LanguageSwitch &language, OversightModel &oversight, SignInModel &signIn, QObject *parent = nullptr);

    Q_INVOKABLE void enter(); ///< the place; `entered` follows
    Q_INVOKABLE void leave(); ///< whoever is signed in is signed out
    Q_INVOKABLE void lock();
    Q_INVOKABLE void choose(const QString &archive); ///< a path; it is not opened yet
    Q_INVOKABLE void chooseFile(const QUrl &archive);
    Q_INVOKABLE void make(const QUrl &archive); ///< a new one
    Q_INVOKABLE void take(const QList<QUrl> &sources);
    Q_INVOKABLE void takeOwn();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void look(); ///< at the archive
    Q_INVOKABLE void back(); ///< to the choice
    void resume();           ///< somebody has signed in: what was refused before is asked again
    Q_INVOKABLE void handOut(bool report);
    Q_INVOKABLE void handOutProof(); ///< until when each station's log is proven, as a file
    Q_INVOKABLE void openEntry();    ///< what is sealed of the entry looked at
    Q_INVOKABLE void findCopies();   ///< in the time of the filter
    Q_INVOKABLE void listAccesses(); ///< who had what out of it, in the time of the filter
    Q_INVOKABLE void inspect();      ///< until when each station's log is proven
    Q_INVOKABLE void letGo();        ///< of personal data, by rules
    Q_INVOKABLE void search();       ///< by plate or ID card
    Q_INVOKABLE void countOrganisations();

    void reopen();                          ///< the archive that is looked at, for it has changed
    void setStation(const QString &folder); ///< that is open; empty: none
    void setRecent(const QStringList &archives);
    void showProgress(quint64 number, quint64 done);
    void finish(const TakeReport &report);

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] bool offered() const;
    [[nodiscard]] bool asks() const;
    [[nodiscard]] QString person() const;
    [[nodiscard]] bool choosing() const { return !m_oversight.shown(); }
    [[nodiscard]] QString archive() const { return m_archive; }
    [[nodiscard]] QStringList recent() const { return m_recent; }
    [[nodiscard]] bool hasStation() const { return !m_station.isEmpty(); }
    [[nodiscard]] bool taking() const { return m_taking; }
    [[nodiscard]] QString progress() const;
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] bool outcomeBad() const;
    [[nodiscard]] RowsModel *failures() { return &m_failures; }
    [[nodiscard]] HandingOut *handing() { return &m_handing; }
    [[nodiscard]] SealedParts *sealed() { return &m_sealed; }
    [[nodiscard]] CopySearch *copies() { return &m_copies; }
    [[nodiscard]] IntegrityCheck *integrity() { return &m_integrity; }
    [[nodiscard]] AccessList *accesses() { return &m_accesses; }
    [[nodiscard]] RetentionForm *retention() { return &m_retention; }
    [[nodiscard]] quint64 number() const { return m_number; } ///< of the newest taking

signals:
    void changed();
    void progressed();
    void entered();
    void left();
    void takeWanted(const th::app::TakeErrand &errand);
    void cancelWanted(quint64 number);
    void keep(const QStringList &recent); ///< for the next time

private:
    void hide(); ///< what nobody may read who is not signed in
    void conceal();
    void takePerson();
    void start(const QStringList &sources, bool make = false);
    void remake();

    LanguageSwitch &m_language;
    OversightModel &m_oversight;
    SignInModel &m_signIn;
    quint64 m_numbers = 0; ///< of errands
    HandingOut m_handing;
    SealedParts m_sealed;
    CopySearch m_copies;
    IntegrityCheck m_integrity;
    AccessList m_accesses;
    RetentionForm m_retention;
    bool m_shown = false, m_taking = false;
    QString m_archive, m_station;
    QString m_account; ///< of whoever was signed in last
    QStringList m_recent;
    quint64 m_number = 0, m_done = 0;
    std::optional<TakeReport> m_report;
    RowsModel m_failures;
};

} // namespace th::app
