#!/bin/sh
# Write requirements/*.txt anew from pyproject.toml: every dependency of every part, pinned for all platforms. Needs uv.
# What only the CUDA build of torch asks for goes to cuda.txt, a constraint: pinned when wanted, not installed otherwise.
set -eu
cd "$(dirname "$0")"
compile() { uv pip compile -q --universal --python-version 3.11 --no-annotate --no-header "$@" ../pyproject.toml; }
all=$(mktemp) part=$(mktemp)
trap 'rm -f "$all" "$part"' EXIT
compile --all-extras -o "$all"
cuda='^(nvidia-|cuda-|triton==)'
{ echo '# Written by make lock.'; grep -E "$cuda" "$all"; } >cuda.txt
write() { # FILE EXTRA...
  file=$1; shift
  compile -c "$all" $(printf -- '--extra %s ' "$@") -o "$part"
  { echo '# Written by make lock.'; ! grep -q '^torch==' "$part" || echo '-c cuda.txt'; grep -Ev "$cuda" "$part"; } >"$file"
  : >"$part"
}
write service.txt service
write worker.txt worker
write run.txt service worker launcher
write dev.txt service worker launcher dev
