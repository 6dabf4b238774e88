package parley.sim.demo;

import parley.log.Suite;

/** What keys are made with: for whom, by which schemes, from which random bytes. */
record Means(Cast cast, Suite suite, Randomness random) {}
