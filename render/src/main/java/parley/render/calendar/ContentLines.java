package parley.render.calendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.ContentHandler;

/**
 * The properties of a file with the component each stands in, as the library splits them. Nothing
 * is built of them: no time zone is registered, no address is opened.
 */
final class ContentLines implements ContentHandler {
  /**
   * A property.
   *
   * @param path the components around it, outermost first, joined by {@code /}
   * @param part which component of the file it is in, from 0; -1 outside of them
   */
  record Line(String path, int part, String name, Map<String, String> parameters, String value) {}

  private final Deque<String> open = new ArrayDeque<>();
  private final List<String> components = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private Map<String, String> parameters = new LinkedHashMap<>();
  private String value = "";
  private int part = -1;

  List<Line> lines() {
    return lines;
  }

  /** The paths of all components, in the order of the file. */
  List<String> components() {
    return components;
  }

  @Override
  public void startCalendar() {
    startComponent("VCALENDAR");
  }

  @Override
  public void endCalendar() {
    endComponent("VCALENDAR");
  }

  @Override
  public void startComponent(String name) {
    part += open.size() == 1 ? 1 : 0;
    open.addLast(name.toUpperCase(Locale.ROOT));
    components.add(String.join("/", open));
  }

  @Override
  public void endComponent(String name) {
    open.pollLast();
  }

  @Override
  public void startProperty(String name) {
    parameters = new LinkedHashMap<>();
    value = "";
  }

  @Override
  public void parameter(String name, String text) {
    parameters.put(name.toUpperCase(Locale.ROOT), text);
  }

  @Override
  public void propertyValue(String text) {
    value = text;
  }

  @Override
  public void endProperty(String name) {
    String path = String.join("/", open);
    lines.add(
        new Line(
            path, open.size() > 1 ? part : -1, name.toUpperCase(Locale.ROOT), parameters, value));
  }
}
