// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"
#include "moments.h"
#include "open_station.h"
#include "passphrase.h"
#include "ward_desk.h"

#include <filesystem>

namespace th::tools {

namespace {

constexpr std::size_t maxWorkflow = 1u << 20;

struct SealArguments : WardArguments {
    std::string unit, workflow, key, keySecret, series, step = "seal", reason;
    std::size_t batch = 256;
    bool withoutPassphrase = false, textsOnly = false, revokedToo = false;
};
using Arguments = SealArguments;

/// The desk key: the one that is there, or at first a new one. Never written over.
core::Result<core::SoftwareKey, std::string> deskKey(const Console &console, const Arguments &arguments, bool isSetUp)
{
    const std::string file = arguments.deskKey.empty() ? arguments.folder + "/ward.key" : arguments.deskKey;
    std::error_code error;
    if (std::filesystem::exists(file, error))
        return openKey(console, file, arguments.passphraseFile);
    if (isSetUp) // a new key would lie there as if it opened what is encrypted
        return core::Failure{printable(file) +
                             console.say(": không có tệp khoá. Bàn này đã được lập: hãy đặt lại bản sao khoá bàn cất "
                                         "trong két vào đó. Không tạo khoá mới.",
                                         ": the key file is not there. This desk is set up already: put the copy of "
                                         "the desk's key back from the safe. No new key was made.")};
    core::SecretText word;
    if (!arguments.withoutPassphrase) {
        auto given = passphrase(console, arguments.passphraseFile, Ask::Twice);
        if (!given)
            return core::Failure{given.error()};
        word = std::move(*given);
        if (word.empty())
            return core::Failure{console.say("Mật khẩu rỗng: nếu thật sự muốn vậy, hãy dùng --no-passphrase.",
                                             "The passphrase is empty: use --no-passphrase if you mean it.")};
    }
    auto key = core::SoftwareKey::generate();
    const auto text = key.wrap(word.view());
    if (!text)
        return core::Failure{sentence(console, text.error())};
    if (auto written = writeFile(console, file, text->view(), store::Placing::NewPrivate); !written)
        return core::Failure{written.error()};
    return key;
}

Exit init(Console &console, const Arguments &arguments)
{
    std::string flow(issuing::defaultWorkflow());
    if (!arguments.workflow.empty()) {
        auto read = readWhole(console, arguments.workflow, maxWorkflow);
        if (!read)
            return failedWith(console, read.error());
        flow = std::move(read).value();
    }
    auto station = openStation(console, arguments.folder, store::Access::Write);
    if (!station)
        return Exit::Failed;
    const core::AuthorityCode unit(arguments.unit);
    const auto isSetUp = desk::Desk::checkSetUp(*station, unit, core::asBytes(flow));
    if (!isSetUp)
        return failed(console, isSetUp.error());
    const auto key = deskKey(console, arguments, *isSetUp);
    if (!key)
        return failedWith(console, key.error());
    const auto done =
        desk::Desk::setUp(*station, *key, unit, core::asBytes(flow), arguments.officer, arguments.clock());
    if (!done)
        return failed(console, done.error());
    if (console.json)
        console.object({{"unit", arguments.unit}, {"device", station->identity().deviceId}});
    else
        console.line(console.say("Bàn cấp giấy của đơn vị ", "Desk of unit ") + arguments.unit +
                     console.say(" đã sẵn sàng. Hãy cất một bản sao của khoá bàn vào két.",
                                 " is ready. Keep a copy of the desk key in the safe."));
    return Exit::Success;
}

Json progressJson(const Console &console, const desk::SealProgress &progress)
{
    Json json{{"made", progress.made}, {"remaining", progress.remaining}, {"finished", progress.finished}};
    if (progress.stopped) {
        json["problem"] = progress.stopped->code;
        json["sentence"] = progress.stopped->sentence.in(console.language);
    }
    return json;
}

Exit tell(Console &console, const desk::SealProgress &progress)
{
    if (console.json)
        console.object(progressJson(console, progress));
    else
        console.line(console.say("Đã đóng dấu ", "Sealed ") + std::to_string(progress.made) +
                     console.say(", còn lại ", ", remaining ") + std::to_string(progress.remaining));
    if (progress.finished)
        return Exit::Success;
    if (progress.stopped)
        console.complain(printable(progress.stopped->sentence.in(console.language)));
    console.complain(console.say("Chưa xong. Giấy đã đóng dấu vẫn có giá trị; chạy lại lệnh này để đóng dấu tiếp.",
                                 "Not finished. What was sealed stands; run the same again to go on."));
    return Exit::Later;
}

Exit seal(Console &console, const Arguments &arguments)
{
    const auto key = SigningKey::open(console, arguments.key, arguments.keySecret);
    if (!key)
        return failedWith(console, key.error());
    if (!key->forPasses())
        return failedWith(console, console.say("Giấy đi đường chỉ được ký bằng khóa Ed25519; khóa này thuộc loại khác.",
                                               "Passes are signed with Ed25519 only; this key is of another kind."));
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    const desk::SealOrder order{open->act(arguments), arguments.step, arguments.reason,
                                core::SeriesCode(arguments.series), arguments.batch};
    const auto sealed = desk::seal(**open, order, sealKeyOf(console, *key, arguments.key),
                                   [](const desk::SealProgress &) { return true; });
    return sealed ? tell(console, *sealed) : failed(console, sealed.error());
}

Exit giveUp(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    const auto done = desk::giveUp(**open, open->act(arguments), arguments.step, arguments.reason);
    if (!done)
        return failed(console, done.error());
    if (console.json)
        console.object({{"request", arguments.request}});
    else
        console.line(console.say("Đã ngừng đóng dấu hồ sơ ", "Given up sealing request ") +
                     std::to_string(arguments.request));
    return Exit::Success;
}

Exit passes(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Read);
    if (!open)
        return Exit::Failed;
    const auto made = desk::passesOf(**open, arguments.request);
    if (!made)
        return failed(console, made.error());
    std::size_t leftOut = 0;
    for (const desk::BookedPass &pass : *made) {
        const std::string number = core::toText(pass.row.number);
        if (arguments.textsOnly && pass.row.revoked && !arguments.revokedToo)
            ++leftOut;
        else if (arguments.textsOnly)
            console.line(pass.text);
        else if (console.json)
            console.object({{"number", number},
                            {"line", pass.row.line},
                            {"sealing", core::name(pass.row.sealing)},
                            {"revoked", pass.row.revoked ? Json(core::name(*pass.row.revoked)) : Json()},
                            {"text", pass.text}});
        else
            console.line(number + "  " + pass.text +
                         (pass.row.revoked ? std::string("  ") + core::name(*pass.row.revoked) : ""));
    }
    if (leftOut > 0)
        console.complain(console.say("Không liệt kê giấy đã thu hồi (muốn có: --revoked): ",
                                     "Revoked passes are left out (--revoked lists them): ") +
                         std::to_string(leftOut));
    return Exit::Success;
}

} // namespace

