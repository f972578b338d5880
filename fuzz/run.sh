#!/usr/bin/env bash
# Builds the fuzz targets and runs each for so many seconds. What is found anew goes below target/fuzz/, the seeds in fuzz/corpus/ stay as they
# are; a crash leaves its input there and ends the run with an error.
#
#   bash fuzz/run.sh 10                    every target for ten seconds
#   bash fuzz/run.sh 3600 article book     two of them for an hour each
#
# RUSTC_WORKSPACE_WRAPPER adds libFuzzer's coverage to this workspace's packages only, so that nothing else is compiled twice.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds="${1:?bash fuzz/run.sh SECONDS [TARGET…]}"
shift
targets=("$@")
if [ ${#targets[@]} = 0 ]; then
  targets=(article issue layout look thresholds preflight book intake docx)
fi

RUSTC_WORKSPACE_WRAPPER="$PWD/fuzz/coverage.sh" cargo build --release -p chenbao-fuzz
programs="${CARGO_TARGET_DIR:-target}/release"
for target in "${targets[@]}"; do
  found="target/fuzz/$target"
  mkdir -p "$found"
  echo "== $target, $seconds s"
  log="$found.log"
  if ! "$programs/fuzz-$target" -max_total_time="$seconds" -seed=1 -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix="$found/crash-" "$found" "fuzz/corpus/$target" >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "fuzz-$target failed; the whole log: $log" >&2
    exit 1
  fi
  grep -E 'DONE|stat::(number_of_executed_units|peak_rss_mb)' "$log"
done
