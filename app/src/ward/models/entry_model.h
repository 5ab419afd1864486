// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include "models/reference.h"
#include "request_model.h"
#include "ward/line_text.h"

namespace th::app {

/// The form of one line: typed, or filled from an ID card that is scanned. What would keep its pass from being made is
/// said beside the field while it is typed, and so is who else has asked for the same. Half a line is kept with the
/// request, on disk, until it is in it: neither a crash nor a lock takes anything.
class EntryModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(bool changes READ changes NOTIFY changed)       ///< a line that is there already
    Q_PROPERTY(bool ofPass READ ofPass NOTIFY changed)         ///< a pass that is to be replaced: who travels stays
    Q_PROPERTY(bool employees READ employees NOTIFY changed)   ///< passes for an organisation's people
    Q_PROPERTY(bool households READ households NOTIFY changed) ///< market cards
    Q_PROPERTY(QVariantMap values READ values NOTIFY valuesChanged) ///< by field, as LineText
    Q_PROPERTY(QVariantMap complaints READ complaints NOTIFY checked)
    Q_PROPERTY(QString same READ same NOTIFY checked)         ///< who else has asked
    Q_PROPERTY(QString note READ note NOTIFY checked)         ///< of what was scanned, or of no one field
    Q_PROPERTY(QString kept READ kept NOTIFY keptChanged)     ///< when it was saved
    Q_PROPERTY(bool whole READ whole NOTIFY checked)          ///< it can be taken
    Q_PROPERTY(th::app::RowsModel *picks READ picks CONSTANT) ///< id, name, chosen: of the list that is open
public:
    EntryModel(LanguageSwitch &language, DeskDoor &door, RequestModel &request, QObject *parent = nullptr);

    void setReference(const Reference &reference);
    void setNow(core::Instant now) { m_now = now; }
    Q_INVOKABLE void openNew();
    Q_INVOKABLE void openLine(int number);
    /// What a pass says, to be changed: never taken or kept here, but `read` by who replaces the pass.
    void openPass(desk::RequestId request, const std::string &procedure, const desk::Draft &content);
    [[nodiscard]] ReadLine read() const;
    Q_INVOKABLE void setValue(const QString &field, const QString &value);
    Q_INVOKABLE void take();  ///< into the request; then the next one, if it is new. What is typed meanwhile stays
    Q_INVOKABLE void close(); ///< half a line is kept
    Q_INVOKABLE void dropChanges(); ///< of a line that is there: it stays as it was
    /// The list for "category" or "areas", with what is typed in any place of a name; by Vietnamese order.
    Q_INVOKABLE void listPicks(const QString &field, const QString &words);
    Q_INVOKABLE void pick(const QString &field, const QString &id); ///< areas: added or taken away
    Q_INVOKABLE QString nameOf(const QString &field, const QString &ids) const;
    bool scan(const QString &text); ///< a code that the gun or the camera has read; true: of an ID card, and taken
    void check();                   ///< at once, what is otherwise done a moment after typing
    void keep();                    ///< the same of keeping half a line
    void leave();                   ///< its request goes from the screen: half a line is kept, the form is closed
    void clear();

    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool changes() const { return m_number != 0; }
    [[nodiscard]] bool ofPass() const { return m_ofPass; }
    [[nodiscard]] bool employees() const { return m_kind == core::PassKind::Employee; }
    [[nodiscard]] bool households() const { return m_kind == core::PassKind::Household; }
    [[nodiscard]] QVariantMap values() const;
    [[nodiscard]] QVariantMap complaints() const;
    [[nodiscard]] QString same() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString kept() const;
    [[nodiscard]] bool whole() const { return m_whole; }
    [[nodiscard]] RowsModel *picks() { return &m_picks; }

signals:
    void changed();
    void valuesChanged();
    void checked();
    void keptChanged();
    void notKept(const th::desk::Problem &why); ///< what was typed; the desk may be locked by now

private:
    [[nodiscard]] bool here() const { return m_shown && !m_ofPass && m_for == m_request.shown().found.row.id; }
    [[nodiscard]] LineText unfinished(std::uint32_t line) const;
    [[nodiscard]] LineText typed() const;
    void keepLater();
    void ask(std::uint32_t line, LineText text);
    void took(const LineText &taken, const desk::Draft &draft, bool askedSince);
    void kept(std::uint64_t asked, std::uint64_t form, const desk::Done<void> &done);
    [[nodiscard]] static desk::Problem tooMuch();
    [[nodiscard]] bool losesText() const;
    void begin(std::uint32_t number, LineText text, desk::Draft base);
    void hide();
    [[nodiscard]] LineText carriedOver() const;
    void judged(const std::optional<desk::Problem> &objection, const std::vector<desk::Match> &matches);
    [[nodiscard]] QString name(const core::LocalName &name) const { return text(name.in(m_language.language())); }

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    RequestModel &m_request;
    Reference m_reference;
    core::Instant m_now{};
    bool m_shown = false, m_whole = false, m_dirty = false, m_ofPass = false;
    bool m_badScan = false;  ///< the note is of that
    bool m_tooMuch = false;  ///< what is typed is longer than what is kept
    std::string m_procedure; ///< by whose rules it is checked
    struct Kept {
        desk::RequestId request = 0;
        std::uint32_t line = 0;
        LineText text;
    };
    std::map<std::uint64_t, Kept> m_keeping; ///< on its way to the disk, as it was asked
    std::uint64_t m_keepingLast = 0;
    desk::RequestId m_for = 0;    ///< that the line belongs to
    std::weak_ptr<bool> m_taking; ///< alive while the line is on its way into the request
    std::uint64_t m_form = 0;     ///< counts forms, so that an answer to an earlier one is known
    std::uint32_t m_number = 0;   ///< of the line that is changed; 0: a new one
    std::uint64_t m_asked = 0;    ///< checks, so that an answer that is overtaken is known
    core::PassKind m_kind = core::PassKind::Individual;
    desk::Draft m_base;
    LineText m_text, m_last;
    std::map<QString, core::LocalName> m_complaints;
    std::optional<core::LocalName> m_note, m_objection; ///< the latter: of the desk, to no one field
    std::vector<desk::Match> m_matches;
    std::optional<core::Instant> m_kept;
    QTimer m_checkSoon, m_keepSoon, m_keepAtLast; ///< the last: while keys go on coming
    RowsModel m_picks;
};

} // namespace th::app
