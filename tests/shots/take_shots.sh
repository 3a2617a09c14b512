#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# take_shots.sh BIN OUT: pictures of the real window on a screen of its own (Xvfb with a window manager): the start
# page, a project that waits at its first gate and one that is finished; light, dark and Chinese, two sizes.
# Called by `./dev shots`, which installs what it needs.
set -euo pipefail

BIN=$(realpath "$1")
OUT=$(mkdir -p "$2" && realpath "$2")
WORK=$(mktemp -d)
readonly BIN OUT WORK
XVFB_PID='' BUS_PID='' WM_PID='' WINDOW_PID=''

cleanup() {
    local pid
    for pid in "$WINDOW_PID" "$WM_PID" "$BUS_PID" "$XVFB_PID"; do
        [[ -z $pid ]] || kill "$pid" 2>/dev/null || true
    done
    rm -rf "$WORK"
}
trap cleanup EXIT

fail() {
    printf 'shots: %s\n' "$*" >&2
    exit 1
}

# A screen that is free: Xvfb chooses the number and tells it on the descriptor.
start_screen() {
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$WORK/display" 2>"$WORK/xvfb.log" &
    XVFB_PID=$!
    wait_for "the screen" test -s "$WORK/display"
    DISPLAY=:$(<"$WORK/display")
    export DISPLAY
    openbox >"$WORK/openbox.log" 2>&1 &
    WM_PID=$!
}

# A bus of its own, so that nothing reaches the keychain or the desktop of the person who calls this.
start_bus() {
    mkdir -m 700 "$WORK/runtime"
    export XDG_RUNTIME_DIR=$WORK/runtime HOME=$WORK/home XDG_CONFIG_HOME=$WORK/home/.config XDG_DATA_HOME=$WORK/home/.local
    mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"
    dbus-daemon --session --nofork --address="unix:path=$WORK/bus" >"$WORK/dbus.log" 2>&1 &
    BUS_PID=$!
    export DBUS_SESSION_BUS_ADDRESS=unix:path=$WORK/bus
}

# wait_for WHAT COMMAND...: asks ten times a second, for 15 seconds.
wait_for() {
    local what=$1 i
    shift
    for ((i = 0; i < 150; ++i)); do
        "$@" >/dev/null 2>&1 && return 0
        sleep 0.1
    done
    fail "$what did not appear"
}

# The first gate waits: exit code 3 is what is wanted.
make_projects() {
    "$BIN/baton-cli" run --project "$WORK/finished" --provider demo --demo terminal-2048 --demo-speed 0 --approve all \
        >"$WORK/cli.log" || fail "the demo did not finish: $(tail -1 "$WORK/cli.log")"
    local code=0
    "$BIN/baton-cli" run --project "$WORK/waiting" --provider demo --demo terminal-2048 --demo-speed 0 --approve none \
        >>"$WORK/cli.log" || code=$?
    [[ $code -eq 3 ]] || fail "the demo should wait at its first gate (exit code $code)"
}

is_still() {
    import -window "$1" "$WORK/new.png"
    cmp -s "$WORK/new.png" "$WORK/old.png" && return 0
    mv "$WORK/new.png" "$WORK/old.png"
    return 1
}

# shoot NAME SIZE [options of baton]
shoot() {
    local name=$1 size=$2 window
    shift 2
    "$BIN/baton" --size "$size" "$@" >"$WORK/$name.log" 2>&1 &
    WINDOW_PID=$!
    wait_for "the window of $name" xdotool search --onlyvisible --pid "$WINDOW_PID"
    window=$(xdotool search --onlyvisible --pid "$WINDOW_PID" | tail -1)
    xdotool mousemove 1599 999
    rm -f "$WORK/old.png"
    sleep 0.5 # until it has laid itself out; then until two pictures are equal
    for _ in $(seq 20); do
        is_still "$window" && break
        sleep 0.2
    done
    import -window "$window" "$OUT/$name.png"
    kill "$WINDOW_PID" && wait "$WINDOW_PID" 2>/dev/null || true
    WINDOW_PID=''
    printf '%s\n' "$OUT/$name.png"
}

main() {
    [[ -x $BIN/baton && -x $BIN/baton-cli ]] || fail "$BIN holds no baton and baton-cli; run ./dev build"
    export QT_QPA_PLATFORM=xcb QT_ACCESSIBILITY=0
    start_bus
    start_screen
    make_projects
    local size page
    for size in 1440x900 1024x700; do
        shoot "start-light-$size" "$size" --appearance light --ui-language en
        for page in waiting finished; do
            shoot "$page-light-$size" "$size" --appearance light --ui-language en "$WORK/$page"
            shoot "$page-dark-$size" "$size" --appearance dark --ui-language en "$WORK/$page"
            shoot "$page-chinese-$size" "$size" --appearance light --ui-language zh_CN "$WORK/$page"
        done
        shoot "start-dark-$size" "$size" --appearance dark --ui-language en
        shoot "start-chinese-$size" "$size" --appearance light --ui-language zh_CN
    done
}

main
