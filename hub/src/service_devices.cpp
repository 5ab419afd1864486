// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service.h"

#include <algorithm>
#include <cstdio>

namespace th::hub {

namespace {

constexpr std::size_t maxNameBytes = 80;
constexpr double signaturesForOneRequest = 64; ///< that cost about what a small upload does
constexpr Milliseconds logEvery = 60'000;      ///< of each fault

bool isGoodName(const std::string &name)
{
    return !name.empty() && name.size() <= maxNameBytes && core::isValidUtf8(name) &&
           std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string text(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json standing(const UploadAnswer &answer)
{
    return {{"have", answer.have}, {"head", core::toHex(answer.head)}, {"receipt", core::toHex(answer.receipt)}};
}

Answer enrolmentAnswer(EnrolOutcome outcome)
{
    switch (outcome) {
    case EnrolOutcome::Asked:
    case EnrolOutcome::Known:
        return jsonAnswer(202, {{"state", "pending"}});
    case EnrolOutcome::UnknownToken:
        return problemAnswer("token_unknown");
    case EnrolOutcome::UsedToken:
        return problemAnswer("token_used");
    case EnrolOutcome::ExpiredToken:
        return problemAnswer("token_expired");
    }
    return problemAnswer("token_unknown");
}

} // namespace

Answer Service::storageProblem(const StorageError &error, bool storing)
{
    const bool passes = error.fault == StorageFault::Unavailable || error.fault == StorageFault::Contended;
    m_storeFailed = m_storeFailed || (storing && !passes);
    metrics.storageWorks = metrics.storageWorks && error.fault == StorageFault::Contended;
    metrics.storageFailed(name(error.fault));
    const Milliseconds now = m_clock();
    if (const auto [last, first] = m_logged.try_emplace(error.fault, now); first || now - last->second >= logEvery) {
        last->second = now;
        std::fprintf(stderr, "thonghanh-hub: database: %s: %s\n", name(error.fault), error.detail.c_str());
    }
    return problemAnswer("storage");
}

void Service::stored()
{
    m_storeFailed = false;
    metrics.storageWorks = true;
}

void Service::enrol(const core::PublicKey &key, const core::Bytes &body, Then then)
{
    const Json request = Json::parse(body.begin(), body.end(), nullptr, false);
    const std::string token = request.is_object() ? text(request, "token") : "";
    const std::string deviceName = request.is_object() ? text(request, "name") : "";
    if (token.empty() || !isGoodName(deviceName))
        return then(problemAnswer("enrolment"));
    if (!core::checkPublicKey(key))
        return then(problemAnswer("key"));
    m_workers.withStorage(
        [this, key, deviceName, then, hash = core::blake2b256(core::asBytes(token))](Storage &storage) {
            const auto outcome = storage.enrol(hash, key, deviceName, m_clock());
            m_home([this, key, outcome, then] {
                m_known.erase(key);
                if (!outcome)
                    return then(storageProblem(outcome.error(), true));
                if (*outcome == EnrolOutcome::Asked)
                    stored();
                if (*outcome == EnrolOutcome::Known)
                    return device(key, then);
                then(enrolmentAnswer(*outcome));
            });
        });
}

void Service::device(const core::PublicKey &key, Then then)
{
    m_workers.withStorage([this, key, then](Storage &storage) {
        (void)storage.contacted(key, m_clock()); // not worth an answer's failure
        m_home([this, then, found = storage.findDevice(key)] {
            if (!found)
                return then(storageProblem(found.error()));
            if (!*found)
                return then(problemAnswer("unknown_device"));
            const Device &device = **found;
            then(jsonAnswer(200, {{"state", name(device.state)},
                                  {"name", device.name},
                                  {"have", device.seq},
                                  {"head", core::toHex(device.head)},
                                  {"receipt", core::toHex(device.receipt)}}));
        });
    });
}

void Service::journal(const core::PublicKey &key, core::Bytes body, Then then)
{
    m_workers.upload(std::move(body), key, [this, key, then](const UploadDone &done) {
        m_home([this, key, then, done] {
            m_devices.charge(std::string(core::asText(key)),
                             static_cast<double>(done.signatures) / signaturesForOneRequest, m_clock());
            then(uploadAnswer(done));
        });
    });
}

Answer Service::uploadAnswer(const UploadDone &done)
{
    if (!done.answer) {
        metrics.uploaded("failed", 0, done.batch);
        return storageProblem(done.answer.error(), true);
    }
    const UploadAnswer &answer = *done.answer;
    const char *code = name(answer.outcome);
    metrics.uploaded(code, answer.added, done.batch);
    if (answer.added > 0)
        stored();
    for (const std::string &alarm : answer.alarms)
        metrics.alarmed(alarm);
    if (answer.outcome == UploadOutcome::Stored)
        return jsonAnswer(200, standing(answer));
    Json more = answer.outcome == UploadOutcome::Gap || answer.outcome == UploadOutcome::Fork ? standing(answer)
                                                                                              : Json::object();
    if (answer.seq > 0)
        more["seq"] = answer.seq;
    if (!answer.rule.empty())
        more["rule"] = answer.rule;
    return problemAnswer(code, more);
}

} // namespace th::hub
