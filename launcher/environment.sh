#!/bin/sh
# environment.sh FOLDER: make a virtual environment with the first Python of 3.11 to 3.14 found, or $PYTHON.
set -eu
folder=$1
suits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; }

for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 none}; do
  if [ "$python" = none ] || suits "$python"; then break; fi
done
if ! suits "$python"; then
  found=$("${PYTHON:-python3}" --version 2>/dev/null || echo "no ${PYTHON:-python3}")
  echo "Nutgraf needs Python 3.11 to 3.14; found: $found." >&2
  echo 'Debian 12 and later, Ubuntu 24.04 and later: sudo apt install python3 python3-venv' >&2
  echo 'Then run this again; PYTHON=/path/to/python3 names one that is not on the PATH.' >&2
  exit 1
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then # Debian and Ubuntu keep these in a package of their own
  echo "This Python ($version) cannot make virtual environments. Install the part that does, then run this again:" >&2
  echo "  sudo apt install python$version-venv" >&2
  exit 1
fi
echo "Making $folder/ with Python $version ..."
"$python" -m venv "$folder"
# The pip that came with it may be too old to show how far an installation is.
"$folder/bin/python" -m pip --disable-pip-version-check install --quiet pip==26.3
