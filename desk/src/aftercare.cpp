// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/aftercare.h"

#include "pass_maker.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace th::desk {

namespace {

using core::journal::maxSerialsOfFact;
using core::journal::WorkKind;
using Serials = std::map<core::SeriesCode, std::vector<std::uint32_t>>;

void demandOfficer(const DeskInside &inside, const Care &care)
{
    if (care.officer.unit != inside.unit())
        stop("wrong_unit", "Giấy của đơn vị " + inside.unit().text + " chỉ cán bộ đơn vị đó được xử lý.",
             "Passes of unit " + inside.unit().text + " are that unit's officers' business.");
    inside.demandRole(care.officer, accounts::Action::CareForPasses);
}

void demandCarers(DeskInside &inside, const Care &care, issuing::Aftercare what,
                  const std::map<std::uint64_t, std::string> &passesOfRequest)
{
    for (const auto &[request, passes] : passesOfRequest)
        inside.demandCarer(care.officer, what, request);
}

store::WardPass passOf(DeskInside &inside, const core::PassNumber &number)
{
    auto pass = valueOf(inside.book().pass(number));
    if (!pass)
        stop("no_pass", "Sổ của bàn này không có giấy số " + core::toText(number) + ".",
             "This desk's book has no pass " + core::toText(number) + ".");
    return std::move(*pass);
}

/// The deed of a request that passes belong to; its revision stays: the request itself is over.
store::WardWrite::Deed deedOf(DeskInside &inside, const Care &care, std::uint64_t request, const std::string &what,
                              std::string passes)
{
    constexpr std::size_t most = 4000;
    if (passes.size() > most)
        passes = passes.substr(0, passes.rfind(' ', most)) + " …";
    const auto row = valueOf(inside.book().request(request));
    if (!row)
        stopFor({store::StoreFault::Damaged, "ward_request"});
    auto deed = inside.deed({care.officer, request, row->revision, care.clock}, WorkKind::Aftercare, *row,
                            row->revision, care.why);
    deed.work.step = what;
    deed.work.passes = std::move(passes);
    return deed;
}

void addDeeds(DeskInside &inside, const Care &care, const std::map<std::uint64_t, std::string> &passesOfRequest,
              const std::string &what, store::WardWrite &write)
{
    for (const auto &[request, passes] : passesOfRequest)
        write.deeds.push_back(deedOf(inside, care, request, what, passes));
}

struct Sorted {
    CareResult result;
    Serials serials;
    std::map<std::uint64_t, std::string> passesOfRequest;
    std::map<std::uint64_t, std::vector<core::PassNumber>> numbersOfRequest{};
};

/// Sorts out the passes that a change is news for. `isNews`: of a row of the book.
template <class IsNews>
Sorted sortOut(DeskInside &inside, const std::vector<core::PassNumber> &passes, const IsNews &isNews)
{
    Sorted sorted;
    for (const core::PassNumber &number : std::set(passes.begin(), passes.end())) {
        const store::WardPass row = passOf(inside, number);
        if (!isNews(row)) {
            sorted.result.already.push_back(number);
            continue;
        }
        sorted.result.done.push_back(number);
        sorted.serials[number.series].push_back(number.serial);
        std::string &text = sorted.passesOfRequest[row.request];
        text += (text.empty() ? "" : " ") + core::toText(number);
        sorted.numbersOfRequest[row.request].push_back(number);
    }
    return sorted;
}

/// The newest turn of each line, read once a request: whole requests are reinstated together.
class NewestTurns {
public:
    explicit NewestTurns(DeskInside &inside) : m_inside(inside) {}
    [[nodiscard]] bool isNewest(const store::WardPass &pass)
    {
        const auto [found, isNew] = m_turns.try_emplace(pass.request);
        auto &turns = found->second;
        if (isNew) {
            const auto read = m_inside.book().eachPass(pass.request, [&](const store::WardPass &row) {
                turns[row.line] = std::max(turns[row.line], row.turn);
                return true;
            });
            if (!read)
                stopFor(read.error());
        }
        return turns[pass.line] <= pass.turn;
    }

private:
    DeskInside &m_inside;
    std::map<std::uint64_t, std::map<std::uint32_t, std::uint32_t>> m_turns;
};

/// So many operations that are no issues; the numbers of later passes go on from there.
void countOperations(DeskInside &inside, const core::SeriesCode &code, std::size_t count, store::WardWrite &write)
{
    auto series = valueOf(inside.book().series(code));
    if (!series)
        stopFor({store::StoreFault::Damaged, "ward_series"});
    series->operation += count;
    write.series.push_back({*series, series->lastSerial});
}

/// All of it in one transaction. `factOf`: of a series and so many of its serials.
template <class Fact>
void writeChange(DeskInside &inside, const Care &care, const Sorted &sorted, const Fact &factOf,
                 std::optional<core::RevocationReason> standing, const std::string &what)
{
    if (sorted.result.done.empty())
        return;
    store::WardWrite write;
    write.clock = care.clock;
    for (const auto &[code, serials] : sorted.serials) {
        countOperations(inside, code, serials.size(), write);
        for (std::size_t first = 0; first < serials.size(); first += maxSerialsOfFact) {
            const auto from = serials.begin() + static_cast<std::ptrdiff_t>(first);
            const std::size_t count = std::min(maxSerialsOfFact, serials.size() - first);
            write.facts.push_back(factOf(code, {from, from + static_cast<std::ptrdiff_t>(count)}));
        }
    }
    for (const core::PassNumber &number : sorted.result.done)
        write.standings.emplace_back(number, standing);
    addDeeds(inside, care, sorted.passesOfRequest, what, write);
    if (standing)
        for (const auto &[request, text] : sorted.passesOfRequest)
            inside.queueRevoked(write, request, sorted.numbersOfRequest.at(request), care.why);
    inside.write(write);
}

store::WardPass newestOfLine(DeskInside &inside, const store::WardPass &pass)
{
    store::WardPass newest = pass;
    const auto read = inside.book().eachPass(pass.request, [&](const store::WardPass &row) {
        if (row.line == pass.line && row.turn > newest.turn)
            newest = row;
        return true;
    });
    if (!read)
        stopFor(read.error());
    return newest;
}

Draft draftOfPass(DeskInside &inside, const store::WardPass &row)
{
    const PassContent content = contentOf(inside, row);
    const auto pass = core::decodePass(content.text);
    if (!pass)
        stop("box", "Dữ liệu của giấy " + core::toText(row.number) + " bị hỏng.",
             "The data of pass " + core::toText(row.number) + " is damaged.");
    return {pass->claimsUntrusted(), content.household, content.paperNumber};
}

/// Only one that still stands, or was lost or the like: what was taken away on purpose is not given back as another.
void demandReplaceable(DeskInside &inside, const store::WardPass &old)
{
    using core::RevocationReason;
    const std::string number = core::toText(old.number);
    if (newestOfLine(inside, old).turn != old.turn)
        stop("replaced", "Giấy " + number + " đã được cấp đổi rồi.", "Pass " + number + " was replaced already.");
    if (old.revoked == RevocationReason::Fraud || old.revoked == RevocationReason::Withdrawn ||
        old.revoked == RevocationReason::HolderInfected)
        stop("taken_away",
             "Giấy " + number + " đã bị thu hồi (" + core::name(*old.revoked) +
                 "), không cấp đổi được. Nếu người đó lại được đi, hãy lập hồ sơ mới.",
             "Pass " + number + " was taken away (" + core::name(*old.revoked) +
                 ") and is not replaced. If the holder may travel again, begin a new request.");
}

/// As when the request was sealed: who reviewed it does not make its passes.
void demandReviewedByAnother(const Loaded &loaded, const Care &care)
{
    if (loaded.standing.deciders.contains("")) // retention let go of the name: it may have been anybody
        stop("same_officer",
             "Tên người xét duyệt hồ sơ này đã được xóa theo quy định lưu trữ, nên không cấp đổi được giấy của nó. Hãy "
             "lập hồ sơ mới.",
             "The name of who reviewed this request was let go of by retention rules, so its passes are not replaced. "
             "Begin a new request.");
    if (loaded.standing.deciders.contains(care.officer.id))
        stop("same_officer", "Người đã xét duyệt hồ sơ này không được cấp đổi giấy của nó. Hãy để cán bộ khác làm.",
             "Who reviewed this request may not replace its passes. Have another officer do it.");
}

/// Whatever the new one is to say. Gives the request that the pass belongs to.
Loaded demandMayReplace(DeskInside &inside, const Care &care, issuing::Aftercare what, const store::WardPass &old)
{
    inside.demandRole(care.officer, accounts::Action::Seal);
    inside.demandCarer(care.officer, what, old.request);
    demandReplaceable(inside, old);
    Loaded loaded = inside.load(old.request);
    demandReviewedByAnother(loaded, care);
    return loaded;
}

/// In its own series where the key still seals for it; after a change of key in the one that the key has.
core::SeriesCode seriesFor(const DeskInside &inside, const SealKey &key, const core::SeriesCode &old,
                           const core::SeriesCode &wanted)
{
    if (!wanted.empty())
        return wanted;
    const core::KeyId id = core::keyId(key.signer->publicKey());
    const bool sealsForOld = std::ranges::any_of(inside.directory().series(), [&](const core::Series &series) {
        return series.code == old && series.key == id;
    });
    return sealsForOld ? old : core::SeriesCode();
}

/// What a replacement by that content is; nothing: the same once more.
issuing::Aftercare kindOf(const Draft &old, const std::optional<Draft> &content)
{
    if (!content)
        return issuing::Aftercare::Replace;
    const auto said = [](const Draft &draft) {
        const core::PassClaims &claims = draft.claims;
        return std::tie(claims.birthYear, claims.organisation, claims.category, claims.areas, claims.route,
                        claims.plates, claims.days, claims.hours, claims.validFrom, draft.household);
    };
    if (said(old) != said(*content))
        return issuing::Aftercare::Correct;
    return old.claims.validUntil == content->claims.validUntil ? issuing::Aftercare::Replace
                                                               : issuing::Aftercare::Extend;
}

/// What the new pass is to say. Who travels, and on what kind of pass, is what was reviewed.
Draft reviewedContent(Draft old, const std::optional<Draft> &content)
{
    old.paperNumber.clear(); // the new one is made now
    if (!content)
        return old;
    const core::PassClaims &before = old.claims, &now = content->claims;
    if (now.kind != before.kind || now.holder != before.holder || now.idNumber != before.idNumber)
        stop("new_request",
             "Cấp đổi không được đổi loại giấy, họ tên hoặc số giấy tờ tùy thân: việc đó chưa ai xét duyệt. "
             "Hãy lập hồ sơ mới.",
             "A replacement does not change the kind, the holder or the ID number: nobody reviewed that. "
             "Begin a new request.");
    Draft draft = *content;
    draft.paperNumber.clear();
    return draft;
}

} // namespace

