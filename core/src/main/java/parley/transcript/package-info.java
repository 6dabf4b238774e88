/**
 * The transcript: what a party exports of a line, and its three verdicts — integrity, completeness,
 * authorship — by whoever holds the cards (docs/spec/transcript.md).
 */
@NullMarked
package parley.transcript;

import org.jspecify.annotations.NullMarked;
