// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/sealing.h"

#include "pass_maker.h"

#include <algorithm>

namespace th::desk {

namespace {

using core::journal::WorkKind;

/// What was begun is gone on with and given up as what it was: another step may want other hands and lead elsewhere.
void demandStepThatSeals(DeskInside &inside, const Loaded &loaded, const std::string &name)
{
    const issuing::Step *step = loaded.procedure->findStep(name);
    if (step && !step->seals())
        stop("seals_not", "Bước này không đóng dấu.", "This step does not seal.");
    if (loaded.row.seal != store::SealState::Begun)
        return;
    std::string begun;
    for (const store::WardEvent &event : valueOf(inside.book().events(loaded.row.id)))
        if (event.work.kind == WorkKind::SealBegins)
            begun = event.work.step;
    if (begun != name)
        stop("other_step", "Hồ sơ đang được đóng dấu dở theo bước \"" + begun + "\". Hãy nêu đúng bước đó.",
             "Sealing of this request was begun by the step \"" + begun + "\". Name that step.");
}

/// One sealing of one request, from where it stands to its end or a pause.
class Sealing {
public:
    Sealing(Desk &desk, const SealOrder &order, const SealKey &key)
        : m_inside(desk), m_order(order), m_loaded(m_inside.load(order.act.request)),
          m_after(afterStep(m_inside, m_loaded, order)), m_maker(m_inside, key, order.series, order.act.clock.wall),
          m_way(wayOf(key))
    {
        m_progress.remaining = countUnsealed();
        demandSealable();
    }

    SealProgress run(const std::function<bool(const SealProgress &)> &goOn)
    {
        if (m_loaded.row.seal == store::SealState::NotYet)
            begin();
        while (!m_progress.finished && !m_progress.stopped) {
            try {
                nextBatch();
            } catch (const Stop &what) {
                m_progress.stopped = what.problem; // what was made before stands
            }
            if (!goOn(m_progress))
                break;
        }
        return m_progress;
    }

private:
    /// The same is asked of who begins and of who goes on.
    static issuing::Standing afterStep(DeskInside &inside, const Loaded &loaded, const SealOrder &order)
    {
        demandStepThatSeals(inside, loaded, order.step);
        inside.demandRole(order.act.officer, accounts::Action::Seal);
        const auto after =
            issuing::take(*loaded.procedure, loaded.standing,
                          {order.step, order.act.officer, order.act.seen, order.reason}, inside.directory());
        if (!after)
            stopFor(after.error(), *loaded.procedure);
        return *after;
    }

    core::Sealing wayOf(const SealKey &key) const
    {
        const auto &then = m_loaded.procedure->findStep(m_order.step)->then;
        const bool byHand = std::ranges::find(then, issuing::Effect::SealByHand) != then.end();
        return byHand ? core::Sealing::HandwrittenOriginal : key.way;
    }

    std::size_t countUnsealed()
    {
        return valueOf(m_inside.book().unsealed(m_order.act.request, maxLinesOfRequest)).size();
    }

    /// Found out before the first serial is used, and again by who goes on: meanwhile rules may have changed, and a
    /// validity may have run out. What cannot be sealed any more is given up (`giveUp`).
    void demandSealable()
    {
        const core::Authority &issuer = m_inside.authority();
        const core::AuthorityKey &key = m_maker.authorityKey();
        for (const store::WardLine &line : valueOf(m_inside.book().unsealed(m_order.act.request, maxLinesOfRequest))) {
            const Draft draft = m_inside.draftOf(line);
            const core::Instant now = m_order.act.clock.wall;
            auto problem =
                objection(draft, *m_loaded.procedure, issuer, m_inside.directory(), m_inside.station().policy(), now);
            const core::Instant issued = claimsOf(draft, issuer.code, now).issuedAt;
            if (!problem && (issued < key.validFrom || issued > key.validUntil))
                problem = Problem{"line.issued_at",
                                  {"ngày phát giấy nằm ngoài hiệu lực của khoá này theo danh bạ. Hãy dùng khoá có hiệu "
                                   "lực từ ngày ấy, hoặc nhờ người quản trị sửa danh bạ.",
                                   "the paper was handed out when this key did not hold by the directory. Use a key "
                                   "that held then, or have the administrator put the directory right."}};
            if (problem)
                stopAtLine(line.number, *problem);
        }
    }

    [[noreturn]] void stopAtLine(std::uint32_t line, const Problem &problem) const
    {
        const bool begun = m_loaded.row.seal == store::SealState::Begun;
        stop(problem.code,
             "Dòng " + std::to_string(line) + ": " + problem.sentence.vi +
                 (begun ? " Phần còn lại không đóng dấu tiếp được: hãy thôi đóng dấu (give-up) với lý do." : ""),
             "Line " + std::to_string(line) + ": " + problem.sentence.en +
                 (begun ? " What remains cannot be sealed: give it up (give-up), with the reason." : ""));
    }

