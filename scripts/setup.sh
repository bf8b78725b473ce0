#!/bin/sh
# Sets up what a target needs: setup.sh build | test | lighthouse | lock
#   build: .venv/ with the locked packages of requirements.txt, and the Chinese fonts for pictures and paper
#   test:  the packages of tests/requirements.txt, too, and Chromium
#   lighthouse: Node and the packages of tests/package-lock.json, too
# System packages come from apt-get, as root or by sudo; without either the one command to run is printed.
set -eu
cd "$(dirname "$0")/.."

apt_install() {
    missing=""
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    if [ "$(id -u)" = 0 ]; then run=""
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then run="sudo"
    else
        echo "Needs system packages. Run this once, then make again:" >&2
        echo "    sudo apt-get update && sudo apt-get install -y$missing" >&2
        exit 1
    fi
    echo "installing system packages:$missing" >&2
    $run apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"; return 0
        fi
    done
    return 1
}

has_node() {
    command -v npm >/dev/null && node -e 'process.exit(process.versions.node.split(".")[0] < 18 ? 1 : 0)' 2>/dev/null
}

# A lock is installed once: the stamp holds its checksum.
install_locked() {
    stamp=".venv/$(echo "$1" | tr / -).sum"
    sum=$(cksum < "$1")
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && return 0
    echo "installing $1" >&2
    .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r "$1"
    echo "$sum" > "$stamp"
}

make_venv() {
    [ -x .venv/bin/pip ] && return 0
    python=$(find_python) || { apt_install python3; python=$(find_python) || { echo "Must have Python 3.11 or newer" >&2; exit 1; }; }
    "$python" -c 'import ensurepip' 2>/dev/null || apt_install python3-venv
    "$python" -m venv --clear .venv
}

make_venv
case "${1:-build}" in
build)
    install_locked requirements.txt
    apt_install fonts-noto-cjk
    ;;
test)
    install_locked requirements.txt
    install_locked tests/requirements.txt
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || apt_install chromium
    apt_install fonts-noto-cjk poppler-utils dokuwiki php-cli
    ;;
lighthouse)
    scripts/setup.sh test
    has_node || apt_install nodejs npm
    stamp="tests/node_modules/lock.sum"
    sum=$(cksum < tests/package-lock.json)
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && exit 0
    npm ci --prefix tests --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
    echo "$sum" > "$stamp"
    ;;
lock)
    .venv/bin/pip install --quiet --disable-pip-version-check pip-tools
    for name in requirements tests/requirements; do
        .venv/bin/pip-compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
            --strip-extras --allow-unsafe -o $name.txt $name.in
    done
    if command -v npm >/dev/null; then npm update --prefix tests --package-lock-only --no-audit --no-fund --loglevel=error; fi
    ;;
esac
