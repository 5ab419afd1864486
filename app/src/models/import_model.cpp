// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_model.h"

#include "phrases.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace th::app {
namespace {

/// "USB-A" for /media/an/USB-A and whatever lies below it: what people call the stick.
QString nameOf(const QString &folder)
{
    const auto parts = folder.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const bool run = parts.value(0) == QLatin1String("run");
    const qsizetype at = run ? 3 : parts.value(0) == QLatin1String("media") ? 2 : parts.size() - 1;
    return parts.value(at, parts.isEmpty() ? folder : parts.constLast());
}

QString grouped(std::size_t number) { return QLocale(QLocale::Vietnamese).toString(static_cast<qulonglong>(number)); }

} // namespace

ImportModel::ImportModel(LanguageSwitch &language, QObject *parent)
    : QObject(parent), m_language(language), m_sources({"folder", "name", "about"}), m_facts({"label", "value"})
{
    connect(&language, &LanguageSwitch::changed, this, &ImportModel::remake);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, [this] {
        ++m_seconds;
        emit secondsChanged();
    });
}

void ImportModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

void ImportModel::setHeld(const StationHealth &health, core::Instant now)
{
    const bool sameMinute =
        std::chrono::floor<std::chrono::minutes>(now) == std::chrono::floor<std::chrono::minutes>(m_now);
    const bool damaged = !health.damage.isEmpty();
    const bool same = health.dataAsOf == m_held && damaged == m_damaged && sameMinute;
    m_held = health.dataAsOf;
    m_damaged = damaged;
    m_now = now;
    if (!same)
        remake();
}

void ImportModel::setFound(const QList<FoundPublication> &newestFirst)
{
    m_found = newestFirst;
    m_searching = false;
    remake();
}

void ImportModel::open()
{
    if (m_state == State::Choosing)
        search();
}

void ImportModel::close()
{
    if (m_state == State::Working)
        return;
    m_state = State::Choosing;
    m_report = {};
    remake();
}

void ImportModel::choose()
{
    close();
    open();
}

void ImportModel::search()
{
    m_searching = true;
    emit changed();
    emit searchRequested();
}

void ImportModel::start(const QString &folder)
{
    if (m_state == State::Working || folder.isEmpty())
        return;
    m_state = State::Working;
    m_folder = QDir::toNativeSeparators(folder);
    m_report = {};
    m_seconds = 0;
    m_tick.start();
    emit secondsChanged();
    remake();
    emit importRequested(folder);
}

void ImportModel::finish(const ImportReport &report)
{
    m_tick.stop();
    m_report = report;
    m_state = report.ok ? State::Done : State::Failed;
    if (report.asOf)
        m_held = report.asOf;
    remake();
}

QString ImportModel::moment(std::optional<core::Instant> when) const
{
    if (!when)
        return tr("chưa có dữ liệu");
    return tr("%1 (%2)").arg(phrases::dateTime(*when, m_reference.utcOffset), phrases::age(m_now - *when));
}

void ImportModel::remake()
{
    QList<RowsModel::Row> sources, facts;
    for (const auto &found : m_found)
        sources << RowsModel::Row{found.folder, nameOf(found.folder),
                                  tr("%1 · ghi lúc %2 · %n tệp, %3", nullptr, found.files)
                                      .arg(found.folder, found.written.toString(QStringLiteral("HH:mm dd/MM/yyyy")),
                                           QLocale(QLocale::Vietnamese)
                                               .formattedDataSize(found.bytes, 1, QLocale::DataSizeTraditionalFormat))};
    if (m_state == State::Done) {
        facts << RowsModel::Row{tr("Dữ liệu đang dùng"), moment(m_report.asOf)};
        if (!m_report.unchanged)
            facts << RowsModel::Row{tr("Trước đó"), moment(m_report.before)}
                  << RowsModel::Row{tr("Loạt giấy có thay đổi"), grouped(m_report.series)}
                  << RowsModel::Row{tr("Giấy đã đăng ký trong đó"), grouped(m_report.registered)}
                  << RowsModel::Row{tr("Giấy bị thu hồi trong đó"), grouped(m_report.revoked)};
    }
    m_sources.setRows(sources);
    m_facts.setRows(facts);
    emit changed();
}

QString ImportModel::headline() const
{
    switch (m_state) {
    case State::Choosing:
        return tr("Cắm USB hoặc thẻ nhớ có dữ liệu mới");
    case State::Working:
        return tr("Đang kiểm tra chữ ký và nạp dữ liệu…");
    case State::Done:
        return m_report.unchanged ? tr("Trạm đã có dữ liệu này rồi") : tr("Đã nạp dữ liệu mới");
    case State::Failed:
        return tr("Không nạp được dữ liệu này");
    }
    return {};
}

QString ImportModel::sentence() const
{
    switch (m_state) {
    case State::Choosing:
        return {};
    case State::Working:
        return tr("Giấy quét trong lúc này được trả lời ngay sau đó. Đừng rút USB hoặc thẻ nhớ.");
    case State::Done:
        return m_report.unchanged ? tr("Không có gì thay đổi. Nếu dữ liệu đã cũ, hãy lấy bản mới hơn.")
                                  : tr("Giấy quét từ bây giờ được xét theo dữ liệu mới. Có thể rút USB hoặc thẻ nhớ.");
    case State::Failed:
        return m_language.language() == core::Language::English ? m_report.en : m_report.vi;
    }
    return {};
}

ThemeModel::Level ImportModel::level() const
{
    switch (m_state) {
    case State::Choosing:
    case State::Working:
        return ThemeModel::Level::Plain;
    case State::Done:
        return m_report.unchanged ? ThemeModel::Level::Plain : ThemeModel::Level::Good;
    case State::Failed:
        return ThemeModel::Level::Bad;
    }
    return ThemeModel::Level::Bad;
}

QString ImportModel::held() const
{
    const QString held = m_state == State::Failed ? tr("Trạm vẫn dùng dữ liệu cũ: %1.").arg(moment(m_held))
                                                  : tr("Dữ liệu đang dùng: %1.").arg(moment(m_held));
    return m_damaged ? tr("%1 Một phần bị hỏng hoặc thiếu: nạp lại.").arg(held) : held;
}

} // namespace th::app
