// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "answer_text.h"
#include "commands.h"
#include "core/claim_sentences.h"
#include "core/directory.h"
#include "core/pass_json.h"
#include "files.h"
#include "open_station.h"
#include "pictures.h"
#include "signing_key.h"

namespace th::tools {

namespace {

constexpr std::size_t maxClaims = 64 * 1024;

struct PassArguments {
    std::string key, passphraseFile, claims, picture, text, station;
};

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

core::Result<core::PassClaims, std::string> readClaims(const Console &console, const std::string &file)
{
    const auto json = readWhole(console, file, maxClaims);
    if (!json)
        return core::Failure{json.error()};
    auto claims = core::claimsFromJson(*json);
    if (!claims)
        return core::Failure{printable(file) + ": " + claims.error().where + ": " +
                             console.say("phải là: ", "expected: ") + claims.error().rule};
    return std::move(claims).value();
}

std::string sentence(const Console &console, const core::MakeError &error)
{
    if (error.fault == core::ClaimFault::NotSigned)
        return console.say("Khóa không ký được.", "The key did not sign.");
    return core::claimSentence(error.rule).in(console.language) + " (" + error.rule + ")";
}

Exit make(Console &console, const PassArguments &arguments)
{
    const auto claims = readClaims(console, arguments.claims);
    if (!claims)
        return failed(console, claims.error());
    const auto key = SigningKey::open(console, arguments.key, arguments.passphraseFile);
    if (!key)
        return failed(console, key.error());
    if (!key->forPasses())
        return failed(console, console.say("Giấy đi đường chỉ được ký bằng khóa Ed25519; khóa này thuộc loại khác.",
                                           "Passes are signed with Ed25519 only; this key is of another kind."));
    const auto text = core::makePass(*claims, *key->forPasses());
    if (!text) {
        const std::string complaint = key->complaint(console);
        return failed(console, complaint.empty() ? sentence(console, text.error()) : complaint);
    }
    const auto symbol = paper::makeSymbol(*text);
    if (!symbol)
        return failed(console, symbol.error());
    if (!arguments.picture.empty())
        if (const auto written = writePicture(console, arguments.picture, *symbol); !written)
            return failed(console, written.error());
    if (console.json)
        console.object({{"text", *text}, {"number", core::toText(claims->number)}, {"version", symbol->version}});
    else
        console.line(*text);
    return Exit::Success;
}

/// Whether the station's directory proves the pass; nothing if there is no station to ask.
std::optional<bool> proven(const store::Station *station, const core::SignedPass &pass)
{
    if (!station || !station->directory())
        return std::nullopt;
    return core::verifySignature(pass, *station->directory()).ok();
}

void showClaims(const Console &console, const Json &claims, std::optional<bool> holds)
{
    const std::string mark = holds == true ? "" : console.say("  [chưa chứng thực]", "  [not verified]");
    if (holds == true)
        console.line(console.say("Chữ ký đúng.", "The signature holds."));
    else if (holds)
        console.line(console.say("Chữ ký KHÔNG đúng, hoặc nơi cấp không có trong danh bạ.",
                                 "The signature does NOT hold, or the directory does not know the issuer."));
    else
        console.line(console.say("CHỮ KÝ CHƯA ĐƯỢC KIỂM: ai cũng có thể viết ra những dòng này.",
                                 "SIGNATURE NOT CHECKED: anybody could have written this."));
    for (const auto &[member, value] : claims.items())
        console.line("  " + member + ": " + (value.is_string() ? printable(value.get<std::string>()) : value.dump()) +
                     mark);
}

Exit showFault(const Console &console, const core::DecodeError &error)
{
    const core::Verdict verdict = core::judge(error);
    const auto words = core::sentence(verdict.reasons.front(), console.language, std::chrono::hours(7));
    if (console.json) {
        Json json{{"pass", nullptr}, {"fault", core::name(error.fault)}, {"rule", error.rule}};
        if (error.foreign)
            json["foreign"] = core::name(*error.foreign);
        console.object(json);
    }
    console.complain(words.what + (error.rule.empty() ? "" : " (" + error.rule + ")"));
    return Exit::Failed;
}

Exit show(Console &console, const PassArguments &arguments)
{
    std::string text = arguments.text;
    if (text == "-") {
        auto read = readWhole(console, text, maxClaims);
        if (!read)
            return failed(console, read.error());
        text = read->substr(0, read->find_first_of("\r\n"));
    }
    std::optional<store::Station> station;
    if (!arguments.station.empty()) {
        station = openStation(console, arguments.station, store::Access::Read);
        if (!station)
            return Exit::Failed;
    }
    const auto pass = core::decodePass(text);
    if (!pass)
        return showFault(console, pass.error());
    const auto holds = proven(station ? &*station : nullptr, *pass);
    const Json claims = claimsJson(pass->claimsUntrusted());
    if (console.json)
        console.object({{"pass", claims}, {"verified", holds == true}});
    else
        showClaims(console, claims, holds);
    return holds == false ? Exit::Failed : Exit::Success;
}

} // namespace

void addPass(CLI::App &app, Work &work)
{
    auto *group = app.add_subcommand("pass", "Make and look at passes")->require_subcommand(1);
    group->fallthrough();
    auto arguments = std::make_shared<PassArguments>();

    auto *making = group->add_subcommand("make", "Sign claims into the text and code of a pass");
    making->add_option("--key", arguments->key, "Key file of the series")->required();
    making->add_option("--passphrase-file", arguments->passphraseFile, "Its first line is the key's passphrase");
    making->add_option("--claims", arguments->claims, "Claims as JSON (docs/formats/pass.md, section 7)")->required();
    making->add_option("--qr", arguments->picture, "Also draw the code: a .png or .svg file")
        ->check([](const std::string &file) {
            return file.ends_with(".png") || file.ends_with(".svg") ? std::string() : "a .png or .svg file is wanted";
        });
    making->callback([=, &work] { work = [=](Console &console) { return make(console, *arguments); }; });

    auto *showing = group->add_subcommand("show", "What a pass says, marking what is not verified");
    showing->add_option("TEXT", arguments->text, "The text of the pass; - reads it from standard input")->required();
    showing->add_option("--station", arguments->station, "Verify with this station's directory");
    showing->callback([=, &work] { work = [=](Console &console) { return show(console, *arguments); }; });
}

} // namespace th::tools
