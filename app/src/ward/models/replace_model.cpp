// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replace_model.h"

#include "models/phrases.h"

#include <algorithm>

namespace th::app {

struct Replaced {
    OpenedSealKey key;
    std::optional<core::PassNumber> made; ///< nothing: a series is to be chosen first
};

namespace {

const QLatin1String theSame("same"), extending("extend"), correcting("correct");

struct Way {
    QLatin1String value;
    issuing::Aftercare what;
};
const Way allWays[] = {{theSame, issuing::Aftercare::Replace},
                       {extending, issuing::Aftercare::Extend},
                       {correcting, issuing::Aftercare::Correct}};

/// In the old pass's series where the key numbers in it.
desk::Done<Replaced> replaceWith(OpenDesk &open, const SealKeyChoice &choice, const desk::Care &care,
                                 const core::PassNumber &number, const std::optional<desk::Draft> &content)
{
    auto opened = openSealKey(open, choice);
    if (!opened)
        return core::Failure{opened.error()};
    Replaced replaced{std::move(opened).value(), {}};
    OpenedSealKey &key = replaced.key;
    const bool keeps = std::ranges::find(key.offered, number.series.text) != key.offered.end();
    if (!keeps && key.wantsSeries())
        return replaced;
    const core::SeriesCode series = keeps ? core::SeriesCode() : core::SeriesCode(key.series);
    const auto made = desk::replace(open.desk, care, number, content, key.key->forSealing(), series);
    if (!made)
        return core::Failure{made.error()};
    replaced.made = *made;
    key.key.reset(); // no longer than it is needed
    return replaced;
}

} // namespace

desk::Done<ReplaceView> readReplace(OpenDesk &open, const core::PassNumber &number, desk::RequestId request)
{
    auto content = desk::contentOf(open.desk, number);
    if (!content)
        return core::Failure{content.error()};
    const auto glance = open.desk.glance(request);
    if (!glance)
        return core::Failure{glance.error()};
    auto refused = desk::whyNotReplaced(open.desk, {open.officer, open.clock, {}}, number);
    if (!refused)
        return core::Failure{refused.error()};
    content->paperNumber.clear(); // the new one is made now
    return ReplaceView{number, request, glance->row.procedure, std::move(content).value(), std::move(refused).value()};
}

ReplaceModel::ReplaceModel(LanguageSwitch &language, DeskDoor &door, RequestModel &request, SealModel &seal,
                           QObject *parent)
    : QObject(parent), m_language(language), m_door(door), m_seal(seal), m_content(language, door, request)
{
    connect(&language, &LanguageSwitch::changed, this, &ReplaceModel::changed);
    connect(&m_content, &EntryModel::checked, this, &ReplaceModel::changed);
    connect(&m_content, &EntryModel::valuesChanged, this, &ReplaceModel::changed);
    connect(&seal, &SealModel::changed, this, &ReplaceModel::changed);
}

void ReplaceModel::setReference(const Reference &reference) { m_content.setReference(reference); }

QString ReplaceModel::said(const std::optional<desk::Problem> &problem) const
{
    return problem ? text(problem->sentence.in(m_language.language())) : QString();
}

void ReplaceModel::open(const core::PassNumber &number, desk::RequestId request)
{
    clear();
    m_view.number = number;
    m_state = State::Loading;
    emit changed();
    m_seal.refresh(); // which key was sealed with last
    m_door.ask(
        this, [number, request](OpenDesk &open) { return readReplace(open, number, request); },
        [this, visit = m_visit](const desk::Done<ReplaceView> &read) {
            if (visit != m_visit)
                return;
            if (read)
                show(*read);
            else
                fail(read.error());
        });
}

void ReplaceModel::show(const ReplaceView &view)
{
    m_view = view;
    const auto first = std::ranges::find_if(allWays, [this](const Way &way) { return offers(way.what); });
    if (first == std::end(allWays)) // a form would only be filled for nothing
        return fail(view.refused.begin()->second);
    m_way = first->value;
    m_state = State::Asking;
    m_content.openPass(view.request, view.procedure, view.content);
    emit changed();
}

void ReplaceModel::fail(const desk::Problem &why)
{
    m_failure = why;
    m_state = State::Failed;
    emit changed();
}

void ReplaceModel::refuse(const desk::Problem &why)
{
    m_complaint = why;
    m_state = State::Asking;
    emit changed();
}

void ReplaceModel::finish(const core::PassNumber &made)
{
    m_made = made;
    m_state = State::Done;
    emit changed();
}

void ReplaceModel::clear()
{
    ++m_visit;
    m_view = {};
    m_made.reset();
    m_complaint.reset();
    m_failure.reset();
    m_way = theSame;
    m_content.clear();
    m_state = State::Closed;
    emit changed();
}

void ReplaceModel::close()
{
    if (m_state != State::Working)
        clear();
}

void ReplaceModel::setWay(const QString &way)
{
    const auto found = std::ranges::find(allWays, way, [](const Way &each) { return QString(each.value); });
    if (m_state != State::Asking || way == m_way || found == std::end(allWays) || !offers(found->what))
        return;
    m_way = way;
    m_complaint.reset();
    m_content.openPass(m_view.request, m_view.procedure, m_view.content); // what another way changed is not meant
    emit changed();
}

std::optional<desk::Draft> ReplaceModel::wanted() const
{
    return m_way == theSame ? std::nullopt : std::optional(m_content.read().draft);
}

QString ReplaceModel::missing() const
{
    if (m_state != State::Asking)
        return {};
    if (m_way != theSame && m_content.read().draft == m_view.content)
        return m_way == extending ? tr("Ghi ngày mới.") : tr("Sửa ít nhất một chỗ.");
    if (m_way != theSame && !m_content.whole())
        return tr("Sửa những chỗ được báo.");
    return m_seal.keyMissing();
}

void ReplaceModel::confirm(const QString &why, const QString &secret)
{
    const std::string words = why.trimmed().toStdString();
    if (m_state != State::Asking || words.empty() || !missing().isEmpty())
        return;
    m_state = State::Working;
    m_complaint.reset();
    emit changed();
    m_door.ask(
        this,
        [choice = m_seal.keyChoice(secret), number = m_view.number, content = wanted(), words](OpenDesk &open) {
            return replaceWith(open, choice, {open.officer, open.clock, words}, number, content);
        },
        [this](const desk::Done<Replaced> &done) { took(done); });
}

void ReplaceModel::took(const desk::Done<Replaced> &done)
{
    if (!done) {
        m_seal.tookKey(core::Failure{done.error()});
        return refuse(done.error());
    }
    m_seal.tookKey(done->key);
    if (!done->made)
        return refuse(SealModel::whichSeries());
    finish(*done->made);
    emit altered();
}

QString ReplaceModel::title() const { return tr("Cấp đổi giấy %1").arg(text(core::toText(m_view.number))); }

QString ReplaceModel::holder() const
{
    const core::PassClaims &claims = m_view.content.claims;
    if (claims.idNumber.empty())
        return text(claims.holder);
    return text(claims.holder) + QStringLiteral(" · ") + phrases::idNumber(claims.idNumber, false);
}

QString ReplaceModel::nameOf(issuing::Aftercare what)
{
    return what == issuing::Aftercare::Replace  ? tr("Mất, hỏng")
           : what == issuing::Aftercare::Extend ? tr("Gia hạn")
                                                : tr("Sửa");
}

QVariantList ReplaceModel::ways() const
{
    QVariantList ways;
    for (const Way &way : allWays)
        if (offers(way.what))
            ways << QVariantMap{{QStringLiteral("value"), way.value}, {QStringLiteral("text"), nameOf(way.what)}};
    return ways;
}

QString ReplaceModel::notOffered() const
{
    QStringList lines;
    for (const auto &[what, why] : m_view.refused)
        lines << tr("Không chọn được \"%1\": %2").arg(nameOf(what), text(why.sentence.in(m_language.language())));
    return lines.join(QLatin1Char('\n'));
}

QString ReplaceModel::wayText() const
{
    const QString then =
        tr("Giấy mới có số mới và chờ ở hàng in; giấy cũ bị thu hồi ngay. Nhật ký ghi tên bạn và lý do.");
    if (m_way == extending)
        return tr("Như giấy cũ, đến một ngày khác.") + QLatin1Char(' ') + then;
    if (m_way == correcting)
        return tr("Họ tên, số giấy tờ và loại giấy đã được xét duyệt nên giữ nguyên; sai ở đó thì lập hồ sơ mới.") +
               QLatin1Char(' ') + then;
    return tr("Nội dung như giấy cũ.") + QLatin1Char(' ') + then;
}

QString ReplaceModel::outcome() const
{
    return m_made ? tr("Đã cấp giấy %1 thay giấy %2. Giấy mới chờ in; giấy %2 không còn giá trị.")
                        .arg(text(core::toText(*m_made)), text(core::toText(m_view.number)))
                  : QString();
}

} // namespace th::app
