// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_model.h"
#include "tour_ward.h"

#include "models/tour_parts.h"

namespace th::app::tour {

using namespace std::chrono_literals;
using store::PrintOutcome, store::PrintState;

namespace {

PrintEntry entry(std::uint64_t job, desk::RequestId request, const char *applicant, const char *procedure,
                 std::size_t sheets, PrintState state, std::vector<PrintOutcome> times = {})
{
    PrintEntry made;
    made.job.row.id = job;
    made.job.row.request = request;
    made.job.row.state = state;
    made.job.row.queued = people::now() - 3h;
    made.job.sheets = sheets;
    made.applicant = applicant;
    made.procedure = wardWorkflow()->find(procedure)->name;
    made.kinds = wardWorkflow()->find(procedure)->kinds;
    for (const PrintOutcome outcome : times) {
        desk::PrintTime time;
        time.row.job = job;
        time.row.number = static_cast<std::uint32_t>(made.job.times.size() + 1);
        time.row.begun = people::now() - 2h;
        time.row.officer = "tran.thi.binh";
        time.row.outcome = outcome;
        time.row.printer = "HP-LaserJet-M404-phong-1";
        time.row.passes = sheets;
        made.job.times.push_back(time);
    }
    return made;
}

std::vector<PrintEntry> queue()
{
    auto sheets = entry(13, 131, "Lê Văn Thủy", "individual", 1, PrintState::Waits);
    sheets.job.row.byHand = true;
    auto some = entry(12, 126, "Tổ dân phố 12", "household", 84, PrintState::Waits, {PrintOutcome::Failed});
    some.job.revoked = 2;
    return {entry(9, 118, "Công ty cổ phần Chế biến thực phẩm và Dịch vụ hậu cần Sông Hồng", "organisation", 360,
                  PrintState::UnderWay, {PrintOutcome::Unknown}),
            entry(11, 119, "Hợp tác xã Rau sạch Phúc Xá", "organisation", 55, PrintState::Waits), some, sheets};
}

TourState state(const char *name, const std::function<void(PrintModel &)> &more)
{
    return wardState(name, issuing::Role::WardPolice, "print", [more](Models &m) {
        PrintModel &prints = *m.ward.prints();
        prints.clear();
        prints.show(queue(), paper::parseTemplates(core::asBytes(paper::defaultTemplates())).value());
        prints.showPrinters({{QStringLiteral("HP-LaserJet-M404"), QStringLiteral("HP LaserJet M404, phòng 1"), true},
                             {QStringLiteral("Zebra-ZC300"), QStringLiteral("Máy in thẻ"), false}});
        more(prints);
    });
}

} // namespace

std::vector<TourState> wardPrints()
{
    return {
        state("print-queue", [](PrintModel &prints) { prints.setCurrent(1); }),
        state("print-picked",
              [](PrintModel &prints) {
                  prints.toggle(1);
                  prints.setDesign(QStringLiteral("travel"));
              }),
        state("print-not-known", [](PrintModel &prints) { prints.toggle(0); }),
        state("print-aside",
              [](PrintModel &prints) {
                  prints.setCurrent(1);
                  prints.askAside();
              }),
        state("print-running",
              [](PrintModel &prints) {
                  prints.begin(2);
                  prints.advance(0, {paper::Stage::ReadingBack, 32, 55});
              }),
        state("print-pausing",
              [](PrintModel &prints) {
                  prints.begin(2);
                  prints.advance(0, {paper::Stage::Drawing, 12, 55});
                  prints.pause();
              }),
        state("print-done",
              [](PrintModel &prints) {
                  PrintSum sum{55, 55, 0};
                  sum.printed = {11};
                  sum.refused.emplace_back(
                      126, desk::Problem{"stale",
                                         {"Hồ sơ đã thay đổi từ khi bạn mở. Hãy xem lại rồi làm lại.",
                                          "It has changed since you looked. Look again, then repeat."}});
                  prints.finish(sum);
              }),
        state("print-left-over",
              [](PrintModel &prints) {
                  prints.toggle(1);
                  PrintSum sum;
                  sum.leftOver = {11};
                  sum.notBegun = 1;
                  sum.refused.emplace_back(
                      119, desk::Problem{"paper.left",
                                         {"giay-119.pdf.part: đã có tệp này, thường là phần dở dang của một "
                                          "lần in bị ngắt; không ghi đè. Xóa tệp đó rồi in lại.",
                                          "giay-119.pdf.part: it is there already, as a rule what a "
                                          "printing left that was cut off; nothing is written over. Remove it, then "
                                          "print again."}});
                  prints.finish(sum);
              }),
        state("print-no-printer", [](PrintModel &prints) { prints.showPrinters({}); }),
        state("print-empty", [](PrintModel &prints) { prints.show({}, {}); }),
        state("print-loading", [](PrintModel &prints) { prints.clear(); }),
        state("print-failed",
              [](PrintModel &prints) {
                  prints.fail({"store.io",
                               {"Không đọc hoặc ghi được ổ đĩa. Hãy kiểm tra ổ đĩa rồi thử lại.",
                                "The disk cannot be read or written. Check the disk, then try again."}});
              }),
    };
}

} // namespace th::app::tour
