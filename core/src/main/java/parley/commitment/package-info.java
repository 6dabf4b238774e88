/**
 * What talks came to: outcomes at each side's degree, the commitments among them, and what became
 * of those (docs/spec/commitments.md).
 */
@NullMarked
package parley.commitment;

import org.jspecify.annotations.NullMarked;
