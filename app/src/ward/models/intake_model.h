// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "for_all_rows.h"
#include "list_rows.h"
#include "models/reference.h"
#include "models/rows_model.h"
#include "request_model.h"

#include <map>
#include <memory>

namespace th::app {

/// A list (CSV, XLSX) on its way into the request that is open: read, its columns told where they are not sure, its
/// rows checked, the good ones taken, the bad ones saved for who sent it.
class IntakeModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString request READ request NOTIFY changed)   ///< into which it goes
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed) ///< of the list
    Q_PROPERTY(QString about READ about NOTIFY changed)       ///< format, sheet, rows
    Q_PROPERTY(QVariantList kinds READ kinds NOTIFY changed)  ///< value, text: of lists; one: nothing to choose
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed)
    Q_PROPERTY(QVariantList sheets READ sheets NOTIFY changed) ///< value, text; of a workbook with several
    Q_PROPERTY(QString sheet READ sheet WRITE setSheet NOTIFY changed)
    Q_PROPERTY(QVariantList encodings READ encodings NOTIFY changed)            ///< value, text; of a CSV file
    Q_PROPERTY(QString encoding READ encoding WRITE setEncoding NOTIFY changed) ///< found out, or told
    Q_PROPERTY(th::app::RowsModel *fields READ fields CONSTANT) ///< field, name, value, note, doubt, wanted
    Q_PROPERTY(QString choosing READ choosing NOTIFY changed)   ///< field that is being told; empty: none
    Q_PROPERTY(QString choosingText READ choosingText NOTIFY changed)
    Q_PROPERTY(bool typing READ typing NOTIFY changed)            ///< it is typed, not chosen
    Q_PROPERTY(QString typed READ typed NOTIFY changed)           ///< what it is so far
    Q_PROPERTY(th::app::RowsModel *choices READ choices CONSTANT) ///< choice, name, note, chosen
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)   ///< why it does not go on
    Q_PROPERTY(QString failure READ failure NOTIFY changed)       ///< why it cannot be read
    Q_PROPERTY(QVariantList tabs READ tabs NOTIFY changed)        ///< tab, text, count: "bad", "notes", "good"
    Q_PROPERTY(QString tab READ tab WRITE setTab NOTIFY changed)
    Q_PROPERTY(th::app::ListRows *rows READ rows CONSTANT)
    Q_PROPERTY(QVariantList offers READ offers NOTIFY changed) ///< offer, text, accepted: what can be put right here
    Q_PROPERTY(int good READ good NOTIFY changed)
    Q_PROPERTY(int bad READ bad NOTIFY changed)
    Q_PROPERTY(QStringList duplicates READ duplicates NOTIFY changed) ///< asked about before anything is taken
    Q_PROPERTY(QString duplicatesText READ duplicatesText NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed) ///< what was saved or taken
