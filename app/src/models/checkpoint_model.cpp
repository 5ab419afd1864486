// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint_model.h"

#include "card_fields.h"
#include "phrases.h"

#include <algorithm>

namespace th::app {

ThemeModel::Level levelOf(core::Weight weight)
{
    switch (weight) {
    case core::Weight::Note:
        return ThemeModel::Level::Plain;
    case core::Weight::CannotTell:
        return ThemeModel::Level::Caution;
    case core::Weight::Refuse:
        return ThemeModel::Level::Bad;
    }
    return ThemeModel::Level::Bad;
}

ThemeModel::Level levelOf(core::VerdictKind kind)
{
    switch (kind) {
    case core::VerdictKind::Admit:
        return ThemeModel::Level::Good;
    case core::VerdictKind::Refuse:
        return ThemeModel::Level::Bad;
    case core::VerdictKind::CannotTell:
        return ThemeModel::Level::Caution;
    }
    return ThemeModel::Level::Caution;
}

QString shapeOf(core::VerdictKind kind)
{
    switch (kind) {
    case core::VerdictKind::Admit:
        return QStringLiteral("admit");
    case core::VerdictKind::Refuse:
        return QStringLiteral("refuse");
    case core::VerdictKind::CannotTell:
        return QStringLiteral("unclear");
    }
    return QStringLiteral("unclear");
}

CheckpointModel::CheckpointModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_reasons({"what", "toDo", "level"}), m_fields(fieldRoles)
{
    connect(&language, &LanguageSwitch::changed, this, &CheckpointModel::remake);
}

void CheckpointModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

void CheckpointModel::show(const Examined &examined)
{
    if (examined.beside)
        return;
    m_shown = examined;
    ++m_turn;
    remake();
}

void CheckpointModel::clear()
{
    m_shown.reset();
    remake();
}

void CheckpointModel::setCrowded(bool crowded)
{
    if (crowded == m_crowded)
        return;
    m_crowded = crowded;
    ++m_turn;
    remake();
}

void CheckpointModel::setPlate(const QString &plate)
{
    if (plate == m_plate)
        return;
    m_plate = plate;
    emit plateChanged();
    emit plateEntered(plate);
}

void CheckpointModel::remake()
{
    m_headline.clear();
    m_toDo.clear();
    m_subtitle.clear();
    m_origin.clear();
    if (card() == Card::TwoPasses) {
        remakeTwoPasses();
    } else if (!m_shown) {
        m_reasons.setRows({});
        m_fields.setRows({});
    } else if (m_shown->cardAlone) {
        remakeCardAlone();
    } else {
        remakeReasons();
        if (const auto &claims = m_shown->answer.claims) {
            m_subtitle = claims->organisation.empty() ? phrases::kind(claims->kind) : text(claims->organisation);
            m_origin = originOf(*claims, m_reference, m_language.language());
            m_fields.setRows(fieldsOf(*claims, m_shown->answer.verdict, m_reference, m_language.language()));
        } else {
            m_fields.setRows({});
        }
    }
    emit changed();
}

void CheckpointModel::remakeReasons()
{
    QList<RowsModel::Row> rows;
    for (const core::Reason &reason : m_shown->answer.verdict.reasons) {
        if (reason.code == core::ReasonCode::IdCardMatches)
            continue; // has a mark of its own
        const core::Sentence sentence = sentenceOf(reason);
        if (m_headline.isEmpty() &&
            (reason.weight != core::Weight::Note || m_shown->answer.verdict.kind != core::VerdictKind::Admit)) {
            m_headline = text(sentence.what);
            m_toDo = text(sentence.toDo);
        } else {
            rows << RowsModel::Row{text(sentence.what), text(sentence.toDo), static_cast<int>(levelOf(reason.weight))};
        }
    }
    if (m_headline.isEmpty())
        m_headline = tr("Giấy thật, đúng nơi, đúng giờ.");
    if (m_crowded)
        rows.prepend({tr("Có hai giấy trong khung hình. Đưa từng tờ một."), QString(),
                      static_cast<int>(ThemeModel::Level::Caution)});
    m_reasons.setRows(rows);
}

void CheckpointModel::remakeTwoPasses()
{
    m_headline = tr("Đưa từng tờ một.");
    m_toDo =
        tr("Rút một tờ ra khỏi khung hình; tờ còn lại sẽ hiện lên. Cả hai đã được kiểm tra, xem danh sách lượt quét.");
    m_reasons.setRows({});
    m_fields.setRows({});
}

/// Which checkpoint it was, and still whose word it is.
core::Reason CheckpointModel::named(core::Reason reason, core::Language language) const
{
    core::Elsewhere elsewhere = core::elsewhereIn(reason.detail);
    const QString name = m_reference.checkpoint(elsewhere.checkpoint, language);
    if (!name.isEmpty())
        elsewhere.checkpoint.text = name.toStdString();
    reason.detail = core::detailOf(elsewhere);
    return reason;
}

/// Codes in a reason become the names that people know.
core::Sentence CheckpointModel::sentenceOf(core::Reason reason) const
{
    const core::Language language = m_language.language();
    QString name;
    if (reason.code == core::ReasonCode::OutsideArea || reason.code == core::ReasonCode::AreaNotAllowed)
        name = m_reference.area(core::AreaCode(reason.detail), language);
    else if (reason.code == core::ReasonCode::CategoryNotAllowed)
        name = m_reference.category(core::CategoryCode(reason.detail), language);
    else if (reason.code == core::ReasonCode::SeenElsewhere)
        return core::sentence(named(reason, language), language, m_reference.utcOffset);
    else if (reason.code == core::ReasonCode::AuthorityMismatch)
        name = m_reference.authority(core::AuthorityCode(reason.detail), language);
    if (!name.isEmpty())
        reason.detail = name.toStdString();
    return core::sentence(reason, language, m_reference.utcOffset);
}

void CheckpointModel::remakeCardAlone()
{
    m_headline = tr("Mời đưa giấy đi đường để đối chiếu.");
    m_reasons.setRows({});
    if (const auto &card = m_shown->answer.idCard)
        m_fields.setRows(fieldsOf(*card, m_reference));
    else
        m_fields.setRows({});
}

CheckpointModel::Card CheckpointModel::card() const
{
    const bool refused = m_shown && !m_shown->cardAlone && m_shown->answer.verdict.kind == core::VerdictKind::Refuse;
    if (m_crowded && !refused)
        return Card::TwoPasses;
    if (!m_shown)
        return Card::Ready;
    return m_shown->cardAlone ? Card::WaitingForPass : Card::Verdict;
}

QString CheckpointModel::shape() const
{
    switch (card()) {
    case Card::Ready:
        return QStringLiteral("qr");
    case Card::WaitingForPass:
        return QStringLiteral("waiting");
    case Card::Verdict:
        return shapeOf(m_shown->answer.verdict.kind);
    case Card::TwoPasses:
        return QStringLiteral("unclear");
    }
    return {};
}

ThemeModel::Level CheckpointModel::level() const
{
    if (card() == Card::TwoPasses)
        return ThemeModel::Level::Caution;
    return card() == Card::Verdict ? levelOf(m_shown->answer.verdict.kind) : ThemeModel::Level::Plain;
}

QString CheckpointModel::word() const
{
    switch (card()) {
    case Card::Ready:
        return tr("MỜI QUÉT MÃ");
    case Card::WaitingForPass:
        return tr("ĐÃ ĐỌC CĂN CƯỚC");
    case Card::Verdict:
        return text(core::word(m_shown->answer.verdict.kind, m_language.language()));
    case Card::TwoPasses:
        return tr("HAI GIẤY");
    }
    return {};
}

QString CheckpointModel::holder() const
{
    if (!shown())
        return {};
    if (const auto &claims = m_shown->answer.claims)
        return text(claims->holder);
    return m_shown->answer.idCard ? text(m_shown->answer.idCard->fullName) : QString();
}

CheckpointModel::CardMark CheckpointModel::cardMark() const
{
    if (card() != Card::Verdict)
        return CardMark::None;
    for (const core::Reason &reason : m_shown->answer.verdict.reasons) {
        if (reason.code == core::ReasonCode::IdCardMatches)
            return CardMark::Matches;
        if (reason.code == core::ReasonCode::IdCardMismatch)
            return CardMark::Differs;
        if (reason.code == core::ReasonCode::IdCardNotShown)
            return CardMark::NotShown;
    }
    return m_shown->answer.idCard ? CardMark::Shown : CardMark::None;
}

QString CheckpointModel::cardMarkText() const
{
    switch (cardMark()) {
    case CardMark::None:
        return {};
    case CardMark::Matches:
        return tr("Căn cước khớp");
    case CardMark::Differs:
        return tr("Căn cước không khớp");
    case CardMark::NotShown:
        return tr("Chưa xuất trình căn cước");
    case CardMark::Shown:
        return tr("Có căn cước, không so được");
    }
    return {};
}

QString CheckpointModel::recordText() const
{
    if (card() != Card::Verdict)
        return {};
    const store::Answer &answer = m_shown->answer;
    if (answer.seq)
        return tr("Đã ghi sổ, số %1").arg(*answer.seq);
    return answer.notRecorded ? phrases::fault(*answer.notRecorded, m_language.language())
                              : tr("Lượt kiểm tra này không nằm trong sổ.");
}

QString CheckpointModel::sourceText() const
{
    if (!shown())
        return {};
    if (m_shown->source == QLatin1String("camera"))
        return tr("quét bằng camera");
    if (m_shown->source == QLatin1String("gun"))
        return tr("quét bằng súng");
    if (m_shown->source == QLatin1String("file"))
        return tr("đọc từ tệp");
    return m_shown->source == QLatin1String("number") ? tr("tra theo số") : QString();
}

} // namespace th::app
