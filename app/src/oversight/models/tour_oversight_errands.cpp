// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A supervisor's place: which archive, what is taken into it, what is handed out of it, what was sealed.
#include "models/tour_parts.h"

namespace th::app::tour {

namespace {

const QString archiveFile = QStringLiteral("/media/an/KET-SAT/tinh-2021-09.evidence");

TourState place(const char *name, const std::function<void(Models &)> &more)
{
    return {QStringLiteral("oversight-") + QLatin1String(name), [more](Models &m) {
                m.overseer.setStation(QStringLiteral("/media/an/thonghanh/station"));
                m.overseer.handing()->close();
                m.overseer.sealed()->close();
                m.overseer.copies()->close();
                m.overseer.integrity()->close();
                m.overseer.enter();
                more(m);
            }};
}

TourState chosen(const char *name, const std::function<void(Models &)> &more)
{
    return place(name, [more](Models &m) {
        m.overseer.setRecent({archiveFile, QStringLiteral("/media/an/KET-SAT/chot-quoc-lo-1.evidence")});
        more(m);
    });
}

TourState looked(const char *name, const std::function<void(Models &)> &more)
{
    return chosen(name, [more](Models &m) {
        m.oversight.open(archiveFile);
        m.oversight.showOpened(
            {QStringLiteral("tinh-2021-09.evidence"), std::vector<core::PublicKey>(7), 0, nullptr, nullptr});
        m.oversight.setField(QStringLiteral("checkpoint"), QStringLiteral("CK-04"));
        m.oversight.setField(QStringLiteral("verdict"), QStringLiteral("refuse"));
        m.oversight.apply();
        m.oversight.showPage({m.oversight.question(), {}, std::nullopt, std::nullopt});
        m.oversight.showCount(m.oversight.question(), 12'480);
        more(m);
    });
}

void fillIn(HandingOut &handing)
{
    handing.chooseFile(QUrl::fromLocalFile(QStringLiteral("/media/an/KET-SAT/khong-cho-qua.csv")));
    handing.setBy(QStringLiteral("Thượng tá Nguyễn Văn Hà"));
    handing.setReason(QStringLiteral("Vụ 12/2021, theo yêu cầu của Công an huyện"));
    handing.key()->chooseFile(QUrl::fromLocalFile(QStringLiteral("/media/an/KET-SAT/chi-huy.key")));
}

void fillIn(SealedParts &sealed)
{
    sealed.setBy(QStringLiteral("Trần Thị Lan, thanh tra"));
    sealed.setReason(QStringLiteral("Đơn ngày 03/10"));
    sealed.key()->chooseFile(QUrl::fromLocalFile(QStringLiteral("/media/an/KET-SAT/thanh-tra.key")));
}

evidence::Row sealedRow()
{
    evidence::Row row;
    row.wall = std::chrono::milliseconds(people::now().time_since_epoch()).count();
    row.verdict = core::VerdictKind::Refuse;
    row.number = "BD01A-100204";
    row.checkpoint = "CK-04";
    row.sealed = true;
    return row;
}

void open(Models &m, std::uint64_t closed)
{
    SealedParts &sealed = *m.overseer.sealed();
    m.overseer.search();
    fillIn(sealed);
    sealed.setPlate(QStringLiteral("51F-12345"));
    sealed.start({});
    OpenReport report{sealed.number()};
    const auto entries = std::make_shared<OpenedEntries>();
    for (int i = 0; i < 4; ++i)
        entries->all.push_back({sealedRow(), "TH1:BD01A100204 …", "079099000013|Nguyễn Thị Ánh Tuyết", "51F-12345",
                                i == 2 ? "Giấy hết hạn, đã nhắc" : ""});
    report.entries = entries;
    report.count = {4, closed, 0, false};
    sealed.finish(report);
}

void countOrganisations(Models &m)
{
    SealedParts &sealed = *m.overseer.sealed();
    m.overseer.countOrganisations();
    fillIn(sealed);
    sealed.start({});
    OpenReport report{sealed.number()};
    evidence::Organisations all;
    all.organisations = {{"Công ty TNHH Vận tải Hoàng Long", 1842, 207},
                         {"Bệnh viện Đa khoa Xanh Pôn", 911, 34},
                         {"", 12'408, 12},
                         {"Công ty cổ phần Thực phẩm sạch và Dịch vụ giao hàng tận nhà Miền Bắc", 77, 0}};
    all.unproven = 311;
    all.closed = 3;
    report.organisations = std::make_shared<const evidence::Organisations>(std::move(all));
    sealed.finish(report);
}

void findCopies(Models &m, int flagged)
{
    CopySearch &copies = *m.overseer.copies();
    m.overseer.findCopies();
    CopiesReport found{copies.number()};
    for (int i = 0; i < flagged; ++i) {
        evidence::FlaggedScan one;
        one.row = sealedRow();
        one.row.wall += i * 340'000;
        one.oddities = {i % 3 == 2 ? evidence::Oddity::SeenElsewhere : evidence::Oddity::ImpossibleJourney};
        if (i % 3 != 2) {
            one.fromCheckpoint = "CK-0" + std::to_string(5 + i % 3);
            one.kilometres = 31.4;
            one.elapsed = std::chrono::minutes(8);
        }
        found.flagged.push_back(one);
    }
    found.all = {98'211, static_cast<std::uint64_t>(flagged), 12, true, true, false};
    copies.finish(found);
}

void finishExport(Models &m)
{
    HandingOut &handing = *m.overseer.handing();
    handing.start({});
    ExportReport report{handing.number()};
    report.rows = 12'480;
    report.file = QStringLiteral("/media/an/KET-SAT/khong-cho-qua.csv");
    report.manifest = QStringLiteral(
        R"({"verify": ["minisign -Vm khong-cho-qua.csv -P RWQ/VbiY9Q8kEJ1m2Jm1Y6fCq1vN8wF1Xb7H7w4tqvB8r7Yc0nX5mYh2",)"
        R"( "openssl pkeyutl -verify -pubin -inkey khong-cho-qua.csv.pem -rawin -in khong-cho-qua.csv.manifest)"
        R"( -sigfile khong-cho-qua.csv.manifest.sig", "sha256sum khong-cho-qua.csv"]})");
    handing.finish(report);
}

} // namespace

std::vector<TourState> overseeingErrands()
{
    return {
        place("first", [](Models &) {}),
        chosen("archives", [](Models &) {}),
        chosen("taking",
               [](Models &m) {
                   m.overseer.takeOwn();
                   m.overseer.showProgress(m.overseer.number(), 184'320);
               }),
        chosen("taken",
               [](Models &m) {
                   m.overseer.takeOwn();
                   m.overseer.finish({m.overseer.number(), 184'991, 12, 0, 3, 9});
               }),
        chosen("taken-not-all",
               [](Models &m) {
                   m.overseer.takeOwn();
                   TakeReport report{m.overseer.number(), 9'120, 0, 2, 0, 2};
                   report.failed.emplace_back(QStringLiteral("/media/an/USB/chot-09.journal"),
                                              said(evidence::Error{evidence::Fault::NotAnExtract, "extract.magic"}));
                   m.overseer.finish(report);
               }),
        chosen("was-there",
               [](Models &m) {
                   m.overseer.make(QUrl::fromLocalFile(archiveFile));
                   TakeReport report{m.overseer.number()};
                   report.wasThere = true;
                   m.overseer.finish(report);
               }),
        place("sign-in",
              [](Models &m) {
                  AccountFacts facts;
                  facts.held = true;
                  m.signIn.setFacts(facts);
                  m.signIn.setPurpose(accounts::Action::QueryLog);
              }),
        looked("export", [](Models &m) { m.overseer.handOut(false); }),
        looked("export-ready",
               [](Models &m) {
                   m.overseer.handOut(false);
                   fillIn(*m.overseer.handing());
               }),
        looked("export-token",
               [](Models &m) {
                   m.overseer.handOut(false);
                   fillIn(*m.overseer.handing());
                   m.overseer.handing()->key()->setOnToken(true);
                   m.overseer.handing()->key()->showTokens(
                       std::vector<TokenOffer>{{"VNPT-CA 5401",
                                                "pkcs11:token=VNPT-CA",
                                                {"chỉ còn một lần thử mã PIN", "one try of the PIN is left"}}});
               }),
        looked("export-writing",
               [](Models &m) {
                   m.overseer.handOut(false);
                   fillIn(*m.overseer.handing());
                   m.overseer.handing()->start({});
                   m.overseer.handing()->showProgress(m.overseer.handing()->number(), 8'192);
               }),
        looked("export-done",
               [](Models &m) {
                   m.overseer.handOut(false);
                   fillIn(*m.overseer.handing());
                   finishExport(m);
               }),
        looked("export-pdf",
               [](Models &m) {
                   m.overseer.handOut(false);
                   m.overseer.handing()->setKind(QStringLiteral("pdf"));
                   fillIn(*m.overseer.handing());
               }),
        looked("export-locked",
               [](Models &m) {
                   HandingOut &handing = *m.overseer.handing();
                   m.overseer.handOut(false);
                   fillIn(handing);
                   handing.start({});
                   handing.conceal();
                   handing.finish({handing.number(), said(evidence::Error{evidence::Fault::Cancelled})});
               }),
        looked("export-failed",
               [](Models &m) {
                   m.overseer.handOut(false);
                   fillIn(*m.overseer.handing());
                   m.overseer.handing()->start({});
                   m.overseer.handing()->finish(
                       {m.overseer.handing()->number(), said(evidence::Error{evidence::Fault::AlreadyExists})});
               }),
        looked("copies", [](Models &m) { findCopies(m, 14); }),
        looked("copies-none", [](Models &m) { findCopies(m, 0); }),
        looked("copies-failed",
               [](Models &m) {
                   m.overseer.findCopies();
                   m.overseer.copies()->finish(
                       {m.overseer.copies()->number(), said(evidence::Error{evidence::Fault::Damaged})});
               }),
        looked("copies-searching",
               [](Models &m) {
                   m.overseer.findCopies();
                   m.overseer.copies()->showProgress(m.overseer.copies()->number(), 1'310'720);
               }),
        looked("sealed-search",
               [](Models &m) {
                   m.overseer.search();
                   fillIn(*m.overseer.sealed());
               }),
        looked("sealed-opened", [](Models &m) { open(m, 3); }),
        looked("sealed-refused",
               [](Models &m) {
                   m.overseer.search();
                   fillIn(*m.overseer.sealed());
                   m.overseer.sealed()->setPlate(QStringLiteral("51F"));
                   m.overseer.sealed()->start({});
                   m.overseer.sealed()->finish(
                       {m.overseer.sealed()->number(), said(evidence::Error{evidence::Fault::TooShort}), {}, {}});
               }),
        looked("organisations",
               [](Models &m) {
                   m.overseer.countOrganisations();
                   fillIn(*m.overseer.sealed());
               }),
        looked("organisations-counted", [](Models &m) { countOrganisations(m); }),
        looked("sealed-entry",
               [](Models &m) {
                   ArchiveEntry entry;
                   entry.row = sealedRow();
                   m.oversight.showEntry(entry);
                   m.overseer.openEntry();
               }),
    };
}

} // namespace th::app::tour