    void begin()
    {
        store::WardWrite write;
        write.clock = m_order.act.clock;
        write.request = m_loaded.row; // of its revision: nothing that the officer saw has changed
        write.seen = m_loaded.row.revision;
        write.request->seal = store::SealState::Begun;
        write.deeds.push_back(
            m_inside.deed(m_order.act, WorkKind::SealBegins, m_loaded.row, m_loaded.row.revision, m_order.reason));
        write.deeds.front().work.step = m_order.step;
        write.deeds.front().work.digest = m_inside.digestOf(m_loaded);
        m_inside.write(write);
        m_loaded.row = *write.request;
    }

    void nextBatch()
    {
        const auto lines =
            valueOf(m_inside.book().unsealed(m_order.act.request, std::max<std::size_t>(m_order.batch, 1)));
        for (const store::WardLine &line : lines) {
            if (m_maker.make(m_inside.draftOf(line), m_way, {line.request, line.number}, 0))
                continue;
            m_progress.stopped = m_maker.whyNot();
            break;
        }
        const std::size_t made = m_maker.made();
        const bool last = !m_progress.stopped && made == m_progress.remaining;
        if (made == 0 && !last)
            return;
        store::WardWrite write;
        write.clock = m_order.act.clock;
        if (last)
            write = finished();
        m_maker.put(write);
        if (last)
            m_inside.queueMails(write, m_loaded, *m_loaded.procedure->findStep(m_order.step), m_order.reason);
        m_inside.write(write);
        m_progress.made += made;
        m_progress.remaining -= made;
        m_progress.finished = last;
    }

    /// The step itself, in one transaction with the last passes.
    store::WardWrite finished()
    {
        store::WardWrite write = m_inside.next(m_loaded, m_order.act, WorkKind::Step, m_order.reason);
        write.request->state = m_after.state;
        write.request->seal = store::SealState::Done;
        core::journal::Work &work = write.deeds.front().work;
        work.step = m_order.step;
        work.to = m_after.state;
        work.passes = m_maker.series().code.text + " …" + std::to_string(m_maker.series().lastSerial);
        m_inside.queuePrints(write, m_loaded, *m_loaded.procedure->findStep(m_order.step));
        return write;
    }

    DeskInside m_inside;
    const SealOrder &m_order;
    Loaded m_loaded;
    issuing::Standing m_after;
    PassMaker m_maker;
    core::Sealing m_way;
    SealProgress m_progress;
};

} // namespace

Done<SealProgress> seal(Desk &desk, const SealOrder &order, const SealKey &key,
                        const std::function<bool(const SealProgress &)> &goOn)
{
    std::optional<Sealing> sealing;
    const auto ready = attempt([&] { sealing.emplace(desk, order, key); });
    if (!ready)
        return core::Failure{ready.error()};
    return attempt([&] { return sealing->run(goOn); });
}

Done<void> giveUp(Desk &desk, const Act &act, const std::string &step, const std::string &reason)
{
    return attempt([&] {
        DeskInside inside(desk);
        const Loaded loaded = inside.load(act.request);
        if (loaded.row.seal != store::SealState::Begun)
            stop("not_sealing", "Hồ sơ này không đang đóng dấu dở.", "Sealing of this request is not under way.");
        if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
            stop("missing_reason", "Phải nêu lý do.", "A reason is needed.");
        demandStepThatSeals(inside, loaded, step);
        inside.demandRole(act.officer, accounts::Action::Seal);
        const auto after = issuing::take(*loaded.procedure, loaded.standing, {step, act.officer, act.seen, reason},
                                         inside.directory());
        if (!after)
            stopFor(after.error(), *loaded.procedure);
        auto lines = valueOf(inside.book().unsealed(act.request, maxLinesOfRequest));
        const bool none = lines.size() == loaded.standing.tally.approved;
        store::WardWrite write = inside.next(loaded, act, none ? WorkKind::Edit : WorkKind::Step, reason);
        core::journal::Work &work = write.deeds.front().work;
        work.step = none ? "sealing given up" : step;
        write.request->seal = none ? store::SealState::NotYet : store::SealState::Done;
        if (none)
            return inside.write(write); // as it was before sealing began
        write.request->state = work.to = after->state;
        for (store::WardLine &line : lines) {
            work.lines.push_back(line.number);
            line.decision = store::WardDecision::Refused;
            line.officer = act.officer.id;
            line.reason = inside.vault().seal(core::asBytes(reason), linePlace(act.request, line.number) + "/reason");
        }
        write.lines = std::move(lines);
        inside.queuePrints(write, loaded, *loaded.procedure->findStep(step));
        inside.queueMails(write, loaded, *loaded.procedure->findStep(step), reason);
        inside.write(write);
    });
}

Done<std::vector<BookedPass>> passesOf(const Desk &desk, RequestId request,
                                       const std::function<bool(const store::WardPass &)> &wanted)
{
    return attempt([&] {
        DeskInside inside(desk);
        std::vector<BookedPass> passes;
        const auto read = inside.book().eachPass(request, [&](const store::WardPass &row) {
            if (wanted && !wanted(row))
                return true;
            PassContent content = contentOf(inside, row);
            passes.push_back({row, std::move(content.text), std::move(content.paperNumber)});
            return true;
        });
        if (!read)
            stopFor(read.error());
        return passes;
    });
}

} // namespace th::desk
