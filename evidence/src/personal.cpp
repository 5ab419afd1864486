// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/personal.h"

#include "core/pass.h"
#include "database.h"
#include "sealed_walk.h"

#include <algorithm>

namespace th::evidence {

namespace {

constexpr std::size_t fewestSigns = 4;

/// Letters and digits of ASCII in capitals: what differs between two ways to write a plate is left out.
std::string signsOf(const std::string &text)
{
    std::string signs;
    for (const char c : text)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
            signs += c;
        else if (c >= 'a' && c <= 'z')
            signs += static_cast<char>(c - 'a' + 'A');
    return signs;
}

std::string searched(const std::string &text, const char *which)
{
    std::string signs = signsOf(text);
    if (!text.empty() && signs.size() < fewestSigns)
        throw Thrown({Fault::TooShort, which});
    return signs;
}

/// What is searched for, as signs.
struct Wanted {
    std::string plate, idCard;
    [[nodiscard]] bool anything() const { return !plate.empty() || !idCard.empty(); }
};

/// In what was read at the gate, or in what the pass says of its holder and vehicles, whether or not it is genuine.
bool concerns(const Opened &opened, const Wanted &wanted)
{
    if (!wanted.anything())
        return true;
    const auto holds = [](const std::string &text, const std::string &signs) {
        return signsOf(text).find(signs) != std::string::npos;
    };
    const auto pass = core::decodePass(opened.passText);
    const auto *claims = pass ? &pass->claimsUntrusted() : nullptr;
    const bool plate =
        holds(opened.plate, wanted.plate) ||
        (claims && std::ranges::any_of(claims->plates, [&](const auto &one) { return holds(one, wanted.plate); }));
    return plate && (holds(opened.idCard, wanted.idCard) || (claims && holds(claims->idNumber, wanted.idCard)));
}

/// What is searched for stays out of it: the journal of who looked is read by more people than may look.
void note(Archive &archive, const OpenOrder &order)
{
    std::string about = order.plate.empty() ? "" : " plate";
    about += order.idCard.empty() ? "" : " id_card";
    if (order.only)
        about += " entry " + std::to_string(order.only->device) + "/" + std::to_string(order.only->branch) + "/" +
                 std::to_string(order.only->seq);
    noteOpening(archive, order, order.plate.empty() && order.idCard.empty() ? "open" : "person", about);
}

OpenedCount open(Archive &archive, const OpenOrder &order, const core::SoftwareKey &auditor,
                 const std::function<void(const Opened &)> &show)
{
    const Wanted wanted{searched(order.plate, "plate"), searched(order.idCard, "id_card")};
    note(archive, order);
    OpenedCount count;
    const auto take = [&](const Opened &opened) {
        if (!concerns(opened, wanted))
            return true;
        count.more = count.shown == order.most;
        if (!count.more) {
            show(opened);
            ++count.shown;
        }
        return !count.more;
    };
    const auto isAskedFor = [&](const Row &row) { return row.sealed && (!order.only || row.place == *order.only); };
    const WalkCount walked = walkSealed(archive, {order.filter, isAskedFor, order.progress}, auditor, take);
    count.closed = walked.closed;
    count.letGo = walked.letGo;
    return count;
}

} // namespace

std::string scannedText(const std::string &bytes)
{
    return core::isValidUtf8(bytes) ? bytes : core::toHex(core::asBytes(bytes));
}

Outcome<OpenedCount> openPersonal(Archive &archive, const OpenOrder &order, const core::SoftwareKey &auditor,
                                  const std::function<void(const Opened &)> &show)
{
    return guard([&] { return open(archive, order, auditor, show); });
}

} // namespace th::evidence