void addWardSealing(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<Arguments>();
    const auto add = [&](const char *name, const char *help, Acts acts, Exit (*what)(Console &, const Arguments &)) {
        auto *command = group.add_subcommand(name, help);
        addWardOptions(*command, *arguments, acts);
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        return command;
    };
    auto *making = add("init", "Make a station a ward's desk, or give it another workflow", Acts::Yes, init);
    making->add_option("--unit", arguments->unit, "Code of the unit in the directory")->required();
    making->add_option("--workflow", arguments->workflow, "A workflow; default: the one that comes along");
    making->add_flag("--no-passphrase", arguments->withoutPassphrase, "A new desk key is not protected");
    auto *sealing = add("seal", "Make the passes of a request; run again to go on", Acts::OnRequest, seal);
    addSealKeyOptions(*sealing, arguments->key, arguments->keySecret);
    sealing->add_option("--step", arguments->step, "The step that seals: seal, release …");
    sealing->add_option("--series", arguments->series, "Where the key has several");
    sealing->add_option("--reason", arguments->reason, "Why");
    sealing->add_option("--batch", arguments->batch, "Passes that become durable together")
        ->check(CLI::Range(1, 10000));
    auto *givingUp =
        add("give-up", "End a sealing that cannot be finished: the rest is refused", Acts::OnRequest, giveUp);
    givingUp->add_option("--step", arguments->step, "The step that seals");
    givingUp->add_option("--reason", arguments->reason, "Why")->required();
    auto *listing = add("passes", "The passes of a request", Acts::Looks, passes);
    listing->add_option("REQUEST", arguments->request, "Number of the request")->required();
    listing->add_flag("--texts", arguments->textsOnly, "Their texts alone, one a line; revoked ones are left out");
    listing->add_flag("--revoked", arguments->revokedToo, "With --texts: the revoked ones too");
}

} // namespace th::tools
