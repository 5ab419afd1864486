// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "console.h"
#include "core/session_reader.h"
#include "files.h"
#include "passphrase.h"
#include "signing_key.h"

#include <algorithm>

namespace th::tools {

namespace {

constexpr std::size_t maxSignedFile = 64U * 1024 * 1024;
constexpr std::size_t maxKeyFile = 4096;

struct KeyArguments {
    std::string file, passphraseFile, publicKey, signature, module;
    bool withoutPassphrase = false, withKeys = false;
};

Exit failed(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

void showPublic(const Console &console, const core::PublicKey &key)
{
    const std::string id = core::toHex(core::keyId(key));
    const auto sealing = core::journal::auditorKeyOf(key);
    const std::string auditor = sealing ? core::toHex(*sealing) : "";
    if (console.json)
        return console.object({{"public", core::toHex(key)}, {"id", id}, {"x25519", auditor}});
    console.line(console.say("Khóa công khai: ", "Public key: ") + core::toHex(key));
    console.line(console.say("Số hiệu khóa:   ", "Key id:     ") + id);
    console.line(console.say("Khi là khóa của người kiểm tra (x25519): ", "As an auditor's key (x25519): ") + auditor);
}

Exit makeKey(Console &console, const KeyArguments &arguments)
{
    core::SecretText word;
    if (!arguments.withoutPassphrase) {
        auto given = passphrase(console, arguments.passphraseFile, Ask::Twice);
        if (!given)
            return failed(console, given.error());
        word = std::move(*given);
        if (word.empty())
            return failed(console, console.say("Mật khẩu rỗng: nếu thật sự muốn vậy, hãy dùng --no-passphrase.",
                                               "The passphrase is empty: use --no-passphrase if you mean it."));
    }
    const auto key = core::SoftwareKey::generate();
    const auto text = key.wrap(word.view());
    if (!text)
        return failed(console, sentence(console, text.error()));
    if (const auto written = writeFile(console, arguments.file, text->view(), store::Placing::NewPrivate); !written)
        return failed(console, written.error());
    showPublic(console, key.publicKey());
    return Exit::Success;
}

/// As metadata lists it: what `root propose --add` takes.
void showListed(const Console &console, const token::KeyFacts &facts)
{
    const auto key = administration::listedKey(facts);
    if (facts.publicPart.ed25519)
        return showPublic(console, *facts.publicPart.ed25519);
    const std::string scheme = key ? key->scheme : "", type = key ? key->type : "";
    if (console.json)
        return console.object({{"public", facts.publicPart.pem}, {"type", type}, {"scheme", scheme}});
    console.line(console.say("Cách ký: ", "Scheme: ") +
                 (key ? scheme : console.say("thiết bị không ký được", "the token cannot sign")));
    console.line(facts.publicPart.pem.substr(0, facts.publicPart.pem.find_last_not_of('\n') + 1));
}

Exit showTokenKey(Console &console, const KeyArguments &arguments)
{
    auto open = token::Session::open(arguments.file);
    token::Outcome<token::Key> key = open ? open->key() : token::Outcome<token::Key>(core::Failure{open.error()});
    if (!key && key.error().fault == token::Fault::NotLoggedIn) {
        auto session = openToken(console, arguments.file, arguments.passphraseFile);
        if (!session)
            return failed(console, session.error());
        key = session->key();
    }
    if (!key)
        return failed(console, tokenSentence(console, key.error()));
    showListed(console, key->facts());
    return Exit::Success;
}

void showToken(const Console &console, const token::TokenFacts &token, const std::vector<token::KeyFacts> &keys)
{
    Json listed = Json::array();
    for (const token::KeyFacts &key : keys) {
        Json schemes = Json::array();
        if (const auto entry = administration::listedKey(key))
            schemes.push_back(entry->scheme);
        listed.push_back(
            {{"label", key.label}, {"id", core::toHex(key.id)}, {"address", key.address}, {"schemes", schemes}});
    }
    if (console.json)
        return console.object({{"label", token.label},
                               {"serial", token.serial},
                               {"manufacturer", token.manufacturer},
                               {"model", token.model},
                               {"address", token.address},
                               {"keys", listed}});
    console.line(printable(token.label) + "  (" + printable(token.manufacturer) + ", " + printable(token.model) + ", " +
                 printable(token.serial) + ")");
    console.line("  " + printable(token.address));
    for (const Json &key : listed)
        console.line("  " + printable(key["label"].get<std::string>()) + "  " + key["schemes"].dump() + "\n    " +
                     printable(key["address"].get<std::string>()));
}

/// The error is a sentence: the token could not be opened, or its keys not be read.
core::Result<void, std::string> listToken(const Console &console, const token::TokenFacts &token,
                                          const std::string &address, const KeyArguments &arguments)
{
    std::vector<token::KeyFacts> keys;
    if (arguments.withKeys) {
        auto session = openToken(console, address, arguments.passphraseFile);
        if (!session)
            return core::Failure{session.error()};
        auto found = session->keys();
        if (!found)
            return core::Failure{tokenSentence(console, found.error())};
        keys = std::move(found).value();
    }
    showToken(console, token, keys);
    return {};
}

Exit listNamedToken(const Console &console, const KeyArguments &arguments)
{
    const auto session = token::Session::open(arguments.file);
    if (!session)
        return failed(console, tokenSentence(console, session.error()));
    const auto done = listToken(console, session->token(), arguments.file, arguments);
    return done ? Exit::Success : failed(console, done.error());
}

/// All that are plugged in. What is wrong with one keeps nobody from the next.
Exit listTokens(Console &console, const KeyArguments &arguments)
{
    if (!arguments.file.empty())
        return listNamedToken(console, arguments);
    const auto tokens = token::listTokens(arguments.module);
    if (!tokens)
        return failed(console, tokenSentence(console, tokens.error()));
    if (tokens->empty())
        return failed(console, tokenSentence(console, {token::Fault::NoToken, ""}));
    if (arguments.withKeys && !arguments.passphraseFile.empty() && tokens->size() > 1)
        return failed(console,
                      console.say("Mã PIN trong tệp là của một thiết bị, mà đang cắm nhiều thiết bị: thử ở thiết "
                                  "bị khác là mất một lần thử. Hãy nêu địa chỉ của nó: key tokens --keys ĐỊA_CHỈ.",
                                  "The PIN in a file is one token's, and several are plugged in: with the "
                                  "others it would cost a try. Name the one: key tokens --keys ADDRESS."));
    Exit worst = Exit::Success;
    for (const token::TokenFacts &token : *tokens)
        if (const auto done = listToken(console, token, token.address, arguments); !done)
            worst = failed(console, token.label + ": " + done.error());
    return worst;
}

Exit showKey(Console &console, const KeyArguments &arguments)
{
    if (token::isAddress(arguments.file))
        return showTokenKey(console, arguments);
    const auto content = readSecret(console, arguments.file, maxKeyFile);
    if (!content)
        return failed(console, content.error());
    const auto key = core::SoftwareKey::publicKeyNamedIn(content->view());
    if (!key)
        return failed(console, printable(arguments.file) + ": " + console.say("không phải tệp khóa", "not a key file"));
    showPublic(console, *key);
    return Exit::Success;
}

std::string sentence(const Console &console, core::KeyFault fault)
{
    switch (fault) {
    case core::KeyFault::NotOnCurve:
        return console.say("khóa công khai không phải điểm hợp lệ trên đường cong",
                           "the public key is not a canonical point of the curve");
    case core::KeyFault::SmallOrder:
        return console.say("khóa công khai có bậc nhỏ: ai cũng ký được",
                           "the public key has small order: anybody signs");
    case core::KeyFault::MixedOrder:
        return console.say("khóa công khai nằm ngoài nhóm bậc nguyên tố",
                           "the public key lies outside the prime-order group");
    }
    return {};
}

template <std::size_t size> bool takeHex(const std::string &hex, std::array<std::uint8_t, size> &into)
{
    const auto bytes = core::fromHex(hex);
    if (!bytes || bytes->size() != size)
        return false;
    std::ranges::copy(*bytes, into.begin());
    return true;
}

/// Nothing if key and signature are what a pass must have; otherwise why not.
std::optional<std::string> objection(const Console &console, const KeyArguments &arguments, const std::string &message)
{
    core::PublicKey key;
    core::Signature signature;
    if (!takeHex(arguments.publicKey, key))
        return console.say("khóa công khai phải là 32 byte", "a public key is 32 bytes");
    if (!takeHex(arguments.signature, signature))
        return console.say("chữ ký phải là 64 byte", "a signature is 64 bytes");
    if (const auto checked = core::checkPublicKey(key); !checked)
        return sentence(console, checked.error());
    if (!core::verifyEd25519(key, core::asBytes(message), signature))
        return console.say("chữ ký không đúng với tệp này", "the signature does not hold for this file");
    return std::nullopt;
}

Exit verifySignature(Console &console, const KeyArguments &arguments)
{
    const auto message = readWhole(console, arguments.file, maxSignedFile);
    if (!message)
        return failed(console, message.error());
    const auto why = objection(console, arguments, *message);
    if (console.json)
        console.object({{"valid", !why}, {"why", why ? Json(*why) : Json()}});
    else
        console.line(why ? console.say("KHÔNG hợp lệ: ", "NOT valid: ") + *why : console.say("Hợp lệ.", "Valid."));
    return why ? Exit::Failed : Exit::Success;
}

std::string isHex(const std::string &text)
{
    return core::fromHex(text) ? std::string() : "hexadecimal digits, two a byte, are wanted: " + text;
}

void addNew(CLI::App &group, const std::shared_ptr<KeyArguments> &arguments, Work &work)
{
    auto *command = group.add_subcommand("new", "Make a key in a new file that only you may read");
    command->add_option("--out,FILE", arguments->file, "The file to make; never an existing one")->required();
    auto *fromFile = command->add_option("--passphrase-file", arguments->passphraseFile,
                                         "Its first line is the passphrase (else TH_PASSPHRASE, else the terminal)");
    command->add_flag("--no-passphrase", arguments->withoutPassphrase, "Leave the key unprotected")->excludes(fromFile);
    command->callback([=, &work] { work = [=](Console &console) { return makeKey(console, *arguments); }; });
}

void addTokens(CLI::App &group, const std::shared_ptr<KeyArguments> &arguments, Work &work)
{
    auto *command = group.add_subcommand("tokens", "The PKCS#11 tokens that are plugged in");
    command->add_option("--module", arguments->module, "The vendor's library; default: those registered with p11-kit");
    command->add_flag("--keys", arguments->withKeys, "Also their keys; asks for each token's PIN");
    command->add_option("ADDRESS", arguments->file, "Only this one: a pkcs11: address")
        ->check([](const std::string &text) {
            return token::isAddress(text) ? std::string() : "a pkcs11: address is wanted";
        });
    command->add_option("--passphrase-file", arguments->passphraseFile,
                        "Its first line is the PIN of the one token that is plugged in or named");
    command->callback([=, &work] { work = [=](Console &console) { return listTokens(console, *arguments); }; });
}

} // namespace

void addKey(CLI::App &app, Work &work)
{
    auto *group = app.add_subcommand("key", "Signing keys")->require_subcommand(1);
    group->fallthrough();
    auto arguments = std::make_shared<KeyArguments>();
    addNew(*group, arguments, work);

    auto *showing = group->add_subcommand("show", "The public key of a key file, or of a key on a token");
    showing->add_option("FILE", arguments->file, "The key file, or pkcs11: address")->required();
    showing->add_option("--passphrase-file", arguments->passphraseFile, "Its first line is the token's PIN");
    showing->callback([=, &work] { work = [=](Console &console) { return showKey(console, *arguments); }; });

    addTokens(*group, arguments, work);

    auto *verifying = group->add_subcommand("verify", "Whether a signature is what a pass must have: key and all");
    verifying->add_option("--public", arguments->publicKey, "Public key, 64 hexadecimal digits")
        ->required()
        ->check(isHex);
    verifying->add_option("--signature", arguments->signature, "Signature, 128 hexadecimal digits")
        ->required()
        ->check(isHex);
    verifying->add_option("FILE", arguments->file, "What was signed; - is standard input")->required();
    verifying->callback([=, &work] { work = [=](Console &console) { return verifySignature(console, *arguments); }; });
}

} // namespace th::tools
