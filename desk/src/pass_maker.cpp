// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pass_maker.h"

#include "core/claim_sentences.h"

#include <algorithm>
#include <array>

namespace th::desk {

namespace {

constexpr std::array members{&PassContent::text,         &PassContent::holder,     &PassContent::idNumber,
                             &PassContent::organisation, &PassContent::plates,     &PassContent::category,
                             &PassContent::kind,         &PassContent::validUntil, &PassContent::household,
                             &PassContent::paperNumber};

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : " ") + text;
    return all;
}

PassContent contentOf(const Draft &draft, const core::PassClaims &claims, const std::string &text)
{
    return {text,
            claims.holder,
            claims.idNumber,
            claims.organisation,
            joined(claims.plates),
            claims.category.text,
            core::name(claims.kind),
            core::formatRfc3339(claims.validUntil),
            draft.household,
            draft.paperNumber};
}

} // namespace

std::string encode(const PassContent &content)
{
    std::string text;
    for (const auto member : members) {
        std::string value = content.*member;
        std::ranges::replace(value, '\n', ' ');
        text += value + '\n';
    }
    return text;
}

std::optional<PassContent> decodePassContent(std::string_view text)
{
    PassContent content;
    for (const auto member : members) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return std::nullopt;
        content.*member = text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    return text.empty() ? std::optional(std::move(content)) : std::nullopt;
}

PassContent contentOf(const DeskInside &inside, const store::WardPass &row)
{
    const auto plain = inside.vault().open(row.box, passPlace(row.number));
    auto content = plain ? decodePassContent(core::asText(*plain)) : std::nullopt;
    if (!content)
        stop("box", "Dữ liệu của giấy " + core::toText(row.number) + " bị hỏng. Hãy báo người quản trị.",
             "The data of pass " + core::toText(row.number) + " is damaged. Tell the administrator.");
    return std::move(*content);
}

PassMaker::PassMaker(DeskInside &inside, const SealKey &key, const core::SeriesCode &series, core::Instant now)
    : m_inside(inside), m_sealKey(key), m_now(now)
{
    demandKey(now);
    chooseSeries(series);
    const auto known = valueOf(inside.book().series(m_series.code));
    if (known) {
        m_series = *known;
    } else {
        const core::Bytes secret = inside.vault().digest("tag", core::asBytes(m_series.code.text));
        std::copy_n(secret.begin(), m_series.tagKey.size(), m_series.tagKey.begin());
    }
    m_serialSeen = m_series.lastSerial;
    demandOwnSerials();
    m_issue.series = m_series.code;
    m_issue.tagKey = m_series.tagKey;
}

void PassMaker::demandKey(core::Instant now)
{
    const core::AuthorityKey *key = m_inside.directory().findKey(core::keyId(m_sealKey.signer->publicKey()));
    if (!key || key->authority != m_inside.unit())
        stop("wrong_key",
             "Khoá này không phải khoá đóng dấu của đơn vị " + m_inside.unit().text +
                 " theo danh bạ. Hãy dùng đúng khoá.",
             "By the directory this key is not one that seals for unit " + m_inside.unit().text +
                 ". Use the right key.");
    if (now < key->validFrom || now > key->validUntil || (key->compromisedSince && now >= *key->compromisedSince))
        stop("key_not_valid",
             "Khoá này không còn hoặc chưa có hiệu lực theo danh bạ: giấy đóng dấu sẽ bị từ chối ở chốt.",
             "By the directory this key is not valid now: its passes would be refused at the checkpoints.");
    m_key = key;
}

void PassMaker::chooseSeries(const core::SeriesCode &wanted)
{
    std::vector<core::SeriesCode> own;
    for (const core::Series &series : m_inside.directory().series())
        if (series.key == m_key->id && (wanted.empty() || series.code == wanted))
            own.push_back(series.code);
    if (own.empty())
        stop("no_series", "Danh bạ không có dãy số nào như vậy cho khoá này.",
             "The directory has no such series for this key.");
    if (own.size() > 1)
        stop("which_series", "Khoá này có nhiều dãy số: hãy chọn một.", "This key has several series: choose one.");
    m_series.code = own.front();
}

/// What is published is ours: if it goes beyond our book, the database was put back, or another desk writes the series.
void PassMaker::demandOwnSerials()
{
    const auto evidence = m_inside.station().statusOf(core::PassNumber{m_series.code, m_series.lastSerial + 1});
    const auto *status = std::get_if<core::SeriesStatus>(&evidence);
    if (!status)
        return;
    if (status->registration != core::Registration::NotYetKnown)
        stop("serials_taken",
             "Dữ liệu công bố đã có số " + core::toText({m_series.code, m_series.lastSerial + 1}) +
                 " mà sổ của bàn này chưa có: cơ sở dữ liệu bị khôi phục bản cũ, hoặc máy khác dùng cùng dãy số. "
                 "Không đóng dấu; hãy báo người quản trị.",
             "Number " + core::toText({m_series.code, m_series.lastSerial + 1}) +
                 " is published but not in this desk's book: an old database was put back, or another desk uses "
                 "the series. Nothing is sealed; tell the administrator.");
    m_series.operation = std::max(m_series.operation, status->operation);
}

bool PassMaker::make(const Draft &draft, core::Sealing way, const store::WardPlace &place, std::uint32_t turn)
{
    core::PassClaims claims = claimsOf(draft, m_inside.unit(), m_now);
    claims.number = {m_series.code, m_series.lastSerial + 1};
    claims.operation = m_series.operation + 1;
    claims.sealing = draft.paperNumber.empty() ? way : core::Sealing::EnteredAfterwards;
    auto text = core::makePass(claims, *m_sealKey.signer);
    if (!text && text.error().fault == core::ClaimFault::Invalid) {
        const core::LocalName sentence = core::claimSentence(text.error().rule);
        stop("line." + text.error().rule, "Dòng " + std::to_string(place.line) + ": " + sentence.vi,
             "Line " + std::to_string(place.line) + ": " + sentence.en);
    }
    if (!text) {
        auto complaint = m_sealKey.complaint ? m_sealKey.complaint() : std::nullopt;
        m_problem = {"not_signed", complaint.value_or(core::LocalName{"Khoá không ký được, hoặc ký sai.",
                                                                      "The key did not sign, or signed wrongly."})};
        return false;
    }
    const auto decoded = core::decodePass(*text); // our own
    if (m_issue.tags.empty()) {
        m_issue.first = claims.number.serial;
        m_issue.operation = claims.operation;
    }
    m_issue.tags.push_back(core::registrationTag(decoded->toBeSigned(), m_series.tagKey));
    m_passes.push_back(
        {claims.number,
         place.request,
         place.line,
         turn,
         claims.issuedAt,
         claims.sealing,
         {},
         m_inside.vault().seal(core::asBytes(encode(contentOf(draft, claims, *text))), passPlace(claims.number))});
    ++m_series.lastSerial;
    ++m_series.operation;
    return true;
}

void PassMaker::put(store::WardWrite &write)
{
    write.series.push_back({m_series, m_serialSeen});
    m_serialSeen = m_series.lastSerial;
    if (!m_issue.tags.empty())
        write.facts.emplace_back(m_issue);
    m_issue.tags.clear();
    write.passes = std::move(m_passes);
    m_passes.clear();
}

} // namespace th::desk
