// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overseer.h"
#include "models/local_file.h"

#include "models/theme_model.h"
#include "oversight/chart.h"

namespace th::app {

namespace {

constexpr qsizetype recentKept = 6;
const QString ending = QStringLiteral(".evidence");

} // namespace

Overseer::Overseer(LanguageSwitch &language, OversightModel &oversight, SignInModel &signIn, QObject *parent)
    : QObject(parent), m_language(language), m_oversight(oversight), m_signIn(signIn), m_handing(language, m_numbers),
      m_sealed(language, m_numbers), m_copies(language, m_numbers), m_integrity(language, m_numbers),
      m_accesses(language, m_numbers), m_retention(language, m_numbers), m_failures({"label", "value", "level"})
{
    connect(&language, &LanguageSwitch::changed, this, &Overseer::remake);
    connect(&oversight, &OversightModel::changed, this, &Overseer::changed);
    connect(&signIn, &SignInModel::changed, this, [this] {
        if (m_shown && m_signIn.held() && m_signIn.inside() && asks())
            return m_signIn.leave(); // somebody else's lock was opened: that is no supervisor
        takePerson();
        emit changed();
    });
    connect(&m_copies, &CopySearch::passWanted, &oversight, &OversightModel::askPass);
    connect(&signIn, &SignInModel::shut, this, &Overseer::conceal);
}

bool Overseer::offered() const
{
    return !m_signIn.held() || !m_signIn.inside() || accounts::may(m_signIn.session().role, accounts::Action::QueryLog);
}

bool Overseer::asks() const
{
    return m_shown && m_signIn.held() &&
           !(m_signIn.inside() && accounts::may(m_signIn.session().role, accounts::Action::QueryLog));
}

QString Overseer::person() const { return m_signIn.held() && m_signIn.inside() ? m_signIn.person() : QString(); }

void Overseer::enter()
{
    if (m_shown || !offered())
        return;
    if (m_signIn.step() == SignInModel::Step::Locked)
        m_signIn.usePassword(); // whose lock it is need not be who comes
    m_shown = true;
    m_report.reset();
    remake();
    emit entered();
}

void Overseer::leave()
{
    if (!m_shown)
        return;
    cancel();
    hide();
    m_oversight.close();
    m_shown = m_taking = false;
    emit left();
    if (m_signIn.held() && m_signIn.inside())
        m_signIn.leave(); // the next one signs in for what is done there
    emit changed();
}

void Overseer::hide()
{
    m_sealed.close();
    m_handing.close();
    m_copies.close();
    m_integrity.close();
    m_accesses.close();
    m_retention.close();
    m_oversight.closeSheets();
}

/// The same at a lock: of an export or a search that it ended is told afterwards.
void Overseer::conceal()
{
    m_handing.conceal();
    m_sealed.conceal();
    m_copies.close();
    m_integrity.close();
    m_accesses.close();
    m_retention.close();
    m_oversight.closeSheets();
}

/// Whoever comes next finds nothing chosen of the one before.
void Overseer::takePerson()
{
    if (m_signIn.held() && m_signIn.inside() && text(m_signIn.session().account) != m_account) {
        m_account = text(m_signIn.session().account);
        m_handing.key()->forget();
        m_sealed.key()->forget();
        m_retention.key()->forget();
    }
    m_handing.setSignedIn(person());
    m_sealed.setSignedIn(person());
    m_retention.setSignedIn(person());
}

void Overseer::lock()
{
    if (m_signIn.inside())
        m_signIn.lock();
}

void Overseer::choose(const QString &archive)
{
    if (m_taking)
        return;
    m_archive = archive;
    m_report.reset();
    remake();
}

void Overseer::chooseFile(const QUrl &archive)
{
    choose(localFile(archive));
    look();
}

void Overseer::make(const QUrl &archive)
{
    QString file = localFile(archive);
    if (!file.isEmpty() && !file.endsWith(ending))
        file += ending;
    choose(file);
    start({}, true);
}

void Overseer::take(const QList<QUrl> &sources)
{
    QStringList files;
    for (const QUrl &source : sources)
        if (source.isLocalFile())
            files << localFile(source);
    if (!files.isEmpty())
        start(files);
}

void Overseer::takeOwn()
{
    if (hasStation())
        start({m_station});
}

void Overseer::start(const QStringList &sources, bool make)
{
    if (m_taking || m_archive.isEmpty())
        return;
    m_taking = true;
    m_done = 0;
    m_report.reset();
    remake();
    emit progressed();
    m_number = ++m_numbers;
    emit takeWanted({m_number, m_archive, sources, make});
}

void Overseer::cancel()
{
    if (m_taking)
        emit cancelWanted(m_number);
}

void Overseer::look()
{
    if (m_archive.isEmpty() || m_taking || !m_shown)
        return;
    m_recent.removeAll(m_archive);
    m_recent.prepend(m_archive);
    m_recent = m_recent.mid(0, recentKept);
    emit keep(m_recent);
    m_oversight.open(m_archive);
    emit m_oversight.openWanted(m_archive);
}

void Overseer::back()
{
    hide();
    m_oversight.close();
    emit changed();
}

void Overseer::resume()
{
    if (m_shown && m_oversight.shown() && m_oversight.state() != OversightModel::State::Shown)
        m_oversight.retry();
    emit changed();
}

void Overseer::handOut(bool report)
{
    m_handing.begin(m_archive, m_station, m_oversight.filter(), m_oversight.filterText(), m_oversight.matching());
    if (report)
        m_handing.setKind(QStringLiteral("report"));
}

void Overseer::handOutProof()
{
    handOut(false);
    m_handing.setKind(QStringLiteral("integrity"));
}

void Overseer::inspect() { m_integrity.begin(m_archive, m_station, m_oversight.utcOffset()); }

void Overseer::listAccesses() { m_accesses.begin(m_archive, m_oversight.filter(), m_oversight.utcOffset()); }

void Overseer::reopen()
{
    if (m_shown && m_oversight.shown())
        m_oversight.retry();
}

void Overseer::letGo() { m_retention.begin(m_archive); }

void Overseer::openEntry()
{
    if (const auto &entry = m_oversight.entry())
        m_sealed.beginEntry(m_archive, entry->device, entry->row, m_oversight.utcOffset());
}

void Overseer::findCopies() { m_copies.begin(m_archive, m_station, m_oversight.filter(), m_oversight.utcOffset()); }

void Overseer::countOrganisations()
{
    m_sealed.beginOrganisations(m_archive, m_oversight.filter(), m_oversight.filterText());
}

void Overseer::search()
{
    m_sealed.beginSearch(m_archive, m_station, m_oversight.filter(), m_oversight.filterText(), m_oversight.utcOffset());
}

void Overseer::setStation(const QString &folder)
{
    m_station = folder;
    emit changed();
}

void Overseer::setRecent(const QStringList &archives)
{
    m_recent = archives.mid(0, recentKept);
    if (m_archive.isEmpty() && !m_recent.isEmpty())
        m_archive = m_recent.constFirst();
    emit changed();
}

void Overseer::showProgress(quint64 number, quint64 done)
{
    if (number != m_number || !m_taking)
        return;
    m_done = done;
    emit progressed();
}

void Overseer::finish(const TakeReport &report)
{
    if (report.number != m_number || !m_taking)
        return;
    m_taking = false;
    m_report = report;
    remake();
}

QString Overseer::progress() const
{
    return tr("Đang lấy nhật ký: %1 mục mới").arg(oversight::number(m_done, m_language.language()));
}

bool Overseer::outcomeBad() const
{
    return m_report && (!m_report->failed.empty() || m_report->odd > 0 || m_report->cancelled);
}

QString Overseer::outcome() const
{
    if (!m_report)
        return {};
    const auto number = [this](quint64 value) { return oversight::number(value, m_language.language()); };
    if (m_report->wasThere && m_report->failed.empty())
        return tr("Kho này có từ trước: không có gì bị thay thế. Nhật ký lấy vào sẽ thêm vào đó.");
    if (m_report->sources == 0 && m_report->failed.empty() && !m_report->cancelled)
        return tr("Kho đã sẵn sàng. Hãy lấy nhật ký vào.");
    QStringList parts{tr("%1 mục mới, %2 mục đã có, %3 biên nhận mới của máy chủ.")
                          .arg(number(m_report->added), number(m_report->known), number(m_report->receipts))};
    if (m_report->odd > 0)
        parts << tr("%1 chỗ không phải mục nhật ký: được giữ riêng.").arg(number(m_report->odd));
    if (!m_report->failed.empty())
        parts << tr("Không lấy được hết: xem bên dưới.");
    if (m_report->cancelled)
        parts << tr("Đã dừng; lần sau lấy tiếp từ chỗ này.");
    return parts.join(QLatin1Char(' '));
}

void Overseer::remake()
{
    QList<RowsModel::Row> rows;
    if (m_report)
        for (const auto &[source, why] : m_report->failed)
            rows.append({source, text(why.in(m_language.language())), static_cast<int>(ThemeModel::Level::Bad)});
    m_failures.setRows(rows);
    emit changed();
}

} // namespace th::app
