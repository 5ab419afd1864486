// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_facts.h"

#include "core/mail_address.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace th::desk {

namespace {

using Json = nlohmann::ordered_json;
using issuing::Effect;

constexpr std::size_t mostRefused = 200;

/// A mail has no number before it is written: its box is bound to its token, which is drawn for it alone.
std::string placeOf(const store::WardMail &mail, const char *what)
{
    return what + mail.messageId.substr(0, mail.messageId.find('@'));
}

core::Bytes sealed(const Vault &vault, const Json &json, const std::string &place)
{
    return vault.seal(core::asBytes(json.dump(-1, ' ', false, Json::error_handler_t::replace)), place);
}

Json opened(const Vault &vault, const core::Bytes &box, const std::string &place)
{
    const auto plain = vault.open(box, place);
    Json json = plain ? Json::parse(plain->begin(), plain->end(), nullptr, false) : Json();
    if (!json.is_object())
        stop("box", "Dữ liệu mã hoá bị hỏng hoặc thuộc khoá khác (" + place + "). Hãy báo người quản trị.",
             "Encrypted data is damaged or belongs to another key (" + place + "). Tell the administrator.");
    return json;
}

std::string fieldOf(const Fields &fields, const char *name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

/// Empty: the applicant has none.
std::string addressOf(const Fields &fields)
{
    for (const char *name : {"email", "contact"})
        if (const std::string address = fieldOf(fields, name); core::isMailAddress(address))
            return address;
    return {};
}

const char *kindOf(Effect effect)
{
    switch (effect) {
    case Effect::MailReceived:
        return "received";
    case Effect::MailReviewed:
        return "reviewed";
    case Effect::MailRefused:
        return "refused";
    case Effect::MailSentBack:
        return "sent_back";
    case Effect::MailPasses:
        return "passes";
    case Effect::Seal:
    case Effect::SealByHand:
    case Effect::PrintForHand:
    case Effect::Print:
        return nullptr;
    }
    return nullptr;
}

void queue(const Vault &vault, store::WardWrite &write, RequestId request, const char *kind, const MailFacts &facts)
{
    store::WardMail mail;
    mail.request = request;
    mail.kind = kind;
    mail.queued = mail.due = mail.changed = write.clock.wall;
    // Nobody can guess it, and no two are alike: a box's nonce is random.
    const core::Bytes token = vault.digest("mail", vault.seal(core::asBytes(kind), "mail"));
    mail.messageId = core::toHex(token).substr(0, 32);
    mail.box = sealFacts(vault, mail, facts);
    write.mails.push_back(std::move(mail));
}

/// In as many mails as are needed.
void queuePasses(const Vault &vault, store::WardWrite &write, RequestId request, const char *kind, MailFacts facts,
                 const std::vector<core::PassNumber> &passes)
{
    facts.parts = static_cast<std::uint32_t>((passes.size() + passesOfMail - 1) / passesOfMail);
    for (facts.part = 1; facts.part <= facts.parts; ++facts.part) {
        const std::size_t first = (facts.part - 1) * passesOfMail;
        facts.passes.clear();
        for (std::size_t i = first; i < std::min(first + passesOfMail, passes.size()); ++i)
            facts.passes.push_back(core::toText(passes[i]));
        queue(vault, write, request, kind, facts);
    }
}

void addRefused(DeskInside &inside, RequestId request, MailFacts &facts)
{
    for (const store::WardLine &line : valueOf(inside.book().lines(request))) {
        ++facts.lines;
        facts.approved += line.decision == store::WardDecision::Approved;
        if (line.decision != store::WardDecision::Refused || ++facts.refusedInAll > mostRefused)
            continue;
        const auto reason = inside.vault().open(line.reason, linePlace(request, line.number) + "/reason");
        facts.refused.push_back({line.number, inside.draftOf(line).claims.holder,
                                 reason ? std::string(core::asText(*reason)) : std::string()});
    }
}

} // namespace

core::Bytes sealFacts(const Vault &vault, const store::WardMail &mail, const MailFacts &facts)
{
    if (!core::isMailAddress(facts.to))
        stop("field.email", "\"" + facts.to + "\" không phải một địa chỉ thư điện tử như ten@donvi.vn.",
             "\"" + facts.to + "\" is no e-mail address like name@unit.vn.");
    Json refused = Json::array();
    for (const MailFacts::Line &line : facts.refused)
        refused.push_back({line.number, line.holder, line.reason});
    return sealed(vault,
                  {{"to", facts.to},
                   {"name", facts.name},
                   {"reason", facts.reason},
                   {"refused", refused},
                   {"counts", {facts.lines, facts.approved, facts.refusedInAll}},
                   {"passes", facts.passes},
                   {"part", {facts.part, facts.parts}}},
                  placeOf(mail, "mail/"));
}

MailFacts openFacts(const Vault &vault, const store::WardMail &mail)
{
    const std::string place = placeOf(mail, "mail/");
    const Json json = opened(vault, mail.box, place);
    MailFacts facts; // what the box holds, sealFacts wrote
    facts.to = json.value("to", "");
    facts.name = json.value("name", "");
    facts.reason = json.value("reason", "");
    for (const Json &line : json.value("refused", Json::array()))
        facts.refused.push_back(
            {line.at(0).get<std::uint32_t>(), line.at(1).get<std::string>(), line.at(2).get<std::string>()});
    const auto counts = json.value("counts", std::vector<std::uint64_t>{0, 0, 0});
    facts.lines = counts.at(0);
    facts.approved = counts.at(1);
    facts.refusedInAll = counts.at(2);
    facts.passes = json.value("passes", std::vector<std::string>());
    const auto part = json.value("part", std::vector<std::uint32_t>{1, 1});
    facts.part = part.at(0);
    facts.parts = part.at(1);
    return facts;
}

core::Bytes sealFault(const Vault &vault, const store::WardMail &mail, const core::LocalName &fault)
{
    return sealed(vault, {{"vi", fault.vi}, {"en", fault.en}}, placeOf(mail, "mail/fault/"));
}

core::LocalName openFault(const Vault &vault, const store::WardMail &mail)
{
    const Json json = opened(vault, mail.fault, placeOf(mail, "mail/fault/"));
    return {json.value("vi", ""), json.value("en", "")};
}

void DeskInside::queueMails(store::WardWrite &write, const Loaded &loaded, const issuing::Step &step,
                            const std::string &reason)
{
    const RequestId request = loaded.row.id;
    MailFacts facts;
    facts.to = addressOf(loaded.fields);
    if (facts.to.empty())
        return;
    facts.name = fieldOf(loaded.fields, "organisation");
    facts.reason = reason;
    for (const Effect effect : step.then) {
        const char *kind = kindOf(effect);
        if (!kind)
            continue;
        if (effect == Effect::MailPasses) {
            std::vector<core::PassNumber> passes;
            const auto read = m_book.eachPass(request, [&](const store::WardPass &pass) {
                passes.push_back(pass.number);
                return true;
            });
            put(read);
            for (const store::WardPass &pass : write.passes)
                passes.push_back(pass.number);
            queuePasses(vault(), write, request, kind, facts, passes);
            continue;
        }
        MailFacts said = facts;
        addRefused(*this, request, said);
        queue(vault(), write, request, kind, said);
    }
}

void DeskInside::queueRevoked(store::WardWrite &write, RequestId request, const std::vector<core::PassNumber> &passes,
                              const std::string &reason)
{
    const auto row = valueOf(m_book.request(request));
    if (!row)
        return;
    const Fields fields = openFields(*row);
    MailFacts facts;
    facts.to = addressOf(fields);
    facts.name = fieldOf(fields, "organisation");
    facts.reason = reason;
    if (!facts.to.empty())
        queuePasses(vault(), write, request, "revoked", facts, passes);
}

} // namespace th::desk
