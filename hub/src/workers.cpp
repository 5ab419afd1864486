// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility> // Boost 1.74 forgets it

#include "workers.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace th::hub {

namespace {
/// One commit's worth: what takes longest of it, on a slow disk, stays below what a device waits.
constexpr std::size_t mostInCommit = 512;
constexpr std::size_t mostEntriesInCommit = 8192;
} // namespace

struct Workers::Loop {
    boost::asio::io_context context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard{context.get_executor()};
    std::thread thread{[this] { context.run(); }};

    void post(std::function<void()> work) { boost::asio::post(context, std::move(work)); }
    void finish()
    {
        guard.reset();
        if (thread.joinable())
            thread.join();
    }
};

Workers::Workers(std::unique_ptr<Storage> storage, const core::PublicKey &hub, std::function<Milliseconds()> clock)
    : m_storage(std::move(storage)), m_hub(hub), m_clock(std::move(clock)), m_storing(std::make_unique<Loop>()),
      m_checking(std::make_unique<Loop>())
{
}

Workers::~Workers()
{
    m_checking->finish(); // may still hand work to the other
    m_storing->finish();
}

void Workers::upload(core::Bytes body, const core::PublicKey &device, std::function<void(UploadDone)> done)
{
    m_checking->post([this, body = std::move(body), device, done = std::move(done)]() mutable {
        auto checked = checkUpload(body, device, m_hub);
        if (checked) {
            m_storing->post([this, pending = Pending{std::move(checked).value(), std::move(done)}]() mutable {
                enqueue(std::move(pending));
            });
        } else if (checked.error().alarm) {
            m_storing->post([this, refusal = std::move(checked.error()), done = std::move(done)]() mutable {
                refusal.alarm->at = m_clock();
                const auto kept = m_storage->raise(*refusal.alarm);
                done(kept ? UploadDone{refusal.answer} : UploadDone{core::Failure{kept.error()}});
            });
        } else {
            done({checked.error().answer});
        }
    });
}

void Workers::withStorage(std::function<void(Storage &)> work)
{
    m_storing->post([this, work = std::move(work)] { work(*m_storage); });
}

void Workers::aside(std::function<void()> work) { m_checking->post(std::move(work)); }

/// What waits in the loop's queue behind us comes before the drain that the first of a batch asks for.
void Workers::enqueue(Pending pending)
{
    m_pending.push_back(std::move(pending));
    if (m_pending.size() == 1)
        m_storing->post([this] { drain(); });
}

void Workers::drain()
{
    std::vector<Pending> waiting = std::exchange(m_pending, {});
    for (std::size_t from = 0; from < waiting.size();) {
        std::size_t to = from, entries = 0;
        while (to < waiting.size() && to - from < mostInCommit && entries < mostEntriesInCommit)
            entries += waiting[to++].upload.entries.size();
        storeAll({std::make_move_iterator(waiting.begin() + static_cast<std::ptrdiff_t>(from)),
                  std::make_move_iterator(waiting.begin() + static_cast<std::ptrdiff_t>(to))});
        from = to;
    }
}

void Workers::storeAll(std::vector<Pending> batch)
{
    std::vector<CheckedUpload> uploads;
    uploads.reserve(batch.size());
    for (Pending &pending : batch)
        uploads.push_back(std::move(pending.upload));
    const auto answers = m_storage->store(uploads, m_clock());
    if (answers) {
        for (std::size_t i = 0; i < batch.size(); ++i)
            batch[i].done({(*answers)[i], batch.size()});
        return;
    }
    const bool alone = batch.size() == 1 || answers.error().fault == StorageFault::Unavailable;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (alone) {
            batch[i].done({core::Failure{answers.error()}, batch.size()});
            continue;
        }
        // One that the database cannot take must not keep the others out.
        const auto own = m_storage->store({&uploads[i], 1}, m_clock());
        batch[i].done(own ? UploadDone{own->front(), 1} : UploadDone{core::Failure{own.error()}, 1});
    }
}

} // namespace th::hub
