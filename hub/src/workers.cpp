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
constexpr std::size_t mostContended = 3; ///< each waits for seconds: more of them, and the rest come back later
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
    m_ending = true;
    m_checking->finish(); // may still hand work to the other
    m_storing->finish();
}

void Workers::upload(core::Bytes body, const core::PublicKey &device, std::function<void(UploadDone)> done)
{
    aside([this, body = std::move(body), device, done = std::move(done)] { check(body, device, done); });
}

void Workers::check(const core::Bytes &body, const core::PublicKey &device, std::function<void(UploadDone)> done)
{
    const std::size_t before = m_checkpoints.verified;
    auto checked = checkUpload(body, device, m_hub, &m_checkpoints);
    const std::size_t signatures = m_checkpoints.verified - before;
    if (checked) {
        auto pending = std::make_shared<Pending>(Pending{std::move(checked).value(), std::move(done), signatures});
        onStoring([this, pending] { enqueue(std::move(*pending)); });
    } else if (checked.error().alarm) {
        onStoring([this, refusal = std::move(checked.error()), done = std::move(done), signatures]() mutable {
            refusal.alarm->at = m_clock();
            const auto kept = m_storage->raise(*refusal.alarm);
            done(kept ? UploadDone{refusal.answer, 0, signatures}
                      : UploadDone{core::Failure{kept.error()}, 0, signatures});
        });
    } else {
        done({checked.error().answer, 0, signatures});
    }
}

void Workers::withStorage(std::function<void(Storage &)> work)
{
    onStoring([this, work = std::move(work)] { work(*m_storage); });
}

void Workers::onStoring(std::function<void()> work)
{
    m_storing->post([this, work = std::move(work)] {
        if (!m_ending)
            work();
    });
}

void Workers::aside(std::function<void()> work)
{
    m_checking->post([this, work = std::move(work)] {
        if (!m_ending)
            work();
    });
}

/// What waits in the loop's queue behind us comes before the drain that the first of a batch asks for.
void Workers::enqueue(Pending pending)
{
    m_pending.push_back(std::move(pending));
    if (m_pending.size() == 1)
        onStoring([this] { drain(); });
}

void Workers::drain()
{
    std::vector<Pending> waiting = std::exchange(m_pending, {});
    for (std::size_t from = 0; from < waiting.size() && !m_ending;) {
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
            batch[i].done({(*answers)[i], batch.size(), batch[i].signatures});
        return;
    }
    const bool alone = batch.size() == 1 || answers.error().fault == StorageFault::Unavailable;
    std::size_t contended = 0;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (alone || contended >= mostContended || m_ending) {
            batch[i].done({core::Failure{answers.error()}, batch.size(), batch[i].signatures});
            continue;
        }
        // One that the database cannot take must not keep the others out.
        const auto own = m_storage->store({&uploads[i], 1}, m_clock());
        contended += !own && own.error().fault == StorageFault::Contended ? 1 : 0;
        batch[i].done(own ? UploadDone{own->front(), 1, batch[i].signatures}
                          : UploadDone{core::Failure{own.error()}, 1, batch[i].signatures});
    }
}

} // namespace th::hub
