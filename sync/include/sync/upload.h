// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hub_wire.h"
#include "core/names.h"
#include "store/outbox.h"
#include "sync/transport.h"

#include <functional>

namespace th::sync {

struct HubAnswer;

/// Why the journal did not get to the hub. All of it is still at the station.
enum class UploadFault {
    Unreachable,
    CaptivePortal,
    Certificate, ///< the hub's TLS certificate is not valid at this machine's time
    Busy,        ///< the hub says: later (`retryAfter`)
    NoHub,       ///< the station was never told of one
    NotAHub,     ///< whoever answers there is none
    OtherHub,    ///< who answers did not prove the key that this station knows; nothing of it was believed
    Unknown,     ///< the hub does not know this device
    Pending,     ///< nobody has approved this device yet
    Revoked,
    Forked,     ///< the hub has another history of this journal; it was alarmed
    Refused,    ///< the hub does not take this journal, or this request: `detail` has its code
    BadReceipt, ///< what the hub says that it has is not signed by it, or not what was sent
    Store,      ///< see the store's error
};
[[nodiscard]] const char *name(UploadFault fault); ///< "unreachable" …
/// True if nothing is wrong with what is there: the same may succeed later.
[[nodiscard]] bool mayComeRight(UploadFault fault);

struct UploadError {
    UploadFault fault;
    std::string detail{}; ///< technical; of what the hub said only codes and numbers
    std::optional<store::StoreError> store{};
    std::optional<std::chrono::seconds> retryAfter{}; ///< the hub does not want to be asked before; at most an hour
};
[[nodiscard]] std::string sentence(const UploadError &error, core::Language language);

struct UploadSummary {
    std::uint64_t sent = 0;    ///< entries that the hub got now
    std::uint64_t have = 0;    ///< the hub has the journal up to here, and the station its receipt for it
    bool hubWasBehind = false; ///< it had lost what it acknowledged: it was given it again, and alarmed
    std::optional<std::chrono::milliseconds>
        clockBehind{}; ///< this machine's against the hub's, if by over two minutes
};

/// What came back for a question to the hub.
struct HubReply {
    HttpAnswer answer;
    core::Bytes body;
};
/// Asks and waits, in whichever thread may wait.
[[nodiscard]] HubReply askHub(const Transport &transport, const HttpAsk &ask);

/// One upload: the hub proves that it has the key the station knows, as with each of its answers; it says how far it
/// has the journal, and gets the rest in parts, for each of which its receipt is verified and kept. It begins where the
/// hub is, so whatever was cut is neither lost nor there twice. Steps alternate between the station's thread (`next`,
/// `take`) and wherever one may wait for a network (`askHub`):
///
///     while (const auto ask = upload.next(station, clock))
///         upload.take(station, askHub(transport, *ask), clock);
class Upload {
public:
    /// `address`: where the station's hub is now; empty: where the station knows it to be.
    explicit Upload(std::string address = {}) : m_address(std::move(address)) {}

    /// What to ask next; nothing: the upload is at its end. The first step signs the journal up to its end; what is
    /// appended later is for the next upload.
    [[nodiscard]] std::optional<HttpAsk> next(store::Station &station, const core::ClockReading &clock);
    void take(store::Station &station, const HubReply &reply, const core::ClockReading &clock);

    [[nodiscard]] const std::optional<UploadError> &error() const { return m_error; }
    [[nodiscard]] const UploadSummary &summary() const { return m_summary; } ///< so far, also if there is an error

private:
    enum class Step { Begin, Hub, Device, Post, End };

    bool begin(store::Station &station, const core::ClockReading &clock);
    [[nodiscard]] std::optional<HttpAsk> post(store::Station &station, const core::ClockReading &clock);
    bool nameGaps(store::Station &station, const std::vector<core::Bytes> &entries, const core::ClockReading &clock);
    [[nodiscard]] HttpAsk whichHub();
    [[nodiscard]] std::optional<HttpAsk> signedAsk(store::Station &station, const core::ClockReading &clock,
                                                   const char *target, std::optional<core::Bytes> body);
    void takeHub(const HubAnswer &answer, const core::ClockReading &clock);
    void takeDevice(store::Station &station, const HubAnswer &answer);
    void takePosted(store::Station &station, const HubAnswer &answer);
    void takeRefusal(store::Station &station, const HubAnswer &answer, const core::ClockReading &clock);
    void takePostRefusal(store::Station &station, const HubAnswer &answer);
    [[nodiscard]] bool again(const HubAnswer &answer, const core::ClockReading &clock);
    [[nodiscard]] std::optional<store::ReceiptSays> keep(store::Station &station, const HubAnswer &answer);
    void setClock(std::uint64_t hubs, const core::ClockReading &clock);
    void fail(UploadFault fault, std::string detail = {});
    void fail(const store::StoreError &error);

    std::string m_address;
    core::PublicKey m_hub{}, m_device{};
    Step m_step = Step::Begin;
    core::wire::SignedAnswer m_expected{};     ///< what the hub must sign of its answer to what was asked last
    std::int64_t m_clockBehind = 0;            ///< milliseconds; added to this machine's clock
    std::uint64_t m_last = 0;                  ///< the journal's end at the beginning
    std::uint64_t m_after = 0;                 ///< the hub has all up to here, as far as we know
    std::size_t m_inFlight = 0;                ///< entries of the question under way
    std::size_t m_part = 0, m_largestPart = 0; ///< bytes to send at once
    core::Bytes m_receipt;                     ///< sent along
    bool m_shows = false;                      ///< the hub must see the receipt even if there is nothing else to send
    bool m_contradicted = false;               ///< the hub's receipt does not agree with the journal
    int m_repeats = 0, m_stepsBack = 0;
    UploadSummary m_summary;
    std::optional<UploadError> m_error;
};

/// All of it at once. Thread: the station's; returns when done or when the link is given up.
[[nodiscard]] core::Result<UploadSummary, UploadError> uploadJournal(store::Station &station,
                                                                     const Transport &transport,
                                                                     const std::function<core::ClockReading()> &clock,
                                                                     std::string address = {});

} // namespace th::sync
