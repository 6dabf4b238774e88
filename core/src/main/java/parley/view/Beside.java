package parley.view;

import java.util.Optional;
import parley.line.LineFold;
import parley.record.Entry;

/** What is known of a line beside its fold, by who keeps its logs. */
public interface Beside {
  /** Nothing but the fold. */
  Beside NONE =
      new Beside() {
        @Override
        public Optional<Entry> entry(LineFold.Place place) {
          return Optional.empty();
        }

        @Override
        public Optional<Boolean> stored(LineFold.Place place) {
          return Optional.empty();
        }
      };

  /** The entry at the place, for texts too long for the fold; empty where it is not held. */
  Optional<Entry> entry(LineFold.Place place);

  /** Whether every counterpart of its author stored the entry; empty where that is not known. */
  Optional<Boolean> stored(LineFold.Place place);
}
