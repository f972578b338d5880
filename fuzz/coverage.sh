#!/bin/sh
# The compiler for cargo's RUSTC_WORKSPACE_WRAPPER: adds libFuzzer's coverage to the packages of this workspace and to nothing else,
# so that what they depend on is compiled once for builds, tests and fuzzing. All flags are stable ones.
exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
  -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing
