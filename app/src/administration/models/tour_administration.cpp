// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing.h"
#include "models/tour_parts.h"

#include <array>

namespace th::app::tour {

namespace {

using namespace std::chrono_literals;
using administration::DeviceList;
using administration::KnownDevice;

core::PublicKey keyOf(int n)
{
    std::array<std::uint8_t, 32> seed{};
    seed[0] = static_cast<std::uint8_t>(n);
    return core::SoftwareKey::fromSeed(seed).publicKey();
}

std::string directoryJson(int devices)
{
    std::string json = R"({"format":"th-directory-1","authorities":[],"keys":[],"series":[],"auditors":[],"devices":[)";
    for (int i = 0; i < devices; ++i) {
        const std::string number = std::to_string(12 + i);
        json += i ? "," : "";
        json += R"({"id":")" + core::deviceIdOf(keyOf(i)) + R"(","name":{"vi":"Chốt )" + number +
                (i == 3 ? ", cầu vượt ngã ba Pháp Vân – Cầu Giẽ, làn xe tải nặng phía đông" : ", cầu Chương Dương") +
                R"(","en":"Checkpoint )" + number + R"("},"public":")" + core::toHex(keyOf(i)) +
                R"(","place":{"checkpoint":"CK-)" + number + R"("})" +
                (i == 2 ? R"(,"suspended_since":"2021-09-05T01:00:00Z")" : "") +
                (i == 5 ? R"(,"wipe_ordered_at":"2021-09-04T01:00:00Z")" : "") + "}";
    }
    return json + "]}";
}

void report(KnownDevice &known, int i)
{
    known.heard = true;
    known.hubState = "approved";
    known.contacted = people::now() - std::chrono::minutes(i == 1 ? 3000 : 2 + 7 * i);
    known.report.seq = 4711;
    known.report.software = "thonghanh 0.1.0";
    known.report.startedAt = people::now() - 30h;
    known.report.dataAsOf = people::now() - std::chrono::hours(i == 4 ? 100 : 1);
    known.report.diskFree = (i == 7 ? 200ull : 9000ull) << 20;
    known.report.diskWanted = 512ull << 20;
    if (i == 6)
        known.stored = {{"fork", "", people::now() - 2h, 3}};
}

OfficeListing listing(int devices)
{
    auto list = std::make_shared<DeviceList>();
    const std::string json = directoryJson(devices);
    auto directory = core::parseDirectory(core::asBytes(json));
    if (!directory)
        qFatal("the tour's directory: %s %s", directory.error().where.c_str(), directory.error().rule.c_str());
    list->file = std::make_shared<const administration::DirectoryFile>(
        administration::DirectoryFile{"directory.json", {}, std::move(*directory)});
    int i = 0;
    for (const core::Device &entry : list->file->directory.devices()) {
        list->known.devices.push_back({entry.key, &entry, {}});
        report(list->known.devices.back(), i++);
    }
    if (devices > 0) {
        KnownDevice stranger;
        stranger.key = keyOf(200);
        stranger.hubName = "Chốt 44";
        stranger.hubState = "pending";
        list->known.devices.push_back(stranger);
    }
    list->hubTold = devices > 0;
    list->checkpoints = {"CK-12", "CK-13", "CK-14"};
    return {list, people::now()};
}

OfficeRequests requests(bool some)
{
    OfficeRequests made;
    made.hub = true;
    made.lastWish.hub = "https://trungtam.hanoi.example";
    if (some)
        made.asking = {{keyOf(200), "Chốt 44, ngã tư Vọng", people::now() - 4min},
                       {keyOf(201), "Chốt 45", std::nullopt, "/media/usb/requests/dev.txt"}};
    return made;
}

OfficeCode code()
{
    core::EnrolmentCode code;
    code.hub = "https://trungtam.hanoi.example";
    code.hubKey = keyOf(90);
    code.root = keyOf(91);
    code.rootVersion = 2;
    code.token = "0123456789abcdef0123456789abcdef";
    code.expires = people::now() + 71h + 59min + 12s;
    return {code, QString::fromStdString(core::encodeEnrolment(code))};
}

