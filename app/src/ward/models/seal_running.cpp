// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal_model.h"

#include <QLocale>
#include <algorithm>
#include <array>

namespace th::app {

namespace {

constexpr qint64 rateKnownAfter = 500; // ms

/// What a request has against it, and another one need not have.
bool isOfRequest(const std::string &code)
{
    constexpr std::array codes{"stale",           "already_taken",      "already_sealed", "not_now",   "same_officer",
                               "missing_field",   "missing_attachment", "missing_reason", "no_lines",  "wrong_unit",
                               "undecided_lines", "nothing_approved",   "other_step",     "seals_not", "wrong_role"};
    return code.starts_with("line.") || std::ranges::find(codes, code) != codes.end();
}

} // namespace

void SealModel::start(const QString &secret)
{
    if (m_state != State::Choosing || !ready())
        return;
    m_complaint.reset();
    m_refusals.clear();
    m_ranOnce = false;
    m_state = State::Opening;
    emit changed();
    m_door.ask(
        this, [choice = keyChoice(secret)](OpenDesk &open) { return openSealKey(open, choice); },
        [this](desk::Done<OpenedSealKey> opened) {
            tookKey(opened);
            if (!opened)
                return stop(opened.error());
            if (opened->wantsSeries())
                return stop(whichSeries());
            m_key = opened->key;
            std::deque<SealEntry> queue;
            std::ranges::copy_if(m_view.entries, std::back_inserter(queue),
                                 [this](const SealEntry &each) { return m_picked.contains(each.id); });
            begin(std::move(queue));
            sealNext();
        });
}

void SealModel::begin(std::deque<SealEntry> queue)
{
    m_queue = std::move(queue);
    m_made = m_madeNow = m_total = m_madeBefore = 0;
    for (const SealEntry &each : m_queue)
        m_total += each.remaining();
    m_ranOnce = true;
    m_since.start();
    m_state = State::Sealing;
    emit changed();
    emit progressed();
}

void SealModel::sealNext()
{
    if (m_queue.empty())
        return leaveWith(State::Choosing);
    m_pause = std::make_shared<std::atomic_bool>(m_state == State::Pausing);
    SealJob job{m_queue.front(), m_reason.trimmed().toStdString(), m_series.toStdString(), m_key, m_pause};
    job.tell = [model = QPointer(this), pause = m_pause](const desk::SealProgress &progress) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [model, pause, progress] {
            if (model && model->m_pause == pause)
                model->advance(progress);
        });
    };
    m_door.ask(
        this, [job = std::move(job)](OpenDesk &open) { return sealRequest(open, job); },
        [this](const desk::Done<desk::SealProgress> &sealed) {
            finishRequest(sealed);
            if (m_state == State::Sealing)
                sealNext();
        });
}

void SealModel::advance(const desk::SealProgress &progress)
{
    m_madeNow = progress.made;
    emit progressed();
}

void SealModel::finishRequest(const desk::Done<desk::SealProgress> &sealed)
{
    m_pause.reset();
    if (!sealed && !isOfRequest(sealed.error().code))
        return stop(sealed.error());
    if (!sealed) {
        m_refusals.emplace_back(m_queue.front().id, sealed.error());
        m_total -= std::min(m_total, m_queue.front().remaining());
    } else {
        m_made += sealed->made;
        m_queue.front().begun = true;
        m_queue.front().made += sealed->made;
    }
    m_madeNow = 0;
    if (sealed && sealed->stopped)
        return stop(*sealed->stopped);
    if (!sealed || sealed->finished) {
        m_picked.erase(m_queue.front().id);
        m_queue.pop_front();
    }
    if (m_queue.empty())
        return leaveWith(State::Choosing);
    if (m_state == State::Pausing)
        m_state = State::Paused;
    emit changed();
    emit progressed();
}

void SealModel::stop(const desk::Problem &why)
{
    m_complaint = why;
    leaveWith(State::Choosing);
}

/// The key is let go: whoever goes on later opens it again.
void SealModel::leaveWith(State state)
{
    m_key.reset();
    m_pause.reset();
    m_queue.clear();
    m_madeNow = 0;
    m_state = state;
    remake();
    emit altered();
    refresh();
}

void SealModel::pause()
{
    if (m_state != State::Sealing)
        return;
    if (m_pause)
        m_pause->store(true);
    m_state = State::Pausing;
    emit changed();
}

void SealModel::goOn()
{
    if (m_state != State::Paused)
        return;
    m_state = State::Sealing;
    m_madeBefore = m_made;
    m_since.start();
    emit changed();
    emit progressed();
    sealNext();
}

void SealModel::end()
{
    if (m_state == State::Paused)
        leaveWith(State::Choosing);
}

QString SealModel::outcome() const
{
    if (!m_ranOnce || running())
        return {};
    const std::size_t rest = m_total - std::min(m_total, m_made);
    QString all = tr("Đã đóng dấu %n giấy.", nullptr, static_cast<int>(m_made));
    if (rest > 0)
        all +=
            QLatin1Char(' ') + tr("Còn %n giấy; những gì đã đóng dấu vẫn có giá trị, hãy đóng dấu tiếp khi sẵn sàng.",
                                  nullptr, static_cast<int>(rest));
    return all;
}

QString SealModel::refusals() const
{
    QStringList all;
    for (const auto &[id, why] : m_refusals)
        all << tr("Hồ sơ %1: %2").arg(id).arg(name(why.sentence));
    return all.join(QLatin1Char('\n'));
}

QString SealModel::progressText() const
{
    const std::size_t rest = m_total - std::min(m_total, m_made + m_madeNow);
    QString all = tr("còn %n giấy", nullptr, static_cast<int>(rest));
    const qint64 elapsed = m_since.isValid() ? m_since.elapsed() : 0;
    const double since = static_cast<double>(m_made + m_madeNow - std::min(m_madeBefore, m_made));
    if (m_state == State::Sealing && elapsed >= rateKnownAfter && since > 0) {
        const double rate = since * 1000 / static_cast<double>(elapsed);
        all += QStringLiteral(" · ") + tr("%1 giấy/giây").arg(QLocale(tr("vi")).toString(rate, 'f', rate < 10 ? 1 : 0));
    }
    return all;
}

QString SealModel::nowText() const
{
    if (m_queue.empty())
        return m_state == State::Opening ? tr("Đang mở khóa…") : QString();
    const SealEntry &now = m_queue.front();
    return tr("Hồ sơ %1 · %2").arg(now.id).arg(text(now.applicant));
}

} // namespace th::app
