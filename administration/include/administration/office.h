// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/role.h"
#include "administration/device_edit.h"
#include "administration/enrolment.h"
#include "administration/known_devices.h"

#include <functional>
#include <memory>

namespace th::administration {

/// Has `thonghanh-hub` on this machine do something: its arguments, and what it printed. Errors in its own words.
using AskHub = std::function<Done<std::string>(const std::vector<std::string> &arguments)>;

/// All that is known of the devices. What points into the directory is kept alive by `file`.
struct DeviceList {
    std::shared_ptr<const DirectoryFile> file;
    KnownDevices known;
    core::DeviceLimits limits;
    std::vector<std::string> checkpoints;        ///< codes of the policy; empty: there is none
    std::optional<core::LocalName> hubUnheard{}; ///< why the hub on this machine did not tell
    bool hubTold = false;                        ///< a hub told, now or in its file
};

/// A change of the directory that was looked at and is not written.
struct ProposedEdit {
    DirectoryEdit edit;
    std::array<std::uint8_t, 32> base{}; ///< of the file that it was made from
};

/// A device that wants to be let in.
struct Asking {
    core::PublicKey key{};
    std::string name;
    std::optional<core::Instant> since{};
    std::string file{}; ///< of a request that came by stick; empty: it asked the hub
};

struct CodeWish {
    std::string hub, hubKey; ///< empty key: the hub on this machine tells its own
    std::string token;       ///< what `thonghanh-hub token new` printed; empty: the hub on this machine makes one
    int hours = 72;          ///< 1 to 8,760
};

/// An administrator's folder (docs/guide/administration.md): the directory's source, the policy, what the hub told, and
/// what is needed for enrolment codes. Every call asks first whether the acting role may do it (accounts/role.h); who
/// may not gets the refusal, and nothing is read or written. No two threads at once.
class Office {
public:
    /// Fails where there is no directory.json.
    [[nodiscard]] static Done<Office> open(std::string folder, accounts::Role acting, AskHub askHub);

    [[nodiscard]] Done<DeviceList> devices(core::Instant now) const;
    /// What the change would do. `typedName`: to wipe a device its name must be typed, in either language.
    [[nodiscard]] Done<ProposedEdit> propose(const core::PublicKey &device, const DeviceChange &wanted,
                                             const std::string &typedName, core::Instant now) const;
    [[nodiscard]] Done<ProposedEdit> proposeNew(const NewDevice &device) const;
    /// Writes it. Refused if the directory was changed since by somebody else.
    [[nodiscard]] Done<> keep(const ProposedEdit &proposed);

    /// Hub and key as they were used last; both may be empty.
    [[nodiscard]] Done<CodeWish> lastWish() const;
    [[nodiscard]] Done<core::EnrolmentCode> newCode(const CodeWish &wish, core::Instant now);
    [[nodiscard]] Done<std::vector<Asking>> asking() const;
    /// `compared`: digits of the key as the device shows them, blanks left aside: at least 16 of one that asked the
    /// hub, all 64 of one that came by stick (whoever holds the stick can make a request).
    [[nodiscard]] Done<> approve(const Asking &device, const std::string &compared, const std::string &name);
    [[nodiscard]] Done<> refuse(const Asking &device);

    [[nodiscard]] const std::string &folder() const { return m_folder; }
    [[nodiscard]] bool hasHub() const; ///< one on this machine can be asked

private:
    Office(std::string folder, accounts::Role acting, AskHub askHub);
    [[nodiscard]] std::string path(const char *name) const;
    [[nodiscard]] Done<> mayManageDevices() const;
    [[nodiscard]] Done<std::string> ask(std::vector<std::string> arguments) const;
    [[nodiscard]] Done<> fill(CodeWish &wish) const;
    [[nodiscard]] Done<> remember(const CodeWish &wish) const;

    std::string m_folder;
    accounts::Role m_acting;
    AskHub m_askHub;
};

} // namespace th::administration