std::shared_ptr<const accounts::Roster> roster(int people)
{
    static constexpr const char *names[] = {"Nguyễn Thị Hương", "Công Tằng Tôn Nữ Ngọc Phương Hoàng Quỳnh Anh",
                                            "Trần Văn Bình", "Lê Đức Thọ"};
    auto made = std::make_shared<accounts::Roster>();
    made->unit = core::AuthorityCode("P00001");
    made->number = static_cast<std::uint64_t>(people > 0 ? 7 : 0);
    for (int i = 0; i < people; ++i) {
        accounts::Person person;
        person.account.name = names[i % 4];
        person.account.id = accounts::freeId(*made, person.account.name);
        person.account.position =
            i % 3 == 0 ? "Đội trưởng Đội Cảnh sát quản lý hành chính về trật tự xã hội" : "Cán bộ";
        person.account.roles = {accounts::Role::AreaPolice, accounts::Role::WardPolice};
        person.account.disabled = i == 5;
        if (i % 4 != 2)
            person.account.password.emplace();
        if (i == 3)
            person.account.expires = people::now() + 24h * 90;
        person.email = "huong@vidu.vn";
        accounts::add(*made, person);
    }
    return made;
}

TourState state(const char *name, const std::function<void(Models &)> &more)
{
    return {QStringLiteral("admin-") + QLatin1String(name), [more](Models &m) {
                m.administration.open(QStringLiteral("/media/an/KET-SAT/thanh-pho"), accounts::Role::Administrator);
                m.administration.setNow(people::now());
                more(m);
            }};
}

TourState opened(const char *name, const std::function<void(Models &)> &more)
{
    return state(name, [more](Models &m) {
        m.administration.showOpened();
        m.administration.showDevices(listing(14));
        m.administration.showRequests(requests(true));
        more(m);
    });
}

/// One device on the sheet, with a form.
TourState device(const char *name, int row, const char *form)
{
    return opened(name, [row, form](Models &m) {
        OfficeDevices &devices = *m.administration.devices();
        devices.setCurrent(row);
        devices.openSheet();
        devices.begin(QString::fromLatin1(form));
    });
}

TourState enrolment(const char *name, const std::function<void(Models &)> &more)
{
    return opened(name, [more](Models &m) {
        m.administration.setPage(AdministrationModel::Page::Enrolment);
        more(m);
    });
}

TourState accountsOf(const char *name, int people, const std::function<void(OfficeAccounts &)> &more)
{
    return opened(name, [people, more](Models &m) {
        m.administration.setPage(AdministrationModel::Page::Accounts);
        m.administration.accounts()->showUnits({QStringLiteral("P00001"), QStringLiteral("P00002")});
        m.administration.accounts()->show(roster(people));
        more(*m.administration.accounts());
    });
}

std::shared_ptr<const administration::ReadList> readList()
{
    auto list = std::make_shared<administration::ReadList>();
    list->checked.good.resize(41);
    list->checked.bad = {7, 12};
    lists::Finding finding;
    finding.row = 7;
    finding.heading = "Vai trò";
    finding.field = "role";
    finding.rule = lists::Rule::NotIssued;
    finding.value = "thủ kho";
    finding.words = administration::userShape().find("role")->hint;
    list->checked.findings = {finding, finding};
    list->checked.findings[1].row = 12;
    return list;
}

/// A unit's accounts about to be signed; `chosen`: tree, root and key are those of the last time.
TourState signing(const char *name, bool chosen)
{
    return opened(name, [chosen](Models &m) {
        m.administration.setPage(AdministrationModel::Page::Accounts);
        m.administration.accounts()->showUnits({QStringLiteral("P00001"), QStringLiteral("P00002")});
        m.administration.accounts()->show(roster(12));
        OfficeSigning &sheet = *m.administration.signing();
        sheet.begin(QStringLiteral("P00001"));
        if (!chosen)
            return sheet.showLast({{"", "/media/an/KET-SAT/thanh-pho/3.root.json"}, ""});
        const administration::SigningPlace place{"/media/an/CONG-BO/published",
                                                 "/media/an/KET-SAT/thanh-pho/3.root.json"};
        sheet.showLast({place, "/media/an/KET-SAT/quan-tri.key"});
        auto looked = std::make_shared<administration::ProposedSigning>(administration::ProposedSigning{
            "P00001", place, administration::inWords({8, 14, {}, {}}, *roster(12)), {}});
        looked->words.push_back(
            {"Ký vào /media/an/CONG-BO/published; dùng được đến 2021-12-06, trước ngày đó phải ký lại",
             "Signed into /media/an/CONG-BO/published; good until 2021-12-06, to be signed again before"});
        sheet.showProposal(looked);
        m.administration.settle();
    });
}