Done<CareResult> revoke(Desk &desk, const Care &care, const std::vector<core::PassNumber> &passes,
                        core::RevocationReason reason, std::optional<core::Instant> since)
{
    return attempt([&] {
        DeskInside inside(desk);
        demandOfficer(inside, care);
        const Sorted sorted = sortOut(inside, passes, [](const store::WardPass &row) { return !row.revoked; });
        demandCarers(inside, care, issuing::Aftercare::Revoke, sorted.passesOfRequest);
        const core::Revocation why{reason, since.value_or(care.clock.wall)};
        writeChange(
            inside, care, sorted,
            [&](const core::SeriesCode &series, const std::vector<std::uint32_t> &serials) -> core::journal::Fact {
                return core::journal::Revoke{series, serials, why};
            },
            reason, std::string("revoke ") + core::name(reason));
        return sorted.result;
    });
}

Done<CareResult> reinstate(Desk &desk, const Care &care, const std::vector<core::PassNumber> &passes)
{
    return attempt([&] {
        DeskInside inside(desk);
        demandOfficer(inside, care);
        NewestTurns turns(inside);
        const Sorted sorted = sortOut(inside, passes, [&](const store::WardPass &row) {
            // One that was lost when it was replaced keeps "lost" as its reason, and is as much replaced.
            if (row.revoked == core::RevocationReason::Replaced || !turns.isNewest(row))
                stop("replaced", "Giấy " + core::toText(row.number) + " đã được cấp đổi, không khôi phục được.",
                     "Pass " + core::toText(row.number) + " was replaced and is not reinstated.");
            return row.revoked.has_value();
        });
        demandCarers(inside, care, issuing::Aftercare::Reinstate, sorted.passesOfRequest);
        writeChange(
            inside, care, sorted,
            [](const core::SeriesCode &series, const std::vector<std::uint32_t> &serials) -> core::journal::Fact {
                return core::journal::Reinstate{series, serials};
            },
            std::nullopt, "reinstate");
        return sorted.result;
    });
}

