#!/usr/bin/env bash
# 维护者用：按 fonts/manifest.toml 里记的软件包名与版本重新取回字体，核对后放入 fonts/。
#
#   scripts/fonts-refresh.sh            取回（需要网络、npm、apt-get、dpkg-deb）、核对、就位
#   scripts/fonts-refresh.sh --verify   只核对 fonts/ 现有文件，不用网络
#
# 核对用 python3（3.11 起，内含 tomllib）。有不符之处即逐条打印并以非零值退出；
# 取回的文件与清单不符时，fonts/ 原样不动。
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
fonts="$root/fonts"
manifest="$fonts/manifest.toml"

usage() {
  echo "用法: scripts/fonts-refresh.sh [--verify]" >&2
  exit 2
}

# verify DIR：按清单核对 DIR 下的字体与许可证文件。
verify() {
  python3 - "$manifest" "$1" <<'PY'
import hashlib, pathlib, sys, tomllib

manifest, base = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
fonts = tomllib.loads(manifest.read_text(encoding="utf-8"))["font"]
bad = []
listed = set()
for font in fonts:
    name = font["file"]
    if name in listed:
        bad.append(f"{name}: 清单中重复")
    listed.add(name)
    path = base / name
    if not path.is_file():
        bad.append(f"{name}: 缺文件")
        continue
    data = path.read_bytes()
    if len(data) != font["size"]:
        bad.append(f"{name}: size 清单 {font['size']}，实际 {len(data)}")
    digest = hashlib.sha256(data).hexdigest()
    if digest != font["sha256"]:
        bad.append(f"{name}: sha256 清单 {font['sha256']}，实际 {digest}")
    licence = base / font["licence-file"]
    if not licence.is_file() or licence.stat().st_size == 0:
        bad.append(f"{name}: 缺许可证文件 {font['licence-file']}")
for path in sorted(base.rglob("*")):
    name = path.relative_to(base).as_posix()
    if path.suffix.lower() in {".ttf", ".otf", ".ttc", ".otc"} and name not in listed:
        bad.append(f"{name}: 未列入清单")
for line in bad:
    print("不符:", line)
if bad:
    sys.exit(1)
print(f"字体核对无误：{len(listed)} 个文件")
PY
}

# 清单各项，一行一个：文件 <TAB> 来源 <TAB> 字重
entries() {
  python3 - "$manifest" <<'PY'
import pathlib, sys, tomllib

for font in tomllib.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["font"]:
    print(font["file"], font["source"], font["weight"], sep="\t")
PY
}

case "${1-}" in
  "") ;;
  --verify) [ $# -eq 1 ] || usage; verify "$fonts"; exit ;;
  *) usage ;;
esac

tmp="$(mktemp -d)"
trap 'rm -rf "$tmp"' EXIT
stage="$tmp/stage"
mkdir "$stage"

# fetch SOURCE DIR：取一个软件包并解到 DIR。
fetch() {
  local spec="${1#*:}" dir="$2" got="$2.got"
  mkdir -p "$dir" "$got"
  case "$1" in
    npm:*)
      (cd "$got" && npm pack --silent --ignore-scripts "$spec" >/dev/null)
      tar -xzf "$got"/*.tgz -C "$dir"
      ;;
    deb:*)
      (cd "$got" && apt-get download -qq "${spec%@*}=${spec##*@}") || {
        echo "取不到 ${spec}：先运行 apt-get update；若发行版已换版本，改清单里的 source" >&2
        return 1
      }
      dpkg-deb -x "$got"/*.deb "$dir"
      ;;
    *)
      echo "不认识的来源: $1" >&2
      return 1
      ;;
  esac
}

list="$(entries)"
while IFS=$'\t' read -r file source weight; do
  package="$tmp/$(printf '%s' "$source" | tr -c 'A-Za-z0-9.\n' '_')"
  if [ ! -d "$package" ]; then
    echo "取 $source"
    fetch "$source" "$package" </dev/null
  fi
  folder="$(dirname "$file")"
  base="$(basename "$file" .ttf)"
  mkdir -p "$stage/$folder"
  case "$source" in
    npm:*)
      # 包内的名字：400Regular/NotoSerifSC_400Regular.ttf
      style="$weight${base##*-}"
      cp "$package/package/$style/${base%-*}_$style.ttf" "$stage/$file"
      cp "$package/package/LICENSE_FONT" "$stage/$folder/OFL.txt"
      ;;
    deb:*)
      # 包里只有 Debian 格式的版权说明，OFL.txt 用 fonts/ 里已有的。
      cp "$(find "$package/usr/share/fonts" -name "$base.ttf" -type f)" "$stage/$file"
      cp "$fonts/$folder/OFL.txt" "$stage/$folder/OFL.txt"
      ;;
  esac
done <<<"$list"

if ! verify "$stage"; then
  echo "取回的文件与 fonts/manifest.toml 不符，fonts/ 未改动" >&2
  exit 1
fi
(cd "$stage" && find . -type f) | while IFS= read -r name; do
  mkdir -p "$fonts/$(dirname "$name")"
  install -m 644 "$stage/$name" "$fonts/$name"
done
verify "$fonts"
