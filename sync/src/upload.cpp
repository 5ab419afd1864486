// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/upload.h"

#include "core/hub_wire.h"
#include "core/receipt.h"
#include "core/stored_entry.h"
#include "hub_answer.h"
#include "hub_request.h"

#include <algorithm>

namespace th::sync {
namespace {

constexpr std::size_t firstPart = 64U << 10; ///< what a cut may cost; each part that arrives doubles the next
constexpr std::int64_t clockSlack = 120'000; ///< milliseconds; a hub takes five minutes
constexpr int maxRepeats = 2;                ///< of one question
constexpr int maxStepsBack = 3;

std::int64_t millisecondsOf(const core::ClockReading &clock)
{
    return std::chrono::milliseconds(clock.wall.time_since_epoch()).count();
}

} // namespace

std::optional<HttpAsk> Upload::next(store::Station &station, const core::ClockReading &clock)
{
    if (m_error || (m_step == Step::Begin && !begin(station, clock)))
        return std::nullopt;
    switch (m_step) {
    case Step::Begin:
    case Step::End:
        return std::nullopt;
    case Step::Hub:
        return whichHub();
    case Step::Device:
        return signedAsk(station, clock, "/v1/device", std::nullopt);
    case Step::Post:
        return post(station, clock);
    }
    return std::nullopt;
}

bool Upload::begin(store::Station &station, const core::ClockReading &clock)
{
    const auto hub = store::hubOf(station);
    if (!hub) {
        fail(hub.error());
        return false;
    }
    if (!*hub) {
        fail(UploadFault::NoHub);
        return false;
    }
    if (const auto done = station.signCheckpoint(clock); !done) {
        fail(done.error());
        return false;
    }
    auto outbox = store::outboxOf(station);
    if (!outbox) {
        fail(outbox.error());
        return false;
    }
    if (m_address.empty())
        m_address = (*hub)->address;
    m_hub = (*hub)->key;
    m_device = station.identity().key;
    m_last = outbox->last;
    m_summary.have = outbox->sent;
    m_receipt = std::move(outbox->receipt);
    m_part = firstPart;
    m_largestPart = core::wire::maxUploadBytes - 1024; // what frames the entries
    m_step = Step::Hub;
    return true;
}

HttpAsk Upload::whichHub()
{
    HubQuestion question = askWhichHub(m_address);
    m_expected = std::move(question.expected);
    return std::move(question.ask);
}

std::optional<HttpAsk> Upload::signedAsk(store::Station &station, const core::ClockReading &clock, const char *target,
                                         std::optional<core::Bytes> body)
{
    auto ask = signHubRequest({m_address, m_hub}, target, std::move(body), millisecondsOf(clock) + m_clockBehind,
                              m_device, [&](core::ByteView bytes) { return store::signAsDevice(station, bytes); });
    if (ask) {
        m_expected = std::move(ask->expected);
        return std::move(ask->ask);
    }
    fail(ask.error());
    return std::nullopt;
}

/// What was read lacks entries: they are named, so that whoever reads the journal at the hub can go on behind them.
bool Upload::nameGaps(store::Station &station, const std::vector<core::Bytes> &entries, const core::ClockReading &clock)
{
    const auto last = core::journal::openStored(entries.empty() ? core::ByteView() : core::ByteView(entries.back()));
    if (!last || last->entry.seq == m_after + entries.size())
        return true;
    if (const auto named = station.nameGaps(m_after, clock); !named) {
        fail(named.error());
        return false;
    }
    const auto outbox = store::outboxOf(station);
    m_last = outbox ? outbox->last : m_last;
    return true;
}

std::optional<HttpAsk> Upload::post(store::Station &station, const core::ClockReading &clock)
{
    auto entries = station.journalAfter(m_after, m_part);
    if (entries && entries->empty() && m_after < m_last) // one that is larger than a part
        entries = station.journalAfter(m_after, m_largestPart);
    if (!entries) {
        fail(entries.error());
        return std::nullopt;
    }
    const std::uint64_t left = m_last - std::min(m_last, m_after);
    entries->resize(std::min<std::uint64_t>({entries->size(), core::wire::maxUploadEntries, left}));
    if (entries->empty() && !m_shows) {
        m_step = Step::End;
        return std::nullopt;
    }
    if (!nameGaps(station, *entries, clock))
        return std::nullopt;
    m_inFlight = entries->size();
    return signedAsk(station, clock, "/v1/journal",
                     core::wire::encode({m_after, {entries->begin(), entries->end()}, m_receipt}));
}

void Upload::take(store::Station &station, const HubReply &reply, const core::ClockReading &clock)
{
    auto answer = readHubAnswer(reply, m_hub, m_expected);
    if (!answer) {
        m_error = std::move(answer).error();
        return;
    }
    if (answer->status != 200)
        return takeRefusal(station, *answer, clock);
    m_repeats = 0;
    if (m_step == Step::Hub)
        takeHub(*answer, clock);
    else if (m_step == Step::Device)
        takeDevice(station, *answer);
    else if (m_step == Step::Post)
        takePosted(station, *answer);
}

void Upload::takeHub(const HubAnswer &answer, const core::ClockReading &clock)
{
    if (const auto time = answer.number("time"))
        setClock(*time, clock);
    m_step = Step::Device;
}

void Upload::setClock(std::uint64_t hubs, const core::ClockReading &clock)
{
    constexpr std::uint64_t year10000 = 253'402'300'800'000;
    if (hubs >= year10000)
        return;
    const std::int64_t behind = static_cast<std::int64_t>(hubs) - millisecondsOf(clock);
    if (std::abs(behind) <= clockSlack)
        return;
    m_clockBehind = behind;
    m_summary.clockBehind = std::chrono::milliseconds(behind);
}

void Upload::takeDevice(store::Station &station, const HubAnswer &answer)
{
    const std::string state = answer.text("state");
    if (state == "pending")
        return fail(UploadFault::Pending);
    if (state == "revoked")
        return fail(UploadFault::Revoked);
    const auto have = answer.number("have");
    if (state != "approved" || !have)
        return fail(UploadFault::NotAHub, "/v1/device");
    const auto says = *have > 0 ? keep(station, answer) : store::ReceiptSays::Agrees;
    if (!says)
        return;
    m_step = Step::Post;
    m_contradicted = says == store::ReceiptSays::Otherwise;
    if (m_contradicted) { // it shall see what we have there, so that it is alarmed too
        m_after = std::min(*have, m_last);
        m_after -= m_after > 0 ? 1 : 0;
        m_shows = true;
        return;
    }
    m_summary.hubWasBehind = *have < m_summary.have;
    m_shows = m_summary.hubWasBehind;
    m_after = *have;
}

/// Nothing: it failed.
std::optional<store::ReceiptSays> Upload::keep(store::Station &station, const HubAnswer &answer)
{
    const auto bytes = answer.bytes("receipt");
    const auto receipt = bytes ? core::journal::openReceipt(*bytes, m_hub, m_device) : std::nullopt;
    if (!receipt || receipt->seq != answer.number("have")) {
        fail(UploadFault::BadReceipt);
        return std::nullopt;
    }
    const auto kept = store::keepReceipt(station, *bytes);
    if (!kept) {
        fail(kept.error());
        return std::nullopt;
    }
    if (*kept == store::ReceiptSays::Agrees && receipt->seq >= m_summary.have)
        m_receipt = *bytes;
    return *kept;
}

void Upload::takePosted(store::Station &station, const HubAnswer &answer)
{
    const auto have = answer.number("have");
    const std::uint64_t until = m_after + m_inFlight;
    if (!have || *have < until)
        return fail(UploadFault::BadReceipt, "up to " + std::to_string(have.value_or(0)));
    const auto says = *have > 0 ? keep(station, answer) : store::ReceiptSays::Agrees;
    if (!says)
        return;
    if (m_contradicted || says == store::ReceiptSays::Otherwise)
        return fail(UploadFault::Forked, "up to " + std::to_string(*have));
    m_shows = false;
    m_summary.sent += m_inFlight;
    m_summary.have = *have;
    m_after = *have;
    m_inFlight = 0;
    m_part = std::min(2 * m_part, m_largestPart);
}

void Upload::takeRefusal(store::Station &station, const HubAnswer &answer, const core::ClockReading &clock)
{
    const bool repeats =
        answer.code == "clock" || answer.code == "replay"; // a lost connection may send twice by itself
    if (repeats && m_step != Step::Hub && m_repeats < maxRepeats) {
        ++m_repeats;
        if (const auto time = answer.number("time"); time && answer.code == "clock")
            setClock(*time, clock);
        return;
    }
    const std::string said = answer.code.empty() ? "HTTP " + std::to_string(answer.status) : answer.code;
    if (m_step == Step::Hub || answer.code.empty() || answer.code == "not_found")
        return fail(UploadFault::NotAHub, said);
    if (answer.code == "unknown_device")
        return fail(UploadFault::Unknown);
    if (answer.code == "pending")
        return fail(UploadFault::Pending);
    if (answer.code == "revoked")
        return fail(UploadFault::Revoked);
    if (m_step == Step::Post)
        return takePostRefusal(station, answer);
    fail(UploadFault::Refused, said);
}

void Upload::takePostRefusal(store::Station &station, const HubAnswer &answer)
{
    const auto have = answer.number("have");
    if (answer.code == "gap" && have && *have < m_after && m_stepsBack < maxStepsBack) {
        ++m_stepsBack; // it was put back to an older state just now
        m_after = *have;
        m_shows = true;
        m_summary.hubWasBehind = *have < m_summary.have || m_summary.hubWasBehind;
        return;
    }
    if (answer.code == "too_large" && m_part > firstPart) { // a proxy takes less than the hub
        m_part = m_largestPart = firstPart;
        return;
    }
    std::string said = answer.code;
    if (const auto seq = answer.number("seq"))
        said += ", entry " + std::to_string(*seq);
    if (answer.code != "fork")
        return fail(UploadFault::Refused, said);
    if (have && *have > 0 && !keep(station, answer))
        return;
    fail(UploadFault::Forked, said);
}

void Upload::fail(UploadFault fault, std::string detail) { m_error = UploadError{fault, std::move(detail)}; }

void Upload::fail(const store::StoreError &error) { m_error = UploadError{UploadFault::Store, error.detail, error}; }

core::Result<UploadSummary, UploadError> uploadJournal(store::Station &station, const Transport &transport,
                                                       const std::function<core::ClockReading()> &clock,
                                                       std::string address)
{
    Upload upload(std::move(address));
    while (const auto ask = upload.next(station, clock()))
        upload.take(station, askHub(transport, *ask), clock());
    if (upload.error())
        return core::Failure{*upload.error()};
    return upload.summary();
}

} // namespace th::sync