Done<Draft> contentOf(const Desk &desk, const core::PassNumber &pass)
{
    return attempt([&] {
        DeskInside inside(desk);
        return draftOfPass(inside, newestOfLine(inside, passOf(inside, pass)));
    });
}

Done<std::map<issuing::Aftercare, Problem>> whyNotReplaced(Desk &desk, const Care &care, const core::PassNumber &pass)
{
    return attempt([&] {
        DeskInside inside(desk);
        demandOfficer(inside, care);
        const store::WardPass old = passOf(inside, pass);
        std::map<issuing::Aftercare, Problem> why;
        for (const auto what : {issuing::Aftercare::Replace, issuing::Aftercare::Extend, issuing::Aftercare::Correct})
            if (const auto may = attempt([&] { (void)demandMayReplace(inside, care, what, old); }); !may)
                why.emplace(what, may.error());
        return why;
    });
}

Done<core::PassNumber> replace(Desk &desk, const Care &care, const core::PassNumber &pass,
                               const std::optional<Draft> &content, const SealKey &key, const core::SeriesCode &series)
{
    return attempt([&] {
        DeskInside inside(desk);
        demandOfficer(inside, care);
        const store::WardPass old = passOf(inside, pass);
        const Loaded loaded = demandMayReplace(inside, care, kindOf(draftOfPass(inside, old), content), old);
        const Draft draft = reviewedContent(draftOfPass(inside, old), content);
        if (auto problem = objection(draft, *loaded.procedure, inside.authority(), inside.directory(),
                                     inside.station().policy(), care.clock.wall))
            throw Stop{std::move(*problem)};
        PassMaker maker(inside, key, seriesFor(inside, key, old.number.series, series), care.clock.wall);
        if (!maker.make(draft, key.way, {old.request, old.line}, old.turn + 1))
            throw Stop{maker.whyNot()};
        store::WardWrite write;
        write.clock = care.clock;
        core::PassNumber made{maker.series().code, maker.series().lastSerial};
        const bool otherSeries = made.series != old.number.series;
        if (!old.revoked && !otherSeries)
            maker.countOperations(1);
        maker.put(write);
        if (!old.revoked && otherSeries)
            countOperations(inside, old.number.series, 1, write);
        inside.putMarks(write, {old.request, old.line}, draft);
        if (!old.revoked) {
            write.facts.emplace_back(core::journal::Revoke{
                old.number.series, {old.number.serial}, {core::RevocationReason::Replaced, care.clock.wall}});
            write.standings.emplace_back(old.number, core::RevocationReason::Replaced);
        }
        write.printJobs.push_back({0, old.request, false, old.line, old.turn + 1, care.clock.wall});
        addDeeds(inside, care, {{old.request, core::toText(pass) + " → " + core::toText(made)}}, "replace", write);
        inside.write(write);
        return made;
    });
}

} // namespace th::desk
