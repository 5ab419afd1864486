// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "passphrase.h"

#include "console.h"
#include "files.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <termios.h>
#include <unistd.h>

namespace th::tools {

namespace {

constexpr std::size_t maxKeyFile = 4096;

core::SecretText firstLine(std::string_view text)
{
    return core::SecretText(text.substr(0, text.find_first_of("\r\n")));
}

enum class Echo { Shown, Hidden };

/// The terminal, whatever the standard streams are; its echo comes back when this goes.
class Terminal {
public:
    explicit Terminal(Echo echo) : m_echo(echo), m_stream(std::fopen("/dev/tty", "r+e"))
    {
        if (!m_stream || ::tcgetattr(::fileno(m_stream.get()), &m_before) != 0) {
            m_stream.reset();
            return;
        }
        std::setvbuf(m_stream.get(), nullptr, _IONBF, 0); // or what is typed stays in the stream's buffer
        termios silent = m_before;
        if (echo == Echo::Hidden)
            silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(::fileno(m_stream.get()), TCSAFLUSH, &silent);
    }
    ~Terminal()
    {
        if (m_stream)
            ::tcsetattr(::fileno(m_stream.get()), TCSAFLUSH, &m_before);
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    [[nodiscard]] bool there() const { return m_stream != nullptr; }

    core::SecretText ask(const std::string &question)
    {
        std::fputs(question.c_str(), m_stream.get());
        std::fflush(m_stream.get());
        char answer[1024] = {};
        if (!std::fgets(answer, sizeof answer, m_stream.get()))
            answer[0] = '\0';
        if (m_echo == Echo::Hidden)
            std::fputc('\n', m_stream.get());
        core::SecretText line = firstLine(answer);
        core::wipe(answer, sizeof answer);
        return line;
    }

private:
    struct Close {
        void operator()(std::FILE *stream) const { std::fclose(stream); }
    };
    Echo m_echo;
    std::unique_ptr<std::FILE, Close> m_stream;
    termios m_before{};
};

core::Result<core::SecretText, std::string> askPassphrase(const Console &console, Ask ask)
{
    Terminal terminal(Echo::Hidden);
    if (!terminal.there())
        return core::Failure{
            console.say("Khóa cần mật khẩu: hãy dùng --passphrase-file hoặc biến TH_PASSPHRASE.",
                        "The key wants a passphrase: use --passphrase-file or the variable TH_PASSPHRASE.")};
    auto answer = terminal.ask(console.say("Mật khẩu: ", "Passphrase: "));
    if (ask == Ask::Twice && terminal.ask(console.say("Nhập lại: ", "Once more: ")).view() != answer.view())
        return core::Failure{console.say("Hai lần nhập không giống nhau.", "The two were not the same.")};
    return answer;
}

} // namespace

std::optional<std::string> askAtTerminal(const std::string &question)
{
    Terminal terminal(Echo::Shown);
    if (!terminal.there())
        return std::nullopt;
    return std::string(terminal.ask(question).view());
}

std::string sentence(const Console &console, core::KeyFileFault fault)
{
    switch (fault) {
    case core::KeyFileFault::NotAKeyFile:
        return console.say("không phải tệp khóa hoặc đã hỏng", "not a key file, or damaged");
    case core::KeyFileFault::WrongPassphrase:
        return console.say("sai mật khẩu", "wrong passphrase");
    case core::KeyFileFault::OutOfMemory:
        return console.say("không đủ bộ nhớ để mở hoặc khóa tệp khóa", "not enough memory to open or protect a key");
    }
    return {};
}

core::Result<core::SecretText, std::string> passphrase(const Console &console, const std::string &fromFile, Ask ask)
{
    if (!fromFile.empty()) {
        auto content = readSecret(console, fromFile, maxKeyFile);
        if (!content)
            return content;
        return firstLine(content->view());
    }
    if (const char *variable = std::getenv("TH_PASSPHRASE"))
        return core::SecretText(variable);
    return askPassphrase(console, ask);
}

core::Result<core::SecretText, std::string> officerPassword(const Console &console, const std::string &officer,
                                                            const std::string &fromFile)
{
    if (!fromFile.empty()) {
        const auto content = readSecret(console, fromFile, maxKeyFile);
        return content ? core::Result<core::SecretText, std::string>(firstLine(content->view()))
                       : core::Failure{content.error()};
    }
    if (const char *variable = std::getenv("TH_OFFICER_PASSWORD"))
        return core::SecretText(variable);
    Terminal terminal(Echo::Hidden);
    if (!terminal.there())
        return core::Failure{
            console.say("Trạm này có tài khoản: hãy dùng --officer-password-file hoặc biến TH_OFFICER_PASSWORD.",
                        "This station has accounts: use --officer-password-file or the variable TH_OFFICER_PASSWORD.")};
    return terminal.ask(console.say("Mật khẩu của ", "Password of ") + officer + ": ");
}

core::Result<core::SecretText, std::string> pin(const Console &console, const std::string &token,
                                                const std::string &fromFile)
{
    if (!fromFile.empty()) {
        const auto content = readSecret(console, fromFile, maxKeyFile);
        return content ? core::Result<core::SecretText, std::string>(firstLine(content->view()))
                       : core::Failure{content.error()};
    }
    Terminal terminal(Echo::Hidden);
    if (!terminal.there())
        return core::Failure{
            console.say("Thiết bị ký cần mã PIN: hãy dùng --passphrase-file (có thể là /dev/fd/N) hoặc pin-source=.",
                        "The token wants its PIN: use --passphrase-file (which may be /dev/fd/N) or pin-source=.")};
    return terminal.ask(console.say("Mã PIN của ", "PIN of ") + token + ": ");
}

core::Result<core::SoftwareKey, std::string> openKey(const Console &console, const std::string &file,
                                                     const std::string &passphraseFile)
{
    const auto content = readSecret(console, file, maxKeyFile);
    if (!content)
        return core::Failure{content.error()};
    auto key = core::SoftwareKey::unwrap(content->view(), "");
    if (!key && key.error() == core::KeyFileFault::WrongPassphrase) {
        const auto word = passphrase(console, passphraseFile, Ask::Once);
        if (!word)
            return core::Failure{word.error()};
        key = core::SoftwareKey::unwrap(content->view(), word->view());
    }
    if (!key)
        return core::Failure{printable(file) + ": " + sentence(console, key.error())};
    return std::move(key).value();
}

} // namespace th::tools
