// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace th::app::settings {

/// A person's settings that the station keeps. `Engine::saveSetting` takes these keys, `settingsLoaded` brings them.
inline constexpr const char *language = "language";             ///< "vi", "en"
inline constexpr const char *theme = "theme";                   ///< "light", "dark", "auto"
inline constexpr const char *loudness = "loudness";             ///< "silent", "sounds", "voice"
inline constexpr const char *camera = "camera";                 ///< id of the camera chosen; empty: the first
inline constexpr const char *mirror = "mirror";                 ///< "yes", "no", empty: as the camera faces
inline constexpr const char *serialGun = "serial_gun";          ///< scanner::idOf its port; empty: none
inline constexpr const char *gunPace = "gun_pace";              ///< of one that types, milliseconds; empty: usual
inline constexpr const char *officer = "officer";               ///< of the last shift
inline constexpr const char *checkpoint = "checkpoint";         ///< code, of the last shift
inline constexpr const char *officers = "officers";             ///< names offered at the start of a shift, one a line
inline constexpr const char *syncSources = "sync_sources";      ///< app/syncing.h; empty: none
inline constexpr const char *syncMode = "sync_mode";            ///< "", "everything", "sparing", "slow"
inline constexpr const char *neighbours = "neighbours";         ///< "on": keeps a copy for those beside it
inline constexpr const char *kioskCodeHash = "kiosk_code_hash"; ///< Argon2id, libsodium's text form
inline constexpr const char *wardOfficer = "ward_officer";      ///< who signed in at the ward desk last
inline constexpr const char *wardRole = "ward_role";            ///< in which role, as issuing::name
inline constexpr const char *wardOfficers = "ward_officers";    ///< offered at a sign-in, one a line
inline constexpr const char *archives = "archives"; ///< a supervisor's, paths, the last one first, one a line
inline constexpr const char *supervisorKey = "supervisor_key"; ///< path of the key file that signed last
inline constexpr const char *auditorKey = "auditor_key";       ///< and of the one that opened what was sealed

inline constexpr std::array all{language,     theme,       loudness,   camera,        mirror,
                                serialGun,    officer,     checkpoint, officers,      kioskCodeHash,
                                gunPace,      syncSources, syncMode,   wardOfficer,   wardRole,
                                wardOfficers, neighbours,  archives,   supervisorKey, auditorKey};

/// The station's, not a person's: where accounts are, only who may change settings (accounts::Action) changes them.
inline constexpr std::array ofStation{syncSources, syncMode, neighbours, kioskCodeHash};

/// Comes with them, kept elsewhere: how many kiosk codes in a row were wrong.
inline constexpr const char *kioskWrong = "kiosk_wrong_codes";

} // namespace th::app::settings
