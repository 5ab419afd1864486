// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal_model.h"
#include "tour_ward.h"

#include "models/tour_parts.h"

namespace th::app::tour {

using namespace std::chrono_literals;
using issuing::Role;

namespace {

SealEntry entry(desk::RequestId id, const char *applicant, const char *procedure, std::size_t approved,
                std::size_t made, std::chrono::minutes waited)
{
    const issuing::Procedure &found = *wardWorkflow()->find(procedure);
    SealEntry entry{id, 9, "seal", found.findStep("seal")->name, found.name, applicant};
    entry.approved = approved;
    entry.made = made;
    entry.begun = made > 0;
    entry.changed = people::now() - waited;
    return entry;
}

SealView view()
{
    return {
        {entry(119, "Hợp tác xã Rau sạch Phúc Xá", "organisation", 55, 0, 20h),
         entry(118, "Công ty cổ phần Chế biến thực phẩm và Dịch vụ hậu cần Sông Hồng", "organisation", 360, 128, 3h),
         entry(126, "Tổ dân phố 12", "household", 86, 0, 48min),
         entry(130, "Nguyễn Thị Phượng", "individual", 1, 0, 12min)},
        QStringLiteral("/media/chi/KHOA-DAU/phuc-xa.key"),
        DeskKeyState::Passphrase,
        {},
        false};
}

std::vector<TokenOffer> tokens()
{
    TokenOffer locked{"VNPT-CA · 540178", "pkcs11:serial=540178"};
    locked.note = {"mã PIN đã bị khóa", "its PIN is locked"};
    locked.usable = false;
    return {{"CA phường Phúc Xá · 540125", "pkcs11:serial=540125"}, locked};
}

TourState state(const char *name, const std::function<void(SealModel &)> &more)
{
    return wardState(name, Role::WardPolice, "seal", [more](Models &m) {
        SealModel &seal = *m.ward.seal();
        seal.clear();
        seal.show(view());
        more(seal);
    });
}

void run(SealModel &seal, std::size_t made)
{
    seal.toggle(0);
    seal.toggle(1);
    seal.begin({view().entries[0], view().entries[1]});
    seal.finishRequest(desk::SealProgress{55, 0, true, {}});
    seal.advance({made, 232 - made, false, {}});
}

} // namespace

std::vector<TourState> wardSealing()
{
    return {
        state("seal-empty", [](SealModel &seal) { seal.show({}); }),
        state("seal-choosing", [](SealModel &) {}),
        state("seal-give-up",
              [](SealModel &seal) {
                  seal.setCurrent(1);
                  seal.askGiveUp();
              }),
        state("seal-which-series",
              [](SealModel &seal) {
                  seal.toggle(1);
                  seal.tookKey(OpenedSealKey{nullptr, {"BD01A", "BD01B", "BD02A"}, {}});
                  seal.stop(SealModel::whichSeries());
              }),
        state("seal-ready", [](SealModel &seal) { seal.toggleAll(); }),
        state("seal-token",
              [](SealModel &seal) {
                  seal.toggle(2);
                  seal.setOnToken(true);
                  seal.showTokens(tokens());
                  seal.setAddress(QStringLiteral("pkcs11:serial=540125"));
              }),
        state("seal-no-token",
              [](SealModel &seal) {
                  seal.toggle(2);
                  seal.setOnToken(true);
                  seal.showTokens(std::vector<TokenOffer>());
              }),
        state("seal-sealing", [](SealModel &seal) { run(seal, 96); }),
        state("seal-paused",
              [](SealModel &seal) {
                  run(seal, 96);
                  seal.pause();
                  seal.finishRequest(desk::SealProgress{128, 104, false, {}});
              }),
        state("seal-failed",
              [](SealModel &seal) {
                  seal.setOnToken(true);
                  seal.showTokens(tokens());
                  seal.setAddress(QStringLiteral("pkcs11:serial=540125"));
                  run(seal, 96);
                  seal.stop({"not_signed",
                             {"CA phường Phúc Xá: thiết bị ký đã bị rút ra. Những gì ký trước đó vẫn giữ nguyên; hãy "
                              "cắm lại rồi ký tiếp.",
                              "CA phường Phúc Xá: the token was pulled out. What was signed before stands; plug it in "
                              "again and go on."}});
              }),
        state("seal-done",
              [](SealModel &seal) {
                  run(seal, 96);
                  seal.finishRequest(desk::SealProgress{232, 0, true, {}});
                  seal.show({{view().entries[2], view().entries[3]}, {}, {}, {}, {}});
              }),
    };
}

} // namespace th::app::tour
