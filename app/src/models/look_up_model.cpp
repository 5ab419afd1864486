// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "look_up_model.h"

#include "checkpoint_model.h"
#include "history_model.h"
#include "phrases.h"

#include <QRegularExpression>

namespace th::app {

using Level = ThemeModel::Level;

LookUpModel::LookUpModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_reasons({"what", "toDo", "level"}), m_history(logRoles)
{
    connect(&language, &LanguageSwitch::changed, this, &LookUpModel::remake);
}

void LookUpModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

void LookUpModel::show(const LookUp &result)
{
    m_result = result;
    m_failed.reset();
    m_state = State::Answered;
    remake();
}

void LookUpModel::fail(const QString &sentenceVi, const QString &sentenceEn)
{
    m_result.reset();
    m_failed = Failed{sentenceVi, sentenceEn};
    m_state = State::Answered;
    remake();
}

void LookUpModel::setNumber(const QString &number)
{
    static const QRegularExpression foreign(QStringLiteral("[^A-Z0-9-]"));
    const QString clean = number.toUpper().remove(foreign).left(24);
    if (clean == m_number)
        return;
    m_number = clean;
    emit numberChanged();
}

bool LookUpModel::complete() const
{
    static const QRegularExpression shape(QStringLiteral("^[A-Z0-9]{1,12}-[0-9]{1,10}$"));
    return shape.match(m_number).hasMatch();
}

void LookUpModel::search()
{
    if (!complete())
        return;
    m_state = State::Searching;
    m_result.reset(); // or the last number's verdict would stand beside this one
    m_failed.reset();
    remake();
    emit searchRequested(m_number);
}

void LookUpModel::clear()
{
    m_state = State::Empty;
    m_result.reset();
    m_failed.reset();
    setNumber({});
    remake();
}

void LookUpModel::remake()
{
    m_answer.clear();
    m_advice.clear();
    m_level = Level::Plain;
    m_reasons.setRows({});
    m_history.setRows({});
    if (m_state == State::Searching) {
        m_answer = tr("Đang tra…");
    } else if (m_failed) {
        m_answer = m_language.language() == core::Language::English ? m_failed->en : m_failed->vi;
        m_level = Level::Caution;
    } else if (m_result) {
        m_level = levelOf(m_result->verdict.kind);
        if (const auto *status = std::get_if<core::SeriesStatus>(&m_result->status)) {
            describe(*status);
        } else {
            const bool unknown = std::holds_alternative<core::SeriesNotCovered>(m_result->status);
            m_answer =
                unknown ? tr("Dữ liệu của trạm không có loạt giấy này.") : tr("Không đọc được dữ liệu về giấy này.");
            m_advice = tr("Không kết luận được. Báo chỉ huy hoặc gọi nơi cấp.");
        }
        listReasons();
        m_history.setRows(logRows(m_result->history, m_reference, m_language.language()));
    }
    emit changed();
}

void LookUpModel::describe(const core::SeriesStatus &status)
{
    if (status.revoked) {
        const core::Reason reason{.code = core::ReasonCode::Revoked,
                                  .weight = core::Weight::Refuse,
                                  .detail = core::name(status.revoked->reason),
                                  .at = status.revoked->at};
        const core::Sentence sentence = core::sentence(reason, m_language.language(), m_reference.utcOffset);
        m_answer = text(sentence.what);
        m_advice = text(sentence.toDo);
        return;
    }
    switch (status.registration) {
    case core::Registration::Registered:
    case core::Registration::Different:
        m_answer = tr("Số này đã cấp và chưa bị thu hồi.");
        m_advice = tr("Chưa phải là cho qua: tra số không chứng minh tờ giấy là thật. So từng mục với căn cước.");
        break;
    case core::Registration::NotRegistered:
        m_answer = tr("Số này không có trong dữ liệu của trạm; có thể mới cấp.");
        m_advice = tr("So lại số đã gõ với giấy. Đúng số mà vẫn vậy: quét mã, hoặc gọi nơi cấp.");
        break;
    case core::Registration::NotYetKnown:
        m_answer = tr("Số này mới hơn dữ liệu của trạm.");
        m_advice = tr("Không kết luận được. Cập nhật dữ liệu hoặc gọi nơi cấp.");
        break;
    }
}

/// What the verdict rests on besides the number itself: the age of the data, the clock.
void LookUpModel::listReasons()
{
    QList<RowsModel::Row> rows;
    for (const core::Reason &reason : m_result->verdict.reasons) {
        const bool ofTheNumber =
            reason.code == core::ReasonCode::Revoked || reason.code == core::ReasonCode::NotRegistered ||
            reason.code == core::ReasonCode::StatusUnavailable || reason.code == core::ReasonCode::UnreadableText;
        if (ofTheNumber)
            continue; // the answer says it
        const core::Sentence sentence = core::sentence(reason, m_language.language(), m_reference.utcOffset);
        rows << RowsModel::Row{text(sentence.what), text(sentence.toDo), static_cast<int>(levelOf(reason.weight))};
    }
    m_reasons.setRows(rows);
}

QString LookUpModel::word() const
{
    return m_result ? text(core::word(m_result->verdict.kind, m_language.language())) : QString();
}

QString LookUpModel::shape() const { return m_result ? shapeOf(m_result->verdict.kind) : QStringLiteral("caution"); }

QString LookUpModel::recordText() const
{
    if (!m_result)
        return {};
    if (m_result->seq)
        return tr("Đã ghi sổ lượt tra này (số %1)").arg(*m_result->seq);
    const QString why =
        m_result->notRecorded ? phrases::fault(*m_result->notRecorded, m_language.language()) : QString();
    return tr("CHƯA GHI SỔ. %1").arg(why);
}

} // namespace th::app
