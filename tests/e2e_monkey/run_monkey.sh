#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_monkey.sh PROGRAM [options]: the monkey on a screen of its own (Xvfb with a window manager) and a bus of its
# own. Called by `./dev monkey`, which installs what it needs.
set -euo pipefail

PROGRAM=$(realpath "$1")
shift
WORK=$(mktemp -d)
readonly PROGRAM WORK
XVFB_PID='' BUS_PID='' WM_PID=''

cleanup() {
    local pid
    for pid in "$WM_PID" "$BUS_PID" "$XVFB_PID"; do
        [[ -z $pid ]] || kill "$pid" 2>/dev/null || true
    done
    rm -rf "$WORK"
}
trap cleanup EXIT

Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$WORK/display" 2>"$WORK/xvfb.log" &
XVFB_PID=$!
for ((i = 0; i < 150; ++i)); do
    [[ ! -s $WORK/display ]] || break
    sleep 0.1
done
[[ -s $WORK/display ]] || { printf 'monkey: the screen did not appear\n' >&2 && exit 1; }
DISPLAY=:$(<"$WORK/display")
export DISPLAY
openbox >"$WORK/openbox.log" 2>&1 &
WM_PID=$!
mkdir -m 700 "$WORK/runtime"
export XDG_RUNTIME_DIR=$WORK/runtime
dbus-daemon --session --nofork --address="unix:path=$WORK/bus" >"$WORK/dbus.log" 2>&1 &
BUS_PID=$!
export DBUS_SESSION_BUS_ADDRESS=unix:path=$WORK/bus
"$PROGRAM" "$@"
