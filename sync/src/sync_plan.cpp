// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sync_plan.h"

#include <algorithm>

namespace th::sync {
namespace {

Steady part(Steady whole, Chance chance)
{
    return Steady(static_cast<Steady::rep>(static_cast<double>(whole.count()) * std::clamp(chance, 0.0, 1.0)));
}

/// Full jitter: anywhere between nothing and a bound that doubles. All stations of a province lose their hub at once;
/// so they do not come back at once.
Steady backOff(const SyncPace &pace, std::uint32_t failures, Chance chance)
{
    Steady bound = pace.firstRetry;
    for (std::uint32_t i = 1; i < failures && bound < pace.longestRetry; ++i)
        bound *= 2;
    return part(std::min(bound, pace.longestRetry), chance);
}

/// True if there is no sense in trying anything else over the same network.
bool isNetwork(SyncWait why) { return why == SyncWait::Unreachable || why == SyncWait::CaptivePortal; }

/// True if there is nothing to be hurried or mended by trying again.
bool isCalm(SyncWait why) { return why == SyncWait::UpToDate || why == SyncWait::NothingNewer; }

/// Of the ways in which sources fail: the higher, the more people have to know of it. 0: nothing that lies in a source.
int weight(SyncWait why)
{
    switch (why) {
    case SyncWait::Starting:
    case SyncWait::UpToDate:
    case SyncWait::ClockSuspect:
    case SyncWait::Local:
        return 0;
    case SyncWait::NothingThere:
        return 1;
    case SyncWait::Unreachable:
        return 2;
    case SyncWait::CaptivePortal:
        return 3;
    case SyncWait::NothingNewer:
        return 4;
    case SyncWait::NeedsSnapshot:
        return 5;
    case SyncWait::Refused:
        return 6;
    }
    return 0;
}

} // namespace

SyncWait waitAfter(ImportFault fault)
{
    switch (fault) {
    case ImportFault::Unreachable:
    case ImportFault::Certificate: // the server's, or our clock; other sources need neither
        return SyncWait::Unreachable;
    case ImportFault::CaptivePortal:
        return SyncWait::CaptivePortal;
    case ImportFault::ClockSuspect:
        return SyncWait::ClockSuspect;
    case ImportFault::NeedsSnapshot:
        return SyncWait::NeedsSnapshot;
    case ImportFault::Store:
        return SyncWait::Local;
    case ImportFault::Unreadable:
    case ImportFault::NotServed:
        return SyncWait::NothingThere;
    case ImportFault::NotMetadata:
    case ImportFault::WrongSignatures:
    case ImportFault::Expired:
    case ImportFault::Rollback:
    case ImportFault::Mismatch:
    case ImportFault::UntrustedRoot:
    case ImportFault::BadTarget:
        return SyncWait::Refused;
    }
    return SyncWait::Refused;
}

void SyncPlan::enter(SyncStage stage, Steady now)
{
    if (m_state.stage == stage)
        return;
    m_state.stage = stage;
    m_state.since = now;
    m_state.until.reset();
    if (stage != SyncStage::Fetching)
        m_state.progress = {};
}

void SyncPlan::wait(SyncWait why, Steady now, Steady wait)
{
    enter(SyncStage::Waiting, now);
    m_state.why = why;
    m_state.until = m_asked ? now : now + wait; // someone asked while this was under way: again, for them
}

void SyncPlan::begin(Steady now, Chance chance)
{
    if (m_state.stage == SyncStage::Idle)
        wait(SyncWait::Starting, now, part(m_pace.spread, chance));
}

std::optional<SyncPlan::Job> SyncPlan::next(Steady now)
{
    if (m_state.stage != SyncStage::Waiting || now < *m_state.until)
        return std::nullopt;
    if (m_uploadDue) {
        m_uploadDue = false;
        enter(SyncStage::Uploading, now);
        return Job{Job::Kind::Upload};
    }
    if (m_neighboursDue) {
        m_neighboursDue = false;
        enter(SyncStage::Checking, now);
        return Job{Job::Kind::AskNeighbours};
    }
    enter(SyncStage::Checking, now);
    m_gained = 0;
    if (m_source == 0) {
        m_allow = m_metered && !m_asked ? Allow::DeltasOnly : Allow::Everything;
        m_asked = false;
        m_busyFor = {};
    }
    return Job{Job::Kind::Download, m_allow, m_source};
}

void SyncPlan::came(const SyncProgress &progress, Steady now)
{
    if (m_state.stage != SyncStage::Checking && m_state.stage != SyncStage::Fetching)
        return;
    if (progress.file.starts_with("targets/"))
        enter(SyncStage::Fetching, now);
    m_state.progress = progress;
    m_gained = progress.gained;
}

void SyncPlan::applying(Steady now)
{
    if (m_state.stage == SyncStage::Checking || m_state.stage == SyncStage::Fetching)
        enter(SyncStage::Applying, now);
}

/// Whoever only repeats what is held may be frozen; whether it is, another source tells.
void SyncPlan::downloaded(Steady now, Chance chance, std::optional<Steady> heldAge)
{
    if (m_sources > 1 && heldAge && *heldAge > m_pace.stale * poll())
        return tryNextSource(SyncWait::NothingNewer, now, chance);
    m_state.upToDate = now;
    m_busyFor = {};
    finishDownload(SyncWait::UpToDate, now, chance);
}

void SyncPlan::downloadFailed(ImportFault fault, Steady now, Chance chance, RetryAfter retryAfter)
{
    heed(retryAfter);
    if (fault == ImportFault::Unreachable && m_gained >= m_pace.gain)
        m_state.failures = 0; // cut, but further than before: what came is kept
    tryNextSource(waitAfter(fault), now, chance);
}

void SyncPlan::tryNextSource(SyncWait why, Steady now, Chance chance)
{
    if (weight(why) > 0 && m_source > 0 && weight(m_download) >= weight(why))
        why = m_download;
    if (weight(why) == 0 || m_source + 1 >= m_sources)
        return finishDownload(why, now, chance);
    ++m_source;
    m_download = why;
    enter(SyncStage::Waiting, now);
    m_state.why = why;
    m_state.until = now;
}

void SyncPlan::overtaken(Steady now, Chance chance)
{
    m_source = 0;
    wait(SyncWait::Starting, now, part(m_pace.spread, chance));
}

void SyncPlan::finishDownload(SyncWait why, Steady now, Chance chance)
{
    m_source = 0;
    m_download = why;
    // A mirror that is down says nothing of the hub; a portal that answers for everybody does.
    m_uploadDue = m_unsent > 0 && why != SyncWait::CaptivePortal;
    m_neighboursDue = m_neighbours == Neighbours::Asked && (isNetwork(why) || why == SyncWait::NothingThere);
    if (m_uploadDue)
        wait(why, now, Steady(0));
    else
        settle(why, now, chance);
}

void SyncPlan::neighboursAsked(Steady now, Chance chance) { settle(m_download, now, chance); }

void SyncPlan::uploaded(Steady now, Chance chance) { settle(m_download, now, chance); }

void SyncPlan::uploadFailed(SyncWait why, Steady now, Chance chance, RetryAfter retryAfter)
{
    heed(retryAfter);
    settle(isCalm(m_download) ? why : m_download, now, chance);
}

void SyncPlan::settle(SyncWait why, Steady now, Chance chance)
{
    if (m_neighboursDue) // last, since they may be slow, or mean harm
        return wait(why, now, Steady(0));
    const bool rests = isCalm(why) || why == SyncWait::NeedsSnapshot;
    m_state.failures = rests ? 0 : std::min(m_state.failures + 1, 64U);
    const Steady pause = rests ? poll() / 2 + part(poll(), chance) : backOff(m_pace, m_state.failures, chance);
    wait(why, now, std::max(pause, m_busyFor + part(m_busyFor / 2, chance))); // not all stations in one moment
}

/// Who is busy may say how long. Nobody silences a station for more than half as long again
/// as it would wait by itself.
void SyncPlan::heed(RetryAfter retryAfter)
{
    const auto longest = std::chrono::duration_cast<std::chrono::seconds>(m_pace.longestRetry);
    if (retryAfter)
        m_busyFor = std::max<Steady>(m_busyFor, std::clamp(*retryAfter, std::chrono::seconds(0), longest));
}

void SyncPlan::syncNow(Steady now)
{
    if (m_state.stage == SyncStage::Idle)
        return;
    m_asked = true;
    if (m_state.stage == SyncStage::Waiting)
        m_state.until = now;
}

/// A network that flaps, or a clock that does, is not to make a station ask all the time.
bool SyncPlan::isNews(Steady now)
{
    if (m_changed && now < *m_changed + m_pace.calm)
        return false;
    m_changed = now;
    return true;
}

void SyncPlan::clockChanged(Steady now, Chance chance)
{
    if (m_state.stage != SyncStage::Waiting || m_state.why != SyncWait::ClockSuspect || !isNews(now))
        return;
    m_state.failures = 0;
    m_state.until = std::min(*m_state.until, now + part(m_pace.spread, chance));
}

void SyncPlan::networkChanged(Steady now, Chance chance)
{
    if (!isNews(now))
        return;
    m_state.failures = 0;
    if (m_state.stage == SyncStage::Waiting && !isCalm(m_state.why))
        m_state.until = std::min(*m_state.until, now + part(m_pace.spread, chance));
}

const char *name(SyncStage stage)
{
    switch (stage) {
    case SyncStage::Idle:
        return "idle";
    case SyncStage::Checking:
        return "checking";
    case SyncStage::Fetching:
        return "fetching";
    case SyncStage::Applying:
        return "applying";
    case SyncStage::Uploading:
        return "uploading";
    case SyncStage::Waiting:
        return "waiting";
    }
    return "";
}

const char *name(SyncWait why)
{
    switch (why) {
    case SyncWait::Starting:
        return "starting";
    case SyncWait::UpToDate:
        return "up_to_date";
    case SyncWait::NothingNewer:
        return "nothing_newer";
    case SyncWait::Unreachable:
        return "unreachable";
    case SyncWait::CaptivePortal:
        return "captive_portal";
    case SyncWait::ClockSuspect:
        return "clock_suspect";
    case SyncWait::NeedsSnapshot:
        return "needs_snapshot";
    case SyncWait::NothingThere:
        return "nothing_there";
    case SyncWait::Refused:
        return "refused";
    case SyncWait::Local:
        return "local";
    }
    return "";
}

namespace {

core::LocalName waiting(SyncWait why)
{
    switch (why) {
    case SyncWait::Starting:
        return {"Sắp kiểm tra dữ liệu mới.", "About to look for new data."};
    case SyncWait::UpToDate:
        return {"Dữ liệu đã mới nhất.", "The data is up to date."};
    case SyncWait::NothingNewer:
        return {"Không nguồn nào có dữ liệu mới hơn dữ liệu trong máy.",
                "No source has anything newer than what this station holds."};
    case SyncWait::Unreachable:
        return {"Chưa kết nối được máy chủ; máy sẽ tự thử lại. Vẫn kiểm tra giấy bình thường.",
                "The server cannot be reached yet; this station tries again by itself. Checking goes on."};
    case SyncWait::CaptivePortal:
        return {"Mạng này yêu cầu đăng nhập: mở trình duyệt và đăng nhập.",
                "This network wants someone to sign in: open a browser and sign in."};
    case SyncWait::ClockSuspect:
        return {"Đồng hồ máy sai: hãy chỉnh lại.", "This machine's clock is wrong: set it."};
    case SyncWait::NeedsSnapshot:
        return {"Phải tải lại toàn bộ dữ liệu; máy đang tiết kiệm mạng. Bấm đồng bộ ngay để tải.",
                "All data must be fetched anew, and this station is saving data. Press sync now to fetch it."};
    case SyncWait::NothingThere:
        return {"Không có dữ liệu ở nơi đã đặt: cắm thẻ nhớ, hoặc xem lại địa chỉ trong Cài đặt.",
                "There is no data at the place that was set: plug in the stick, or check the address in the settings."};
    case SyncWait::Refused:
        return {"Dữ liệu nhận được không đáng tin và không được dùng. Báo cho quản trị viên nếu kéo dài.",
                "What was received cannot be trusted and is not used. Tell the administrator if this goes on."};
    case SyncWait::Local:
        return {"Không ghi được dữ liệu vào máy này. Kiểm tra dung lượng ổ đĩa.",
                "The data cannot be written on this machine. Check the free space of its disk."};
    }
    return {};
}

} // namespace

std::string sentence(SyncStage stage, SyncWait why, core::Language language)
{
    core::LocalName text;
    switch (stage) {
    case SyncStage::Idle:
        text = {"Chưa đồng bộ.", "Not syncing."};
        break;
    case SyncStage::Checking:
        text = {"Đang kiểm tra dữ liệu mới…", "Looking for new data…"};
        break;
    case SyncStage::Fetching:
        text = {"Đang nhận dữ liệu mới…", "Receiving new data…"};
        break;
    case SyncStage::Applying:
        text = {"Đang cập nhật dữ liệu…", "Updating the data…"};
        break;
    case SyncStage::Uploading:
        text = {"Đang gửi nhật ký…", "Sending the log…"};
        break;
    case SyncStage::Waiting:
        text = waiting(why);
        break;
    }
    return text.in(language);
}

} // namespace th::sync