void look(Models &m, int row)
{
    m.administration.enrolment()->setCurrent(row);
    m.administration.enrolment()->look();
}

} // namespace

std::vector<TourState> administering()
{
    return {
        state("opening", [](Models &) {}),
        state("failed",
              [](Models &m) {
                  m.administration.fail(QStringLiteral("Trong thư mục không có directory.json. Hãy chọn thư mục khác."),
                                        QStringLiteral("There is no directory.json in the folder. Choose another."));
              }),
        state("devices-loading", [](Models &m) { m.administration.showOpened(); }),
        state("devices-empty",
              [](Models &m) {
                  m.administration.showOpened();
                  m.administration.showDevices(listing(0));
              }),
        opened("devices", [](Models &) {}),
        opened("devices-none-found", [](Models &m) { m.administration.devices()->search(QStringLiteral("Lạng Sơn")); }),
        opened("devices-kept", [](Models &m) { m.administration.showKept(); }),
        device("device", 6, ""),
        device("device-unlisted", 14, ""),
        device("device-name", 3, "name"),
        device("device-place", 3, "place"),
        device("device-wipe", 3, "wipe"),
        device("device-add", 14, "add"),
        opened("changes",
               [](Models &m) {
                   administration::ProposedEdit edit;
                   edit.edit.words = {{"ĐÌNH CHỈ thiết bị dev-3f9a61c2d07b84e5 (Chốt 12, cầu Chương Dương)",
                                       "SUSPENDS device dev-3f9a61c2d07b84e5 (Checkpoint 12)"}};
                   m.administration.showProposed(edit);
               }),
        opened("keys", [](Models &m) { m.administration.setHelping(true); }),
        opened("accounts-none",
               [](Models &m) {
                   m.administration.setPage(AdministrationModel::Page::Accounts);
                   m.administration.accounts()->showUnits({});
               }),
        accountsOf("accounts-empty", 0, [](OfficeAccounts &) {}),
        accountsOf("accounts", 12, [](OfficeAccounts &) {}),
        accountsOf("accounts-person", 12,
                   [](OfficeAccounts &accounts) {
                       accounts.setCurrent(3);
                       accounts.openSheet();
                   }),
        accountsOf("accounts-new", 12, [](OfficeAccounts &accounts) { accounts.begin(QStringLiteral("new")); }),
        accountsOf("accounts-expire", 12,
                   [](OfficeAccounts &accounts) {
                       accounts.openSheet();
                       accounts.begin(QStringLiteral("expire"));
                       accounts.setField(QStringLiteral("day"), QStringLiteral("31.12"));
                       accounts.submit();
                   }),
        accountsOf("accounts-list", 12, [](OfficeAccounts &accounts) { accounts.showList(readList()); }),
        accountsOf("accounts-publish", 12,
                   [](OfficeAccounts &accounts) {
                       accounts.showPublication(QStringLiteral("P00001"),
                                                administration::inWords({8, 14, {}, {}}, *roster(12)));
                   }),
        signing("accounts-sign", true),
        signing("accounts-sign-first", false),
        opened("entered",
               [](Models &m) {
                   m.administration.close();
                   m.administration.enter(QUrl::fromLocalFile(QStringLiteral("/media/an/KET-SAT/thanh-pho")));
                   m.administration.open(QStringLiteral("/media/an/KET-SAT/thanh-pho"), accounts::Role::Administrator);
                   m.administration.showOpened();
                   m.administration.showDevices(listing(14));
               }),
        enrolment("enrolment", [](Models &) {}),
        enrolment("enrolment-none", [](Models &m) { m.administration.showRequests(requests(false)); }),
        enrolment("enrolment-code", [](Models &m) { m.administration.showCode(code()); }),
        enrolment("enrolment-ended",
                  [](Models &m) {
                      m.administration.showCode(code());
                      m.administration.setNow(people::now() + 80h);
                  }),
        enrolment("enrolment-request", [](Models &m) { look(m, 0); }),
        enrolment("enrolment-refused",
                  [](Models &m) {
                      look(m, 1);
                      m.administration.refuse(
                          QStringLiteral("Không khớp: khóa trên máy đó khác khóa của yêu cầu này. Đừng phê duyệt."),
                          QStringLiteral("It does not match: that device's key is another one. Do not approve it."));
                  }),
    };
}

} // namespace th::app::tour