public:
    enum class State { Choosing, Reading, Columns, Checking, Checked, Taking, Taken, Failed };
    Q_ENUM(State)

    IntakeModel(LanguageSwitch &language, DeskDoor &door, RequestModel &request, QObject *parent = nullptr);

    void setReference(const Reference &reference) { m_reference = reference; }
    void clear();
    void setSeen(bool seen) { m_seen = seen; } ///< its page is the one on screen
    void show(std::shared_ptr<const ListFound> found);
    void fail(const desk::Problem &why);
    void complain(const desk::Problem &why);
    void askDuplicates(const ListTaken &taken); ///< nothing was taken yet
    void took(const ListTaken &taken);
    Q_INVOKABLE void begin(); ///< into the request that is open now
    Q_INVOKABLE void read(const QUrl &file);
    Q_INVOKABLE void readAttachment(int number);
    Q_INVOKABLE void choose(const QString &field); ///< its column, or what holds for all rows
    Q_INVOKABLE void find(const QString &words);   ///< among what can be chosen
    Q_INVOKABLE void pick(const QString &choice);  ///< of `choices`
    Q_INVOKABLE void type(const QString &text);
    Q_INVOKABLE void dismiss(); ///< nothing is chosen, or asked about, any more
    Q_INVOKABLE void check();
    Q_INVOKABLE void changeColumns();
    Q_INVOKABLE void toggleOffer(const QString &offer);
    Q_INVOKABLE void take();        ///< the good rows; asks about duplicates
    Q_INVOKABLE void takeWithout(); ///< those who have a line already
    Q_INVOKABLE void takeAll();     ///< those too
    Q_INVOKABLE void saveBad(const QUrl &as);
    Q_INVOKABLE void saveTemplate(const QUrl &as);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString request() const { return m_request.title(); }
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString about() const;
    [[nodiscard]] QVariantList kinds() const;
    [[nodiscard]] QString kind() const { return text(m_order.kind); }
    void setKind(const QString &kind);
    [[nodiscard]] QVariantList sheets() const;
    [[nodiscard]] QString sheet() const;
    void setSheet(const QString &sheet);
    [[nodiscard]] QVariantList encodings() const;
    [[nodiscard]] QString encoding() const;
    void setEncoding(const QString &encoding);
    [[nodiscard]] RowsModel *fields() { return &m_fields; }
    [[nodiscard]] QString choosing() const { return m_choosing; }
    [[nodiscard]] QString choosingText() const;
    [[nodiscard]] bool typing() const;
    [[nodiscard]] QString typed() const { return m_forAll.typed(m_choosing); }
    [[nodiscard]] RowsModel *choices() { return &m_choices; }
    [[nodiscard]] QString complaint() const;
    [[nodiscard]] QString failure() const { return said(m_failure); }
    [[nodiscard]] QVariantList tabs() const;
    [[nodiscard]] QString tab() const { return m_tab; }
    void setTab(const QString &tab);
    [[nodiscard]] ListRows *rows() { return &m_rows; }
    [[nodiscard]] QVariantList offers() const;
    [[nodiscard]] int good() const;
    [[nodiscard]] int bad() const;
    [[nodiscard]] QStringList duplicates() const;
    [[nodiscard]] QString duplicatesText() const;
    [[nodiscard]] QString notice() const;

signals:
    void changed();
    void altered();                            ///< the request has other lines than before
    void leftUndone(const desk::Problem &why); ///< the list was not taken, and its page is not on screen any more

private:
    void load();
    void answer(ListRead read);
    void remake();
    void listFields();
    void listChoices();
    void listColumns();
    [[nodiscard]] std::map<std::uint16_t, QString> columns() const; ///< of the file, with their headings
    void tellColumn(const std::string &field, const std::string &letters);
    void takeAs(Duplicates duplicates);
    void tellSaved(const QString &as, const desk::Done<void> &done);
    [[nodiscard]] bool working() const;
    [[nodiscard]] std::vector<std::string> samples(std::uint16_t column) const;
    [[nodiscard]] std::size_t count(lists::Weight weight) const;
    [[nodiscard]] QString said(const std::optional<desk::Problem> &problem) const;
    [[nodiscard]] QString name(const core::LocalName &name) const { return text(name.in(m_language.language())); }

    LanguageSwitch &m_language;
    DeskDoor &m_door;
    RequestModel &m_request;
    Reference m_reference;
    State m_state = State::Choosing;
    bool m_atColumns = true; ///< where a refusal leads back to
    bool m_seen = true;
    std::uint64_t m_visit = 0; ///< answers to what was asked in an earlier one are not shown
    ListSource m_source;
    counter::ListOrder m_order;
    std::shared_ptr<const ListFound> m_found;
    lists::Mapping m_mapping; ///< of the list, with what was told since it was read
    ForAllRows m_forAll;
    QString m_choosing, m_words, m_tab = QStringLiteral("bad"), m_saved;
    std::optional<desk::Problem> m_complaint, m_failure;
    std::optional<ListTaken> m_asked, m_taken;
    RowsModel m_fields, m_choices;
    ListRows m_rows;
};

} // namespace th::app
