// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/enrolment.h"

#include "canonical_json.h"
#include "fetch.h"
#include "http_fetch.h"
#include "hub_answer.h"
#include "hub_request.h"
#include "store/files.h"
#include "store/outbox.h"
#include "sync/import.h"
#include "sync/trusted_set.h"

#include <algorithm>
#include <array>

namespace th::sync {
namespace {

constexpr std::size_t maxRoot = 512U << 10;
constexpr std::int64_t clockSlack = 120'000; ///< milliseconds; a hub takes five minutes
constexpr int maxRepeats = 2;

std::int64_t millisecondsOf(const core::ClockReading &clock)
{
    return std::chrono::milliseconds(clock.wall.time_since_epoch()).count();
}

std::string rootPath(const core::EnrolmentCode &code)
{
    return "metadata/" + std::to_string(code.rootVersion) + ".root.json";
}

/// "a1b2 c3d4 …", as `rootFingerprint` gives it, in bytes.
bool isRootOf(const core::EnrolmentCode &code, core::ByteView root)
{
    std::string print = rootFingerprint(root);
    std::erase(print, ' ');
    return print == core::toHex(code.root);
}

/// A station that already believes something must not be led elsewhere.
std::optional<EnrolError> objectionOf(store::Station &station, const core::EnrolmentCode &code)
{
    if (const auto pinned = station.pinnedRoot(); pinned && !isRootOf(code, *pinned))
        return EnrolError{EnrolFault::OtherRoot, "station"};
    const auto hub = store::hubOf(station);
    if (!hub)
        return EnrolError{EnrolFault::Store, hub.error().detail, hub.error()};
    if (*hub && (*hub)->key != code.hubKey)
        return EnrolError{EnrolFault::OtherHub, "station"};
    return std::nullopt;
}

/// Root and hub, as the code has them; the root is the one with its fingerprint.
std::optional<EnrolError> settle(store::Station &station, const core::EnrolmentCode &code, core::ByteView root)
{
    if (!station.pinnedRoot())
        if (const auto trusted = trustRoot(station, root); !trusted) {
            const ImportError &error = trusted.error();
            return EnrolError{error.store ? EnrolFault::Store : EnrolFault::OtherRoot, error.detail, error.store};
        }
    if (const auto set = store::setHub(station, {code.hub, code.hubKey}, store::HubChange::KeepsKey); !set)
        return EnrolError{EnrolFault::Store, set.error().detail, set.error()};
    return std::nullopt;
}

EnrolFault faultOf(UploadFault fault)
{
    if (fault == UploadFault::Unreachable)
        return EnrolFault::Unreachable;
    if (fault == UploadFault::CaptivePortal)
        return EnrolFault::CaptivePortal;
    if (fault == UploadFault::Certificate)
        return EnrolFault::Certificate;
    if (fault == UploadFault::OtherHub)
        return EnrolFault::OtherHub;
    return fault == UploadFault::Busy ? EnrolFault::Busy : EnrolFault::NotAHub;
}

} // namespace

std::optional<HttpAsk> Enrolment::next(store::Station &station, const core::ClockReading &clock)
{
    if (!m_error && m_step == Step::Begin)
        begin(station, clock);
    if (m_error)
        return std::nullopt;
    switch (m_step) {
    case Step::Begin:
    case Step::End:
        return std::nullopt;
    case Step::Hub:
        return whichHub();
    case Step::Root:
        return HttpAsk{hubAddress(m_code.hub, "/tree/" + rootPath(m_code)), maxRoot};
    case Step::Ask:
        return signedAsk(station, clock, "/v1/enrol", request());
    case Step::Device:
        return signedAsk(station, clock, "/v1/device", std::nullopt);
    }
    return std::nullopt;
}

void Enrolment::begin(store::Station &station, const core::ClockReading &clock)
{
    if (auto objection = objectionOf(station, m_code)) {
        m_error = std::move(objection);
        return;
    }
    const auto hub = store::hubOf(station);
    m_kept = station.pinnedRoot().has_value() && hub && *hub; // asked before: the token is spent, and ours
    if (!m_kept && m_code.expires <= clock.wall)
        return fail(EnrolFault::CodeExpired, core::formatRfc3339(m_code.expires));
    m_step = Step::Hub;
}

void Enrolment::askAgain()
{
    m_error.reset();
    m_repeats = 0;
    if (m_state == State::Pending)
        m_step = Step::Device;
    else if (m_state == State::Asking)
        m_step = Step::Begin;
}

HttpAsk Enrolment::whichHub()
{
    HubQuestion question = askWhichHub(m_code.hub);
    m_expected = std::move(question.expected);
    return std::move(question.ask);
}

std::optional<HttpAsk> Enrolment::signedAsk(store::Station &station, const core::ClockReading &clock,
                                            const char *target, std::optional<core::Bytes> body)
{
    auto ask = signHubRequest({m_code.hub, m_code.hubKey}, target, std::move(body),
                              millisecondsOf(clock) + m_clockBehind, station.identity().key,
                              [&](core::ByteView bytes) { return store::signAsDevice(station, bytes); });
    if (ask) {
        m_expected = std::move(ask->expected);
        return std::move(ask->ask);
    }
    m_error = EnrolError{EnrolFault::Store, ask.error().detail, ask.error()};
    return std::nullopt;
}

core::Bytes Enrolment::request() const
{
    const nlohmann::json body{{"token", m_code.token}, {"name", m_name}};
    const std::string text = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return {text.begin(), text.end()};
}

void Enrolment::take(store::Station &station, const HubReply &reply, const core::ClockReading &clock)
{
    if (m_step == Step::Root)
        return takeRoot(reply);
    auto answer = readHubAnswer(reply, m_code.hubKey, m_expected);
    if (!answer) {
        const UploadError &error = answer.error();
        m_error = EnrolError{faultOf(error.fault), error.detail, {}, error.retryAfter};
        return;
    }
    if (answer->status != 200 && answer->status != 202)
        return takeRefusal(*answer, clock);
    m_repeats = 0;
    if (m_step == Step::Hub)
        return takeHub(*answer, clock);
    takeState(station, *answer);
}

void Enrolment::takeHub(const HubAnswer &answer, const core::ClockReading &clock)
{
    if (const auto time = answer.number("time"))
        setClock(*time, clock);
    m_step = m_kept ? Step::Ask : Step::Root;
}

void Enrolment::takeRoot(const HubReply &reply)
{
    const HttpHead &head = reply.answer.head;
    if (head.status == 511 || (head.status == 200 && isPage(head, reply.body)))
        return fail(EnrolFault::CaptivePortal);
    if (head.status == 404)
        return fail(EnrolFault::NoRoot, rootPath(m_code));
    if (reply.answer.error && reply.answer.error->kind == FetchError::Kind::TooLarge)
        return fail(EnrolFault::OtherRoot, reply.answer.error->detail);
    if (reply.answer.error && reply.answer.error->kind == FetchError::Kind::Certificate)
        return fail(EnrolFault::Certificate, reply.answer.error->detail);
    if (reply.answer.error || head.status != 200)
        return fail(EnrolFault::Unreachable,
                    reply.answer.error ? reply.answer.error->detail : "HTTP " + std::to_string(head.status));
    if (!isRootOf(m_code, reply.body))
        return fail(EnrolFault::OtherRoot, rootFingerprint(reply.body));
    // The fingerprint is of what is signed: without the signatures it is no root, and the token is for one try.
    if (const auto root = TrustedSet::begin(reply.body); !root)
        return fail(EnrolFault::OtherRoot, root.error().detail);
    m_root = reply.body;
    m_step = Step::Ask;
}

void Enrolment::takeState(store::Station &station, const HubAnswer &answer)
{
    const std::string state = answer.text("state");
    if (state == "revoked")
        return fail(EnrolFault::Revoked);
    if (state != "pending" && state != "approved")
        return fail(EnrolFault::NotAHub, "state");
    keep(station);
    if (m_error)
        return;
    m_state = state == "approved" ? State::Approved : State::Pending;
    m_step = Step::End;
}

void Enrolment::keep(store::Station &station)
{
    if (m_settled)
        return;
    m_error = settle(station, m_code, m_root); // also of a station that knows both: the hub may have moved
    m_kept = m_settled = !m_error;
}

void Enrolment::takeRefusal(const HubAnswer &answer, const core::ClockReading &clock)
{
    if ((answer.code == "clock" || answer.code == "replay") && m_repeats < maxRepeats) {
        ++m_repeats;
        if (const auto time = answer.number("time"); time && answer.code == "clock")
            setClock(*time, clock);
        return;
    }
    const std::string said = answer.code.empty() ? "HTTP " + std::to_string(answer.status) : answer.code;
    if (m_step == Step::Hub || answer.code.empty() || answer.code == "not_found")
        return fail(EnrolFault::NotAHub, said);
    constexpr std::array known{
        std::pair{"token_unknown", EnrolFault::TokenUnknown}, std::pair{"token_used", EnrolFault::TokenUsed},
        std::pair{"token_expired", EnrolFault::TokenExpired}, std::pair{"revoked", EnrolFault::Revoked},
        std::pair{"unknown_device", EnrolFault::TokenUnknown}};
    for (const auto &[code, fault] : known)
        if (answer.code == code)
            return fail(fault);
    fail(EnrolFault::Refused, said);
}

void Enrolment::setClock(std::uint64_t hubs, const core::ClockReading &clock)
{
    constexpr std::uint64_t year10000 = 253'402'300'800'000;
    const std::int64_t behind =
        hubs < year10000 ? static_cast<std::int64_t>(hubs) - millisecondsOf(clock) : std::int64_t(0);
    if (std::abs(behind) > clockSlack)
        m_clockBehind = behind;
}

void Enrolment::fail(EnrolFault fault, std::string detail) { m_error = EnrolError{fault, std::move(detail)}; }

std::chrono::seconds enrolmentPause(int asked)
{
    return std::chrono::seconds(std::min(60, 2 << std::clamp(asked, 0, 5)));
}

core::Result<std::string, EnrolError> enrolFromFolder(store::Station &station, const core::EnrolmentCode &code,
                                                      const std::string &deviceName, const std::filesystem::path &tree,
                                                      const core::ClockReading &clock)
{
    if (auto objection = objectionOf(station, code))
        return core::Failure{std::move(*objection)};
    if (!station.pinnedRoot() && code.expires <= clock.wall)
        return core::Failure{EnrolError{EnrolFault::CodeExpired, core::formatRfc3339(code.expires)}};
    const auto root = fetchFromFolder(tree)(rootPath(code), maxRoot);
    if (!root)
        return core::Failure{EnrolError{EnrolFault::NoRoot, (tree / rootPath(code)).string()}};
    if (!isRootOf(code, *root))
        return core::Failure{EnrolError{EnrolFault::OtherRoot, rootFingerprint(*root)}};
    const core::EnrolmentRequest request{station.identity().key, deviceName, code.token};
    const auto signature = store::signAsDevice(station, core::enrolmentToBeSigned(request));
    if (!signature)
        return core::Failure{EnrolError{EnrolFault::Store, signature.error().detail, signature.error()}};
    std::string text = core::encodeEnrolmentRequest(request, *signature);
    if (!core::openEnrolmentRequest(text))
        return core::Failure{EnrolError{EnrolFault::Refused, "name"}};
    if (auto error = settle(station, code, *root))
        return core::Failure{std::move(*error)};
    return text;
}

core::Result<std::filesystem::path, EnrolError> enrolAtStick(store::Station &station, const core::EnrolmentCode &code,
                                                             const std::string &deviceName,
                                                             const std::filesystem::path &stick,
                                                             const core::ClockReading &clock)
{
    auto request = enrolFromFolder(station, code, deviceName, stick / "tree", clock);
    if (!request)
        return core::Failure{std::move(request).error()};
    const std::filesystem::path folder = stick / "requests";
    std::error_code error;
    std::filesystem::create_directory(folder, error);
    if (!std::filesystem::is_directory(std::filesystem::symlink_status(folder, error)))
        return core::Failure{EnrolError{EnrolFault::Unwritable, folder.string()}};
    const std::filesystem::path file = folder / (station.identity().deviceId + ".txt");
    if (const auto placed = store::placeFile(file, *request + "\n", store::Placing::Replace); !placed)
        return core::Failure{EnrolError{EnrolFault::Unwritable, placed.error().message()}};
    const auto durable = store::syncFolder(folder); // some file systems of sticks know no such thing
    if (!durable && durable.error() != std::errc::invalid_argument)
        return core::Failure{EnrolError{EnrolFault::Unwritable, durable.error().message()}};
    return file;
}

std::string treeOf(const std::string &hub) { return hubAddress(hub, "/tree"); }

} // namespace th::sync
