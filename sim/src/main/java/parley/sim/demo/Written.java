package parley.sim.demo;

import parley.line.Verdict;
import parley.record.Ref;
import parley.record.SignedEntry;

/** An entry in its place, and what its author's fold made of it. */
record Written(SignedEntry signed, Ref place, Verdict verdict) {}
