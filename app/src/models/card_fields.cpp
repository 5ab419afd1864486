// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "card_fields.h"

#include "language_switch.h"
#include "phrases.h"
#include "theme_model.h"

#include <QCoreApplication>
#include <algorithm>

namespace th::app {

namespace {

/// Looks texts up under the context "CardFields".
class CardFields {
    Q_DECLARE_TR_FUNCTIONS(CardFields)
};

using core::ReasonCode;
enum class Spread { Half, Whole };

/// Puts lines together for one pass.
class Lines {
public:
    Lines(const core::PassClaims &claims, const core::Verdict &verdict, const Reference &reference,
          core::Language language)
        : m_claims(claims), m_verdict(verdict), m_reference(reference), m_language(language)
    {
    }

    QList<RowsModel::Row> all()
    {
        identity();
        journey();
        origin();
        return m_rows;
    }

private:
    /// Plain if no reason among `codes` applies.
    [[nodiscard]] int level(std::initializer_list<ReasonCode> codes) const
    {
        auto level = ThemeModel::Level::Plain;
        for (const core::Reason &reason : m_verdict.reasons)
            if (std::find(codes.begin(), codes.end(), reason.code) != codes.end() &&
                reason.weight != core::Weight::Note)
                level = std::max(level, reason.weight == core::Weight::Refuse ? ThemeModel::Level::Bad
                                                                              : ThemeModel::Level::Caution);
        return static_cast<int>(level);
    }

    void add(const QString &label, const QString &value, int level, Spread spread, const QStringList &plates = {})
    {
        if (!value.isEmpty() || !plates.isEmpty())
            m_rows << RowsModel::Row{label, value, level, spread == Spread::Whole, plates};
    }

    void identity()
    {
        QString number = phrases::idNumber(m_claims.idNumber, m_reference.masking.idNumber);
        if (m_claims.birthYear && !m_reference.masking.birthYear)
            number += CardFields::tr("  ·  sinh %1").arg(*m_claims.birthYear);
        add(CardFields::tr("Số căn cước"), number, level({ReasonCode::IdCardMismatch, ReasonCode::IdCardNotShown}),
            Spread::Half);
        QStringList plates;
        for (const std::string &plate : m_claims.plates)
            plates << phrases::plate(plate);
        add(CardFields::tr("Biển số xe"), {}, level({ReasonCode::VehicleNotOnPass}), Spread::Half, plates);
    }

    void journey()
    {
        QStringList areas;
        for (const core::AreaCode &area : m_claims.areas)
            areas << m_reference.area(area, m_language);
        add(CardFields::tr("Được đi trong"), areas.join(QStringLiteral(" · ")),
            level({ReasonCode::OutsideArea, ReasonCode::AreaNotAllowed}),
            areas.size() > 2 ? Spread::Whole : Spread::Half);
        add(CardFields::tr("Lý do đi"), m_reference.category(m_claims.category, m_language),
            level({ReasonCode::CategoryNotAllowed, ReasonCode::KindNotAllowed}), Spread::Half);
        add(CardFields::tr("Ngày, giờ được đi"),
            phrases::days(m_claims.days) + QLatin1String(m_claims.hours.empty() ? ", " : "\n") +
                phrases::hours(m_claims.hours),
            level({ReasonCode::OutsideHours}), Spread::Half);
        add(CardFields::tr("Hiệu lực"),
            phrases::validity(m_claims.validFrom, m_claims.validUntil, m_reference.utcOffset),
            level({ReasonCode::Expired, ReasonCode::NotYetValid}), Spread::Half);
        add(CardFields::tr("Lộ trình"), text(m_claims.route), 0, Spread::Whole);
    }

    /// Small print below, unless a reason speaks of it.
    void origin()
    {
        const int issuer = level({ReasonCode::AuthorityMismatch, ReasonCode::UnknownIssuer, ReasonCode::KindNotAllowed,
                                  ReasonCode::AreaNotAllowed, ReasonCode::KeyCompromised, ReasonCode::KeyNotValidThen});
        if (issuer != 0)
            add(CardFields::tr("Nơi cấp"), m_reference.authority(m_claims.authority, m_language), issuer, Spread::Half);
        const int number = level({ReasonCode::Revoked, ReasonCode::RegisteredDifferently, ReasonCode::NotRegistered,
                                  ReasonCode::SeenElsewhere, ReasonCode::QuotaUsed});
        if (number != 0)
            add(CardFields::tr("Số giấy"), text(core::toText(m_claims.number)), number, Spread::Half);
    }

    const core::PassClaims &m_claims;
    const core::Verdict &m_verdict;
    const Reference &m_reference;
    core::Language m_language;
    QList<RowsModel::Row> m_rows;
};

} // namespace

QList<RowsModel::Row> fieldsOf(const core::PassClaims &claims, const core::Verdict &verdict, const Reference &reference,
                               core::Language language)
{
    return Lines(claims, verdict, reference, language).all();
}

QString originOf(const core::PassClaims &claims, const Reference &reference, core::Language language)
{
    return CardFields::tr("Số %1  ·  %2  ·  cấp %3, %4")
        .arg(text(core::toText(claims.number)), reference.authority(claims.authority, language),
             phrases::date(claims.issuedAt, reference.utcOffset), phrases::sealing(claims.sealing));
}

QList<RowsModel::Row> fieldsOf(const core::IdCard &card, const Reference &reference)
{
    QList<RowsModel::Row> rows;
    rows << RowsModel::Row{CardFields::tr("Số căn cước"), phrases::idNumber(card.number, reference.masking.idNumber), 0,
                           false, QStringList{}};
    if (card.birthDate && !reference.masking.birthYear)
        rows << RowsModel::Row{CardFields::tr("Năm sinh"), QString::number(int(card.birthDate->year())), 0, false,
                               QStringList{}};
    return rows;
}

} // namespace th::app
