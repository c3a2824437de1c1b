#!/bin/sh
# Starts "$BOXWRIGHT_ELECTRON" in a session of its own with an unlocked GNOME keyring.
# BOXWRIGHT_KEYRING is the folder that the keyring lives in.
export XDG_DATA_HOME="$BOXWRIGHT_KEYRING" HOME="$BOXWRIGHT_KEYRING"
# short and private: the daemon's socket lies in it, and must not be another test's
XDG_RUNTIME_DIR=$(mktemp -d)
export XDG_RUNTIME_DIR
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
dbus-run-session -- sh -c '
  printf keyring-password | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
  "$BOXWRIGHT_ELECTRON" "$@"
' sh "$@"
