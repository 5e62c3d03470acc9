/** Microbenchmarks of the engine; docs/benchmark.md tells how to run them. */
package io.baton.benchmarks;
