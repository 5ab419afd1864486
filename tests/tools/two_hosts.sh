#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two stations on two hosts, joined by a cable on which there is nothing but link-local IPv6: one has data, the other finds it through
# Avahi and takes it. Hosts are network namespaces, each with a message bus and an Avahi of its own; nothing of the system is touched.
# usage: two_hosts.sh THONGHANHCTL; exit status 77 where the system gives no namespaces.
set -euo pipefail

ctl=$1

if [ -z "${TH_TEST_OWN_HOSTS:-}" ]; then
    unshare --map-root-user --net --mount sh -c 'mount -t tmpfs none /run && mkdir /run/netns && ip netns add probe' 2>/dev/null || {
        echo "this system gives no network namespaces"
        exit 77
    }
    TH_TEST_OWN_HOSTS=1 exec unshare --map-root-user --net --mount --pid --fork --kill-child --mount-proc "$0" "$@"
fi

# Avahi looks for a user of its own.
mount -t tmpfs none /run
mkdir /run/netns
printf 'root:x:0:0::/:/bin/sh\navahi:x:0:0::/:/bin/sh\n' >/run/passwd
printf 'root:x:0:\navahi:x:0:\n' >/run/group
mount --bind /run/passwd /etc/passwd
mount --bind /run/group /etc/group

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ip netns add near
ip netns add far
ip link add near netns near type veth peer name far netns far
for host in near far; do
    # The address is used at once: nobody else is on this cable.
    ip netns exec "$host" sh -c "echo 0 > /proc/sys/net/ipv6/conf/$host/accept_dad" 2>/dev/null || true
    ip -n "$host" link set lo up
    ip -n "$host" link set "$host" up
done

# waitFor TEXT COMMAND…: starts it, and comes back once a line of what it says has the text. It goes on by itself.
waitFor() {
    local text=$1 line said
    shift
    exec {said}< <(exec "$@" 2>&1)
    while IFS= read -r line <&"$said"; do
        echo "  $line"
        [[ $line != *"$text"* ]] || return 0
    done
    echo "ended without saying: $text"
    exit 1
}

# startHost HOST: its bus and its Avahi, which gets a /run of its own: the place for its process id is fixed.
startHost() {
    local host=$1
    cat >"$work/$host.bus.conf" <<CONF
<busconfig><type>system</type><listen>unix:path=$work/$host.bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/></policy></busconfig>
CONF
    cat >"$work/$host.avahi.conf" <<CONF
[server]
host-name=$host
use-ipv4=no
use-ipv6=yes
allow-interfaces=$host
[wide-area]
enable-wide-area=no
[publish]
publish-workstation=no
[rlimits]
CONF
    waitFor unix: ip netns exec "$host" dbus-daemon --nofork --print-address --config-file="$work/$host.bus.conf"
    DBUS_SYSTEM_BUS_ADDRESS="unix:path=$work/$host.bus" waitFor 'startup complete' unshare --mount sh -c \
        'mkdir -p /run/avahi-daemon && mount -t tmpfs none /run/avahi-daemon && exec ip netns exec "$@"' sh \
        "$host" avahi-daemon -f "$work/$host.avahi.conf" --no-drop-root --no-chroot --no-rlimits
}

# on HOST COMMAND…: thonghanhctl there, in English.
on() {
    local host=$1
    shift
    DBUS_SYSTEM_BUS_ADDRESS="unix:path=$work/$host.bus" LC_ALL=en_US.UTF-8 ip netns exec "$host" "$ctl" "$@"
}

startHost near
startHost far

"$ctl" demo --out "$work/demo" --no-frames --no-sheets >/dev/null
for host in near far; do
    "$ctl" station init --station "$work/$host" --root "$work/demo/root.json" >/dev/null
done
"$ctl" neighbours on --station "$work/near" >/dev/null
"$ctl" sync --station "$work/near" --from "$work/demo/tree" >/dev/null
waitFor 'Serving neighbours' env "DBUS_SYSTEM_BUS_ADDRESS=unix:path=$work/near.bus" LC_ALL=en_US.UTF-8 \
    ip netns exec near "$ctl" neighbours serve --station "$work/near"

# Announcing takes as long as it takes; each look is two seconds.
for _ in {1..30}; do
    found=$(on far neighbours find) && break
done
echo "found: $found"
[[ $found == *"http://[fe80::"*"%25"*"]:"* ]] || { echo "no neighbour at a link-local IPv6 address"; exit 1; }

# Nothing answers at the hub's address.
said=$(on far sync --station "$work/far" --from "http://[::1]:9/tree" --neighbours)
echo "synced: $said"
# holds STATION: what it says of its data, without what is its own. Both judge by the same publication, or they differ in a number.
holds() { "$ctl" --json station status --station "$work/$1" | grep -oE '"(data_as_of|authorities|series|checkpoints|damage)":[^,}]*'; }
[ "$(holds near)" = "$(holds far)" ] || { echo "they hold different data"; holds near; holds far; exit 1; }
holds far
echo "1 passed, 0 failed"
