/**
 * The single writer of a node: it judges what callers and peers hand in, commits it, signs heads
 * and receipts, and drives the lanes to the counterparts. No threads, sockets or files of its own:
 * disk, clock, randomness and wire come in through interfaces, so that a simulation runs the same
 * code.
 */
@NullMarked
package parley.node.engine;

import org.jspecify.annotations.NullMarked;
