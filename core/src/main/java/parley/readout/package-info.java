/**
 * Two sides' texts on one talk, side by side: where they do not fit each other, the calendar or the
 * register of posts. Without a language model and without a verdict: a finding is a hint for a
 * person, and nothing of the record hangs on it (docs/spec/readouts.md).
 */
@NullMarked
package parley.readout;

import org.jspecify.annotations.NullMarked;
