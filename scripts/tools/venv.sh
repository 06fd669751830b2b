#!/bin/sh
# Makes the virtual environment named by $1 with the first Python of 3.11 or newer, or says what to install.
set -eu

python=
for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    found=$("${PYTHON:-python3}" --version 2>&1) || found="no ${PYTHON:-python3}"
    echo "Python 3.11 or newer is needed; here is $found." >&2
    echo "Install one (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python)," >&2
    echo "or name one that you have: make PYTHON=/path/to/python3.12" >&2
    exit 1
fi

# Debian keeps these two modules in a package of their own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing python$version-venv ..."
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "python$version-venv" >/dev/null
    else
        echo "$python cannot make virtual environments. Install that part of it:" >&2
        echo "    sudo apt-get install python$version-venv" >&2
        exit 1
    fi
fi

echo "Making $1 with $("$python" --version) ..."
"$python" -m venv --clear "$1"
