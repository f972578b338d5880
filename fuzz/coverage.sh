#!/bin/sh
# The compiler for cargo's RUSTC_WORKSPACE_WRAPPER: adds libFuzzer's coverage to the packages of this workspace and to nothing else,
# so that what they depend on is compiled once for builds, tests and fuzzing. All flags are stable ones.
#
# The last of two flags holds: these packages are compiled quickly, also in the release profile, and with the assertions and the overflow checks
# of the development profile. cargo does not see a change here: `touch` a file of a package after one.
exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
  -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Copt-level=1 -Cdebug-assertions=on
