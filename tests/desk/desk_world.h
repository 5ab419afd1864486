// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "desk/aftercare.h"
#include "desk/register.h"
#include "desk/sealing.h"
#include "support/small_province.h"

namespace th::test {

/// A ward's desk in a folder of its own, with the three people of a ward. Its clock stands still.
struct DeskWorld {
    DeskWorld()
    {
        if (!store::Station::create(path(), "desk", false))
            qFatal("no station");
        open();
        if (!station->apply(SmallProvince::update({})))
            qFatal("no directory");
        const auto flow = core::asBytes(issuing::defaultWorkflow());
        if (!desk::Desk::setUp(*station, deskKey(), unit(), flow, "An", clock()))
            qFatal("no desk");
        reopen();
    }
    [[nodiscard]] std::filesystem::path path() const
    {
        return std::filesystem::path(folder.path().toStdString()) / "desk";
    }
    void open()
    {
        auto opened = store::Station::open(path(), store::Access::Write);
        if (!opened)
            qFatal("%s", opened.error().detail.c_str());
        station.emplace(std::move(opened).value());
    }
    /// As if the program was started anew.
    void reopen()
    {
        ward.reset();
        station.reset();
        open();
        auto opened = desk::Desk::open(*station, path(), deskKey());
        if (!opened)
            qFatal("%s", opened.error().code.c_str());
        ward.emplace(std::move(opened).value());
    }

    static core::SoftwareKey deskKey() { return sampleKey(7); }
    static core::AuthorityCode unit() { return core::AuthorityCode("P00001"); }
    static core::ClockReading clock(std::chrono::seconds after = {})
    {
        return SmallProvince::clock(SmallProvince::now() + after);
    }
    static issuing::Officer area() { return {"An", issuing::Role::AreaPolice, unit()}; }
    static issuing::Officer clerk() { return {"Bình", issuing::Role::WardClerk, unit()}; }
    static issuing::Officer police() { return {"Chi", issuing::Role::WardPolice, unit()}; }

    static desk::Draft draft(std::uint32_t who = 1)
    {
        desk::Draft draft{SmallProvince::claims(1, core::PassKind::Individual)};
        const std::string digits = std::to_string(1'000'000 + who);
        draft.claims.holder = "Nguyễn Thị Hương " + digits;
        draft.claims.idNumber = "00108" + digits;
        draft.claims.plates = {"29A" + digits};
        draft.household = "Sổ " + digits;
        return draft;
    }
    static desk::Edit content(std::uint32_t lines)
    {
        desk::Edit content{{{"address", "Số 1 Hàng Đào"}, {"contact", "0912345678"}}};
        for (std::uint32_t i = 1; i <= lines; ++i)
            content.lines.emplace_back(0, draft(i));
        return content;
    }
    desk::RequestId begin(std::uint32_t lines)
    {
        const auto id = ward->begin(area(), "individual", content(lines), clock());
        if (!id)
            qFatal("%s", id.error().sentence.en.c_str());
        return *id;
    }
    desk::Act act(const issuing::Officer &officer, desk::RequestId id, std::optional<std::uint64_t> seen = {})
    {
        return {officer, id, seen.value_or(revision(id)), clock()};
    }
    std::uint64_t revision(desk::RequestId id) { return ward->look(id)->row.revision; }
    std::string state(desk::RequestId id) { return ward->look(id)->row.state; }

    /// "ok", or the problem's code.
    template <class T> static std::string codeOf(const desk::Done<T> &done) { return done ? "ok" : done.error().code; }
    std::string step(const issuing::Officer &officer, desk::RequestId id, const char *name, const char *reason = "")
    {
        return codeOf(ward->step(act(officer, id), name, reason));
    }
    std::string approveAll(desk::RequestId id)
    {
        std::vector<desk::Ruling> rulings;
        const auto found = ward->look(id);
        for (const desk::Line &line : found->lines)
            rulings.push_back({line.number, store::WardDecision::Approved, {}});
        return codeOf(ward->decide(act(clerk(), id), rulings));
    }
    /// A request whose lines are approved and wait for the seal.
    desk::RequestId readyToSeal(std::uint32_t lines)
    {
        const desk::RequestId id = begin(lines);
        if (step(area(), id, "vet") != "ok" || approveAll(id) != "ok" || step(clerk(), id, "forward") != "ok")
            qFatal("not ready to be sealed");
        return id;
    }
    desk::SealOrder order(desk::RequestId id, std::size_t batch = 256)
    {
        return {act(police(), id), "seal", {}, {}, batch};
    }
    desk::Done<desk::SealProgress> seal(desk::RequestId id, std::size_t batch = 256)
    {
        core::SoftwareKey key = sampleKey();
        return desk::seal(*ward, order(id, batch), {&key}, [](const auto &) { return true; });
    }
    /// Every serial from 1 on is there once, its pass verifies, and the journal registers it with its tag.
    std::string bookAgainstJournal();

    QTemporaryDir folder;
    std::optional<store::Station> station;
    std::optional<desk::Desk> ward;
};

inline std::string DeskWorld::bookAgainstJournal()
{
    std::map<std::uint32_t, std::uint16_t> registered;
    core::TagKey tagKey{};
    std::uint64_t operation = 0;
    const auto journal = station->journalAfter(0, std::size_t(1) << 30);
    for (const core::Bytes &bytes : *journal) {
        const auto entry = core::journal::decode(bytes);
        if (entry->kind != core::journal::EntryKind::Issue)
            continue;
        const auto issue = std::get<core::journal::Issue>(*core::journal::decodeFact(entry->kind, entry->content));
        tagKey = issue.tagKey;
        if (issue.operation <= operation)
            return "operation numbers go back";
        operation = issue.operation + issue.tags.size() - 1;
        for (std::size_t i = 0; i < issue.tags.size(); ++i)
            if (!registered.emplace(issue.first + i, issue.tags[i]).second)
                return "a serial was registered twice";
    }
    if (!registered.empty() && registered.rbegin()->first != registered.size())
        return "a serial was passed over";
    const auto passes = desk::passesOf(*ward, 0);
    for (const desk::BookedPass &pass : *passes) {
        const auto verified = core::verifySignature(*core::decodePass(pass.text), *station->directory());
        if (!verified || verified->claims().number != pass.row.number)
            return "a pass does not verify";
        const auto found = registered.find(pass.row.number.serial);
        if (found == registered.end() || found->second != core::registrationTag(verified->toBeSigned(), tagKey))
            return "a pass is not registered as it is";
        registered.erase(found);
    }
    return registered.empty() ? "" : "a serial is registered and has no pass";
}

} // namespace th::test
