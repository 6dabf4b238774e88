/**
 * The transport of the link between two nodes: mutual TLS 1.3 with pinned keys, and requests and
 * responses as bytes over it (docs/spec/link.md). It knows nothing of storage or of entries.
 */
@NullMarked
package parley.node.link;

import org.jspecify.annotations.NullMarked;
