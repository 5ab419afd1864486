// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/examiner.h"

#include "station_core.h"

namespace th::store {

/// An answer and what the journal gets of it.
struct Examiner::Judged {
    Answer answer;
    ScanRecord record;
};

namespace {

void takeClaims(Answer &answer, ScanRecord &record, const core::PassClaims &claims)
{
    answer.claims = claims;
    record.number = claims.number;
}

/// What the station knows apart from any pass.
core::Evidence generalEvidence(const Station &station, core::ClockState clock)
{
    core::Evidence evidence;
    evidence.dataAsOf = station.dataAsOf();
    evidence.clock = clock;
    return evidence;
}

core::Verdict judgeText(const Question &question, const Station &station, core::ClockState clock, Answer &answer,
                        ScanRecord &record)
{
    auto pass = core::decodePass(question.text);
    if (!pass)
        return core::judge(pass.error());
    const core::Directory *directory = station.directory();
    const core::Policy *policy = station.policy();
    if (!directory || !policy) {
        takeClaims(answer, record, pass->claimsUntrusted());
        return core::judgeWithoutData();
    }
    const auto verified = core::verifySignature(std::move(pass).value(), *directory);
    if (!verified) {
        takeClaims(answer, record, verified.error().claimsUntrusted);
        return core::judge(verified.error(), generalEvidence(station, clock), answer.judgedAt, *policy);
    }
    takeClaims(answer, record, verified->claims());
    answer.proven = record.proven = true;
    record.category = verified->claims().category.text;
    record.authority = verified->claims().authority.text;
    record.sightingTag = core::sightingTag(verified->signature(), answer.judgedAt);
    const core::Evidence evidence = station.gather(*verified, question.place, answer.judgedAt, clock);
    return core::judge(*verified, evidence, {answer.idCard, core::normalisePlate(question.plate)}, question.place,
                       answer.judgedAt, *policy);
}

} // namespace

Examiner::Judged Examiner::judged(const Question &question)
{
    Judged result;
    Answer &answer = result.answer;
    ScanRecord &record = result.record;
    answer.judgedAt = question.judgeAt.value_or(question.clock.wall);
    answer.dataAsOf = m_station.dataAsOf();
    if (!question.idCardText.empty())
        answer.idCard = core::parseIdCard(question.idCardText);
    record.clockState = m_station.observeClock(question.clock);
    // Where the moment to judge by is given, the clock does not matter.
    const core::ClockState clock = question.judgeAt ? core::ClockState::Trusted : record.clockState;
    answer.verdict = core::underOrder(judgeText(question, m_station, clock, answer, record), m_station.order());
    record.verdict = answer.verdict;
    record.officer = question.officer;
    record.place = question.place;
    record.clock = question.clock;
    record.judgedAt = answer.judgedAt;
    record.source = question.source;
    if (question.seen)
        record.took = question.clock.monotonic - *question.seen;
    record.passText = question.text.substr(0, 4 * core::maxPassTextLength);
    record.idCardText = question.idCardText;
    record.plate = question.plate;
    return result;
}

Answer Examiner::judgeOnly(const Question &question) { return judged(question).answer; }

Answer Examiner::examine(const Question &question) { return std::move(examine(std::vector{question}).front()); }

std::vector<Answer> Examiner::examine(const std::vector<Question> &questions)
{
    std::vector<Answer> answers;
    std::optional<StoreError> failure;
    std::unique_ptr<WriteBatch> batch;
    const auto attempt = [&](auto work) {
        if (const auto done = guard(work); !done && !failure) {
            failure = done.error();
            batch.reset();
        }
    };
    attempt([&] { batch = std::make_unique<WriteBatch>(coreOf(m_station)); });
    for (const Question &question : questions) {
        Judged result = judged(question);
        if (batch)
            attempt([&] { result.answer.seq = batch->append(result.record); });
        answers.push_back(std::move(result.answer));
    }
    if (batch)
        attempt([&] { batch->commit(); });
    if (failure) {
        for (Answer &answer : answers) {
            answer.seq.reset();
            answer.notRecorded = failure;
        }
    }
    return answers;
}

} // namespace th::store
