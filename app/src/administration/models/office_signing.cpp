// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_signing.h"
#include "models/local_file.h"

namespace th::app {

OfficeSigning::OfficeSigning(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_key(language, KeyChoice::Of::FileOrToken)
{
    connect(&language, &LanguageSwitch::changed, this, &OfficeSigning::changed);
    connect(&m_key, &KeyChoice::changed, this, &OfficeSigning::changed);
}

void OfficeSigning::begin(const QString &unit)
{
    if (unit.isEmpty())
        return;
    m_unit = unit;
    m_proposed.reset();
    emit changed();
    emit lastWanted();
}

void OfficeSigning::close()
{
    if (!shown())
        return;
    m_unit.clear();
    m_place = {};
    m_proposed.reset();
    emit changed();
}

void OfficeSigning::showLast(const administration::SigningWish &wish)
{
    if (!shown())
        return;
    m_place = wish.place;
    const QString key = text(wish.key);
    if (key.startsWith(QLatin1String("pkcs11:"))) {
        m_key.setOnToken(true);
        m_key.setAddress(key);
    } else if (!key.isEmpty()) {
        m_key.setFile(key);
    }
    ask();
}

void OfficeSigning::chooseTree(const QUrl &folder)
{
    m_place.tree = localFile(folder).toStdString();
    ask();
}

void OfficeSigning::chooseRoot(const QUrl &file)
{
    m_place.root = localFile(file).toStdString();
    ask();
}

void OfficeSigning::ask()
{
    m_proposed.reset();
    emit changed();
    if (m_place.tree.empty() || m_place.root.empty())
        return;
    emit asked();
    emit proposalWanted(m_unit, m_place);
}

void OfficeSigning::showProposal(std::shared_ptr<const administration::ProposedSigning> proposed)
{
    if (text(proposed->unit) != m_unit || !(proposed->place == m_place))
        return; // another was chosen meanwhile
    m_proposed = std::move(proposed);
    emit changed();
}

void OfficeSigning::start(const QString &secret)
{
    if (!shown() || !missing().isEmpty())
        return;
    emit asked();
    emit wanted(m_proposed, m_key.choice(secret));
}

QStringList OfficeSigning::words() const
{
    QStringList all;
    if (m_proposed)
        for (const core::LocalName &word : m_proposed->words)
            all << text(word.in(m_language.language()));
    return all;
}

QString OfficeSigning::missing() const
{
    if (m_place.tree.empty())
        return tr("Chọn thư mục của cây công bố, hoặc bản chép của nó trên USB.");
    if (m_place.root.empty())
        return tr("Chọn gốc tin cậy (tệp N.root.json).");
    return m_proposed ? m_key.missing() : tr("Chưa đọc được cây công bố.");
}

} // namespace th::app
