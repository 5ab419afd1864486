// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tour_states.h"
#include "ward/models/inbox_model.h"
#include "ward/models/register_model.h"
#include "ward/models/request_model.h"
#include "ward/models/ward_session.h"

#include <QString>

namespace th::app::tour {

/// A state of the ward workspace: the desk of Phúc Xá, \p officer signed in, an ordinary morning's requests in the
/// inbox, the page open; then \p more.
[[nodiscard]] TourState wardState(const char *name, issuing::Role role, const char *page,
                                  const std::function<void(Models &)> &more = {});
/// A request of 400 lines, as \p role has it before them.
[[nodiscard]] RequestView wardRequestView(const char *procedure, const char *state, issuing::Role role);
/// Nobody has signed in.
void wardDesk(Models &models, DeskKeyState key = DeskKeyState::Passphrase);
[[nodiscard]] std::vector<InboxEntry> wardInbox();
[[nodiscard]] std::vector<TourState> wardRequests();
[[nodiscard]] std::vector<TourState> wardLists();
[[nodiscard]] std::vector<TourState> wardSealing();
[[nodiscard]] std::vector<TourState> wardPrints();
[[nodiscard]] std::vector<TourState> wardMails();
[[nodiscard]] std::vector<TourState> wardRegister();
[[nodiscard]] std::vector<TourState> wardStatistics();
[[nodiscard]] std::shared_ptr<const issuing::Workflow> wardWorkflow(); ///< the one that comes with the program

} // namespace th::app::tour
