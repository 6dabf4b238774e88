/** The Merkle log and its formats: tree, tiles, proofs, notes, checkpoints, cosignatures (C2SP). */
@NullMarked
package parley.log;

import org.jspecify.annotations.NullMarked;
