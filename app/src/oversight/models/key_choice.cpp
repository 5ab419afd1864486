// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_choice.h"

#include <algorithm>

namespace th::app {

KeyChoice::KeyChoice(LanguageSwitch &language, Of of, QObject *parent)
    : QObject(parent), m_language(language), m_of(of), m_tokens({"address", "name", "note", "usable"})
{
    connect(&language, &LanguageSwitch::changed, this, &KeyChoice::remake);
}

void KeyChoice::setOnToken(bool onToken)
{
    if (onToken == m_onToken)
        return;
    m_onToken = onToken;
    m_lastTry = false;
    emit changed();
    if (onToken)
        lookForTokens();
}

void KeyChoice::chooseFile(const QUrl &file)
{
    setFile(file.toLocalFile());
    emit fileChosen(m_file);
}

void KeyChoice::setFile(const QString &file)
{
    m_file = file;
    emit changed();
}

void KeyChoice::forget()
{
    m_onToken = m_known = m_lastTry = false;
    m_file.clear();
    m_address.clear();
    m_offers.clear();
    m_problem.reset();
    remake();
}

void KeyChoice::setAddress(const QString &address)
{
    if (address == this->address())
        return;
    m_address = address.trimmed().toStdString();
    m_lastTry = false;
    emit changed();
}

void KeyChoice::showTokens(const desk::Done<std::vector<TokenOffer>> &found)
{
    m_known = true;
    m_problem.reset();
    m_offers.clear();
    if (found)
        m_offers = *found;
    else
        m_problem = found.error();
    if (m_address.empty() && m_offers.size() == 1)
        m_address = m_offers.front().address;
    remake();
}

void KeyChoice::remake()
{
    QList<RowsModel::Row> rows;
    for (const TokenOffer &offer : m_offers)
        rows.append({text(offer.address), text(offer.name), text(offer.note.in(m_language.language())), offer.usable});
    m_tokens.setRows(rows);
    emit changed();
}

const TokenOffer *KeyChoice::chosen() const
{
    const auto found = std::ranges::find(m_offers, m_address, &TokenOffer::address);
    return found == m_offers.end() ? nullptr : &*found;
}

QString KeyChoice::tokenTrouble() const
{
    if (m_problem)
        return text(m_problem->sentence.in(m_language.language()));
    return m_known && m_offers.empty()
               ? tr("Không thấy thiết bị ký nào. Hãy cắm thiết bị rồi tìm lại, hoặc ghi địa chỉ "
                    "pkcs11: kèm ?module-path= của hãng.")
               : QString();
}

bool KeyChoice::wantsSecret() const
{
    const TokenOffer *token = m_onToken ? chosen() : nullptr;
    return !token || !token->ownKeypad;
}

QString KeyChoice::missing() const
{
    if (m_onToken)
        return m_address.empty() ? tr("Chọn thiết bị ký.") : QString();
    return m_file.isEmpty() ? tr("Chọn tệp khóa.") : QString();
}

SealKeyChoice KeyChoice::choice(const QString &secret) const
{
    QByteArray bytes = secret.toUtf8();
    SealKeyChoice choice{m_file, m_onToken ? m_address : std::string()};
    choice.secret =
        std::make_shared<core::SecretText>(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    core::wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    choice.lastTry = m_lastTry || (chosen() && chosen()->lastTry);
    return choice;
}

} // namespace th::app
