#!/usr/bin/env bash
# Builds the fuzz targets and runs each for so many seconds. What is found anew goes below target/fuzz/, the seeds in fuzz/corpus/ stay as they
# are. A crash, a hang or too much memory ends the run with an error and the path of the input.
#
#   bash fuzz/run.sh 10                    every target for ten seconds
#   bash fuzz/run.sh 3600 article book     two of them for an hour each
#   CHENBAO_FUZZ_PROFILE=dev bash …        with what the daily loop has compiled; without it, in the release profile, as `.ci/run` does
#
# RUSTC_WORKSPACE_WRAPPER adds libFuzzer's coverage to this workspace's packages only. `--workspace` is there for the features: with the fuzz
# package alone selected, `cc` has others than in `cargo test --workspace`, and typst, behind it, would be compiled a second time.
set -euo pipefail
cd "$(dirname "$0")/.."

usage="bash fuzz/run.sh SECONDS [TARGET…]"
seconds="${1:?$usage}"
[[ "$seconds" =~ ^[1-9][0-9]*$ ]] || { echo "$usage" >&2; exit 2; }
shift
known=(article issue layout look thresholds preflight book intake docx)
targets=("$@")
if [ ${#targets[@]} = 0 ]; then
  targets=("${known[@]}")
fi
for target in "${targets[@]}"; do
  [ -f "fuzz/targets/$target.rs" ] || { echo "no target $target; there are: ${known[*]}" >&2; exit 2; }
done

profile="${CHENBAO_FUZZ_PROFILE:-release}"
RUSTC_WORKSPACE_WRAPPER="$PWD/fuzz/coverage.sh" \
  cargo build --workspace --profile "$profile" "${targets[@]/#/--bin=fuzz-}"
case "$profile" in dev) built=debug ;; *) built="$profile" ;; esac
programs="${CARGO_TARGET_DIR:-target}/$built"

# What failed is kept apart from what was found: a failing input among the others would end every later run at its start.
failures=target/fuzz/failures
mkdir -p "$failures"
for target in "${targets[@]}"; do
  found="target/fuzz/$target"
  mkdir -p "$found"
  echo "== $target, $seconds s"
  log="$found.log"
  # libFuzzer watches the single inputs; `timeout` ends what never comes to an input.
  if ! timeout --kill-after=10 $((seconds + 120)) "$programs/fuzz-$target" -max_total_time="$seconds" -seed=1 -timeout=20 \
    -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$failures/$target-" "$found" "fuzz/corpus/$target" >"$log" 2>&1; then
    tail -n 40 "$log"
    input="$(sed -n 's/^.*Test unit written to //p' "$log" | tail -n 1)"
    echo "fuzz-$target failed; the input: ${input:-none was written}; the whole log: $log" >&2
    exit 1
  fi
  grep -E 'DONE|stat::(number_of_executed_units|peak_rss_mb)' "$log" || true
done
