package parley.sim.demo;

/**
 * A suspended line: what was stated of it, beside what was seen on it.
 *
 * @param wording of the suspension that stands
 * @param by who stated it
 * @param agreed when it was agreed to resume, or the empty string where that is not known
 * @param observed when the first contact was seen, or the empty string where that is not known
 */
public record Beside(String line, String wording, String by, String agreed, String observed) {}
