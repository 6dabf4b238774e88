package parley.readout;

import java.util.List;

/**
 * Somebody of the register of posts.
 *
 * @param names every written form that is right, in any script, such as {@code Liu Zhenli} and
 *     {@code 刘振立}
 */
public record Person(List<String> names) {
  public Person {
    names = List.copyOf(names);
  }
}
