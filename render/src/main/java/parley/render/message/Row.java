package parley.render.message;

/**
 * One row of a message.
 *
 * @param depth how far it stands inside: 0 for the envelope, 1 and more for content
 * @param label its number or letter, such as {@code 5}, {@code A} or {@code (1)}; empty for a head
 *     row
 * @param name what it is, in the reader's language
 * @param value what it says, safe to show; may have several lines, may be empty
 * @param language tag of the value if it is not the reader's language, else empty
 */
record Row(int depth, String label, String name, String value, String language) {}
