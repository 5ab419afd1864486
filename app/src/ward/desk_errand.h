// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "counter/at_desk.h"
#include "in_store.h"
#include "ward_worker.h"

#include <stop_token>

namespace th::app {

/// The threads in which what takes long elsewhere is done: printers, mail servers, and large files. An object that
/// lives in each.
struct Errands {
    QObject *paper = nullptr, *post = nullptr, *files = nullptr;
    std::stop_token leaving{}; ///< asked for: the application ends
};

/// What can be asked of either of the two below.
template <class Away> core::ClockReading timeOf(const Away &away, const core::ClockReading &before)
{
    const auto read = away.ask([](OpenDesk &open) -> desk::Done<core::ClockReading> { return open.clock; });
    return read ? *read : before;
}
template <class Away> counter::AtDesk deskOf(const Away &away)
{
    return [&away](const std::function<void(desk::Desk &)> &work) {
        return away.ask([&work](OpenDesk &open) -> desk::Done<void> {
            work(open.desk);
            return {};
        });
    };
}

/// The desk, from the thread of an errand: what is asked is done in the store thread, and waited for. For one sitting:
/// once the desk was locked nothing is answered any more, whoever signs in next.
class DeskAway {
public:
    DeskAway(WardWorker &worker, std::uint64_t sitting, std::stop_token leaving)
        : m_worker(&worker), m_sitting(sitting), m_leaving(std::move(leaving))
    {
    }
    /// `job`: as of DeskDoor::ask.
    template <class Job> auto ask(const Job &job) const -> std::invoke_result_t<const Job &, OpenDesk &>
    {
        auto answer = inStore(m_worker, [&] { return m_worker->runIn(m_sitting, job); });
        if (!answer)
            return core::Failure{WardWorker::notSignedIn()};
        return std::move(*answer);
    }
    /// By the desk's clock; `before` where it is locked, and nothing is written anyway.
    [[nodiscard]] core::ClockReading now(const core::ClockReading &before) const { return timeOf(*this, before); }
    [[nodiscard]] counter::AtDesk atDesk() const { return deskOf(*this); }
    [[nodiscard]] WardWorker &worker() const { return *m_worker; }
    [[nodiscard]] std::uint64_t sitting() const { return m_sitting; }
    [[nodiscard]] bool leaving() const { return m_leaving.stop_requested(); }
    [[nodiscard]] const std::stop_token &stop() const { return m_leaving; }

private:
    WardWorker *m_worker;
    std::uint64_t m_sitting;
    std::stop_token m_leaving;
};

/// The same for what goes on when the desk is locked meanwhile, e.g. because nobody uses it: from a first question that
/// somebody sits there for until this goes.
class DeskStay {
public:
    [[nodiscard]] static desk::Done<DeskStay> begin(const DeskAway &away)
    {
        WardWorker &worker = away.worker();
        const auto begun = inStore(&worker, [&] { return worker.beginStay(away.sitting()); });
        if (!begun || !*begun)
            return core::Failure{begun ? begun->error() : WardWorker::notSignedIn()};
        return DeskStay(worker, **begun);
    }
    DeskStay(DeskStay &&other) noexcept : m_worker(std::exchange(other.m_worker, nullptr)), m_stay(other.m_stay) {}
    DeskStay(const DeskStay &) = delete;
    DeskStay &operator=(const DeskStay &) = delete;
    DeskStay &operator=(DeskStay &&) = delete;
    ~DeskStay()
    {
        if (m_worker)
            QMetaObject::invokeMethod(m_worker, [worker = m_worker, stay = m_stay] { worker->endStay(stay); });
    }
    template <class Job> auto ask(const Job &job) const -> std::invoke_result_t<const Job &, OpenDesk &>
    {
        auto answer = inStore(m_worker, [&] { return m_worker->runStaying(m_stay, job); });
        if (!answer)
            return core::Failure{WardWorker::notSignedIn()};
        return std::move(*answer);
    }
    [[nodiscard]] core::ClockReading now(const core::ClockReading &before) const { return timeOf(*this, before); }
    [[nodiscard]] counter::AtDesk atDesk() const { return deskOf(*this); }

private:
    DeskStay(WardWorker &worker, std::uint64_t stay) : m_worker(&worker), m_stay(stay) {}
    WardWorker *m_worker;
    std::uint64_t m_stay;
};

} // namespace th::app
