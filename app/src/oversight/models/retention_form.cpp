// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "retention_form.h"

#include "models/local_file.h"
#include "models/theme_model.h"
#include "oversight/chart.h"

namespace th::app {

RetentionForm::RetentionForm(LanguageSwitch &language, quint64 &numbers, QObject *parent)
    : ErrandForm(language, numbers, KeyChoice::Of::FileOrToken, parent), m_rows({"label", "value", "level"})
{
    connect(&language, &LanguageSwitch::changed, this, &RetentionForm::remake);
}

void RetentionForm::begin(const QString &archive)
{
    close();
    m_archive = archive;
    show();
    remake();
}

void RetentionForm::ask(RetentionErrand errand, State state)
{
    errand.number = nextNumber();
    errand.archive = m_archive;
    m_state = state;
    m_looked = 0;
    m_problem.reset();
    remake();
    emit progressed();
    emit wanted(errand);
}

void RetentionForm::chooseFile(const QUrl &file)
{
    const QString path = localFile(file);
    if (path.isEmpty() || m_state == State::Counting || m_state == State::Applying)
        return;
    m_file = path;
    m_rules.reset();
    m_retained = {};
    m_meant = false;
    RetentionErrand errand;
    errand.file = path;
    ask(std::move(errand), State::Counting);
}

void RetentionForm::apply(const QString &secret)
{
    if ((m_state != State::Counted && !left()) || !missing().isEmpty())
        return;
    RetentionErrand errand;
    errand.rules = m_rules;
    errand.key = m_key.choice(secret);
    sign(errand);
    ask(std::move(errand), State::Applying);
}

void RetentionForm::close()
{
    if (m_state == State::Counting || m_state == State::Applying)
        cancel();
    hide();
    m_state = State::Asking;
    m_file.clear();
    m_rules.reset();
    m_retained = {};
    m_meant = false;
    remake();
}

void RetentionForm::setMeant(bool meant)
{
    m_meant = meant;
    emit changed();
}

void RetentionForm::showProgress(quint64 number, quint64 looked)
{
    if (number != this->number() || (m_state != State::Counting && m_state != State::Applying))
        return;
    m_looked = looked;
    emit progressed();
}

void RetentionForm::finish(const RetentionAnswer &answer)
{
    if (answer.number != number() || (m_state != State::Counting && m_state != State::Applying))
        return;
    const bool applying = m_state == State::Applying;
    m_problem = answer.problem;
    m_key.noteLastTry(answer.lastTry);
    if (answer.problem) {
        m_state = applying ? State::Counted : State::Asking;
        return remake();
    }
    m_rules = answer.rules;
    m_retained = answer.retained;
    m_state = answer.applied ? State::Done : State::Counted;
    remake();
}

bool RetentionForm::takes() const { return m_retained.sessions + m_retained.entries + m_retained.odd > 0; }

void RetentionForm::remake()
{
    QList<RowsModel::Row> rows;
    const auto number = [this](std::uint64_t value) { return oversight::number(value, m_language.language()); };
    const auto days = [&](std::chrono::days after) {
        return tr("bỏ sau %n ngày", nullptr, static_cast<int>(after.count()));
    };
    if (m_rules) {
        const QString kept = tr("giữ, không bỏ");
        rows.append({tr("Quy định"), QString(), -1});
        rows.append(
            {tr("Biển số, căn cước, nội dung giấy, lý do"), m_rules->sealed ? days(*m_rules->sealed) : kept, 0});
        rows.append({tr("Số giấy"), m_rules->passes ? days(*m_rules->passes) : kept, 0});
        const auto &officers = m_rules->officers;
        const bool pseudonym = officers && officers->leave == evidence::RetentionRules::Leave::Pseudonym;
        rows.append({tr("Tên cán bộ"),
                     !officers ? kept
                     : pseudonym
                         ? tr("thay bằng bí danh sau %n ngày", nullptr, static_cast<int>(officers->after.count()))
                         : days(officers->after),
                     0});
        if (m_state == State::Counted || m_state == State::Done || m_state == State::Applying) {
            rows.append(
                {m_state == State::Done ? tr("Đã rút gọn") : tr("Sẽ bị rút gọn, tính đến lúc này"), QString(), -1});
            rows.append({tr("Phiên có phần niêm phong: không ai mở được nữa"), number(m_retained.sessions), 0});
            rows.append({tr("Mục bị bỏ số giấy hoặc tên"), number(m_retained.entries), 0});
            rows.append({tr("Phần giữ riêng"), number(m_retained.odd), 0});
        }
    }
    m_rows.setRows(rows);
    emit changed();
}

QString RetentionForm::missing() const
{
    if (m_file.isEmpty())
        return tr("Chọn tệp quy định.");
    if (const QString form = missingOf(tr("Ghi ai áp dụng."), tr("Ghi theo quyết định nào.")); !form.isEmpty())
        return form;
    if (const QString key = m_key.missing(); !key.isEmpty())
        return key;
    return m_meant ? QString() : tr("Đánh dấu rằng bạn biết việc này không lấy lại được.");
}

QString RetentionForm::progress() const
{
    return m_looked == 0 ? tr("Đang chuẩn bị…")
                         : tr("Đã xem %1 mục").arg(oversight::number(m_looked, m_language.language()));
}

QString RetentionForm::outcome() const
{
    if (m_state == State::Counted && !takes())
        return tr("Quy định này không rút gọn thêm gì trong kho.");
    if (m_state != State::Done)
        return {};
    if (m_retained.stillInFile)
        return tr(
            "Quy định đã áp dụng, nhưng dữ liệu cũ còn nằm trong tệp cho đến khi không còn ai đọc kho: hãy đóng các "
            "chương trình khác rồi áp dụng lại.");
    return tr(
        "Đã áp dụng và ký; kho đã ghi lại ai và vì sao. Các bản khác (trạm, máy chủ, USB, tệp đã xuất) không thay "
        "đổi.");
}

} // namespace th::app
