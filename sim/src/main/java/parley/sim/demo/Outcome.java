package parley.sim.demo;

import parley.line.Verdict;
import parley.record.Ref;

/**
 * What became of a step. That there is one means that its entry is stored at the counterpart, with
 * a receipt.
 *
 * @param place where its entry stands
 * @param verdict what the fold of its author made of it
 */
public record Outcome(Step step, Ref place, Verdict verdict) {}
