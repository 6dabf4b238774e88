/** The durable store of one node: logs of opaque bytes, registers, blobs and the anchor. */
@NullMarked
package parley.node.storage;

import org.jspecify.annotations.NullMarked;
