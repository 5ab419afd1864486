// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/enrolment.h"
#include "store/station.h"
#include "sync/upload.h"

namespace th::sync {

/// Why a device is not enrolled. The station is then as it was.
enum class EnrolFault {
    Unreachable,
    CaptivePortal,
    Certificate,  ///< the hub's TLS certificate is not valid at this machine's time
    Busy,         ///< the hub says: later (`retryAfter`)
    NotAHub,      ///< whoever answers there is none
    OtherHub,     ///< who answers did not prove the key of the code, or that is not the one this station has
    CodeExpired,  ///< by this machine's clock
    TokenUnknown, ///< the hub does not know the token: of another hub, or withdrawn
    TokenUsed,    ///< another device was enrolled with it
    TokenExpired,
    Revoked,
    NoRoot,     ///< the hub serves no root of that version
    OtherRoot,  ///< what it serves is not the root of the code, or this station believes another one
    Refused,    ///< `detail` has the hub's code
    Unwritable, ///< the stick takes no request: full, write-protected or pulled out
    Store,      ///< see the store's error
};
[[nodiscard]] const char *name(EnrolFault fault); ///< "unreachable" …
[[nodiscard]] bool mayComeRight(EnrolFault fault);

struct EnrolError {
    EnrolFault fault;
    std::string detail{};
    std::optional<store::StoreError> store{};
    std::optional<std::chrono::seconds> retryAfter{};
};
[[nodiscard]] std::string sentence(const EnrolError &error, core::Language language);
[[nodiscard]] std::string sentence(core::EnrolmentFault fault, core::Language language);

/// How a new device gets in (docs/guide/enrolment.md): the hub proves that it has the key of the code, as with each of
/// its answers; the root that it serves has the fingerprint of the code; only then the token is used. What was proven
/// is kept once the hub has taken the request: from then on the station knows root and hub, and waits to be approved.
/// Driven like an `Upload`:
///
///     while (const auto ask = enrolment.next(station, clock))
///         enrolment.take(station, askHub(transport, *ask), clock);
///
/// It stops when approved, when it has to wait for a person (Pending), and at an error. After the last two
/// `askAgain` and the same loop go on; the whole may also be begun anew with the same code, which costs no token.
class Enrolment {
public:
    enum class State { Asking, Pending, Approved };

    Enrolment(core::EnrolmentCode code, std::string deviceName) : m_code(std::move(code)), m_name(std::move(deviceName))
    {
    }

    [[nodiscard]] std::optional<HttpAsk> next(store::Station &station, const core::ClockReading &clock);
    void take(store::Station &station, const HubReply &reply, const core::ClockReading &clock);
    void askAgain();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<EnrolError> &error() const { return m_error; }

private:
    enum class Step { Begin, Hub, Root, Ask, Device, End };

    void begin(store::Station &station, const core::ClockReading &clock);
    [[nodiscard]] HttpAsk whichHub();
    [[nodiscard]] std::optional<HttpAsk> signedAsk(store::Station &station, const core::ClockReading &clock,
                                                   const char *target, std::optional<core::Bytes> body);
    [[nodiscard]] core::Bytes request() const;
    void takeHub(const HubAnswer &answer, const core::ClockReading &clock);
    void takeRoot(const HubReply &reply);
    void takeState(store::Station &station, const HubAnswer &answer);
    void takeRefusal(const HubAnswer &answer, const core::ClockReading &clock);
    void keep(store::Station &station);
    void setClock(std::uint64_t hubs, const core::ClockReading &clock);
    void fail(EnrolFault fault, std::string detail = {});

    core::EnrolmentCode m_code;
    std::string m_name;
    Step m_step = Step::Begin;
    State m_state = State::Asking;
    core::wire::SignedAnswer m_expected{}; ///< what the hub must sign of its answer to what was asked last
    std::int64_t m_clockBehind = 0;        ///< milliseconds; added to this machine's clock
    int m_repeats = 0;
    bool m_kept = false;    ///< the station knows root and hub of the code: it asked before
    bool m_settled = false; ///< and by this very code
    core::Bytes m_root;
    std::optional<EnrolError> m_error;
};

/// How long to wait before asking again whether a person has decided: 2 s at first, a minute in the end.
[[nodiscard]] std::chrono::seconds enrolmentPause(int asked);

/// The same from a tree that an administrator prepared, without a network: gives the station root and hub of the code;
/// then it can import that tree. What it returns is the request to carry back (docs/formats/enrolment.md).
[[nodiscard]] core::Result<std::string, EnrolError>
enrolFromFolder(store::Station &station, const core::EnrolmentCode &code, const std::string &deviceName,
                const std::filesystem::path &tree, const core::ClockReading &clock);

/// Of a folder that is carried to new devices: the code, beside `tree/` and `requests/`.
inline constexpr const char *enrolmentFile = "enrolment.txt";
inline constexpr std::size_t maxEnrolmentFile = 4096;
/// `enrolFromFolder` with such a folder, with the request written into it: returns its file, on the stick for good.
/// What was there of this device before is replaced; a link is never followed.
[[nodiscard]] core::Result<std::filesystem::path, EnrolError>
enrolAtStick(store::Station &station, const core::EnrolmentCode &code, const std::string &deviceName,
             const std::filesystem::path &stick, const core::ClockReading &clock);

/// Where a hub serves the published tree.
[[nodiscard]] std::string treeOf(const std::string &hub);

} // namespace th::sync
