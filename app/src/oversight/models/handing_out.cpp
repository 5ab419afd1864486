// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "handing_out.h"
#include "models/local_file.h"

#include "oversight/chart.h"

#include <QFileInfo>

namespace th::app {

namespace {

evidence::Format formatOf(const QString &kind)
{
    using evidence::Format;
    for (const Format format : {Format::Xlsx, Format::JsonLines, Format::Pdf})
        if (kind == QLatin1String(evidence::name(format)))
            return format;
    return kind == QLatin1String("report") || kind == QLatin1String("integrity") ? Format::Pdf : Format::Csv;
}

Deliverable deliverableOf(const QString &kind)
{
    return kind == QLatin1String("report")      ? Deliverable::Report
           : kind == QLatin1String("integrity") ? Deliverable::Integrity
                                                : Deliverable::Rows;
}

} // namespace

HandingOut::HandingOut(LanguageSwitch &language, quint64 &numbers, QObject *parent)
    : ErrandForm(language, numbers, KeyChoice::Of::FileOrToken, parent)
{
}

void HandingOut::begin(const QString &archive, const QString &station, const evidence::Filter &filter,
                       const QString &words, std::optional<quint64> rows)
{
    show();
    m_state = State::Asking;
    m_errand.archive = archive;
    m_errand.station = station;
    m_errand.order.filter = filter;
    m_words = words;
    m_rows = rows;
    m_file.clear();
    emit changed();
}

void HandingOut::chooseFile(const QUrl &file)
{
    m_file = localFile(file);
    const QString end = QLatin1Char('.') + QLatin1String(evidence::name(formatOf(m_kind)));
    if (!m_file.isEmpty() && !m_file.endsWith(end))
        m_file += end;
    m_problem.reset();
    emit changed();
}

void HandingOut::start(const QString &secret)
{
    if (m_state == State::Writing || !missing().isEmpty())
        return;
    m_errand.number = nextNumber();
    m_errand.what = deliverableOf(m_kind);
    m_errand.key = m_key.choice(secret);
    evidence::ExportOrder &order = m_errand.order;
    order.file = m_file.toStdString();
    order.format = formatOf(m_kind);
    order.people =
        m_redacted && m_errand.what == Deliverable::Rows ? evidence::People::Pseudonyms : evidence::People::AsWritten;
    sign(order);
    order.language = m_language.language();
    m_state = State::Writing;
    m_locked = false;
    m_done = 0;
    m_problem.reset();
    emit changed();
    emit progressed();
    emit wanted(m_errand);
    m_errand.key = {}; // the secret goes with the errand
}

void HandingOut::close()
{
    if (m_state == State::Writing)
        cancel();
    m_state = State::Asking;
    forget();
}

void HandingOut::conceal()
{
    if (m_state != State::Writing)
        return close();
    m_locked = true;
    cancel();
    forget();
    show();
    emit changed();
}

void HandingOut::forget()
{
    hide();
    m_redacted = false;
    m_kind = QStringLiteral("csv");
    m_file.clear();
    m_howToVerify.clear();
    emit changed();
}

void HandingOut::showProgress(quint64 number, quint64 rows)
{
    if (number != this->number() || m_state != State::Writing)
        return;
    m_done = rows;
    emit progressed();
}

void HandingOut::finish(const ExportReport &report)
{
    if (report.number != number() || m_state != State::Writing)
        return;
    m_problem = report.problem;
    if (report.problem && m_locked)
        m_problem = core::LocalName{"Màn hình đã bị khóa trong lúc xuất. " + report.problem->vi,
                                    "The screen was locked during the export. " + report.problem->en};
    m_key.noteLastTry(report.lastTry);
    m_state = report.problem ? State::Asking : State::Done;
    m_report = report;
    m_howToVerify = report.problem ? QString() : commandsOf(report.manifest);
    emit changed();
}

void HandingOut::setKind(const QString &kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    m_file.clear(); // it ends as its kind does
    m_problem.reset();
    emit changed();
}

void HandingOut::setRedacted(bool redacted)
{
    m_redacted = redacted;
    emit changed();
}

QString HandingOut::about() const
{
    if (deliverableOf(m_kind) == Deliverable::Integrity)
        return tr("Mọi trạm trong kho; bộ lọc không tính ở đây");
    const QString what = m_words.isEmpty() ? tr("Tất cả các lượt, không lọc") : tr("Chỉ gồm: %1").arg(m_words);
    return m_rows ? what + tr(" (%1 lượt)").arg(oversight::number(*m_rows, m_language.language())) : what;
}

QString HandingOut::proposal() const
{
    const Deliverable what = deliverableOf(m_kind);
    return (what == Deliverable::Report      ? tr("bao-cao")
            : what == Deliverable::Integrity ? tr("chung-minh")
                                             : tr("nhat-ky")) +
           QLatin1Char('.') + QLatin1String(evidence::name(formatOf(m_kind)));
}

bool HandingOut::ofRows() const { return deliverableOf(m_kind) == Deliverable::Rows; }

bool HandingOut::tooManyForPaper() const
{
    return m_kind == QLatin1String("pdf") && m_rows && *m_rows > evidence::mostPdfRows;
}

QString HandingOut::missing() const
{
    if (tooManyForPaper())
        return text(evidence::sentence({evidence::Fault::TooManyRows, "pdf"}, m_language.language()));
    if (const QString form = missingOf(tr("Ghi ai lấy."), tr("Ghi lấy để làm gì.")); !form.isEmpty())
        return form;
    if (m_file.isEmpty())
        return tr("Chọn nơi lưu tệp.");
    return m_key.missing();
}

QString HandingOut::progress() const
{
    if (m_locked)
        return tr("Đang dừng, vì màn hình đã bị khóa…");
    return m_done == 0 ? tr("Đang chuẩn bị…")
                       : tr("Đã ghi %1 dòng").arg(oversight::number(m_done, m_language.language()));
}

QString HandingOut::outcome() const
{
    if (m_state != State::Done)
        return {};
    const QString rows = oversight::number(m_report.rows, m_language.language());
    const QString name = QFileInfo(m_report.file).fileName();
    return (m_errand.what == Deliverable::Report      ? tr("Đã lập và ký báo cáo %1 về %2 lượt.")
            : m_errand.what == Deliverable::Integrity ? tr("Đã lập và ký báo cáo %1 về nhật ký có %2 mục.")
                                                      : tr("Đã xuất và ký %1: %2 dòng."))
               .arg(name, rows) +
           QLatin1Char(' ') +
           tr("Bên cạnh là bản kê (%1.manifest), hai chữ ký và khóa công khai: gửi kèm đủ cả. Kho đã ghi lại ai lấy và "
              "vì sao.")
               .arg(name);
}

} // namespace th::app
