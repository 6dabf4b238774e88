package parley.view;

import java.util.Collection;
import java.util.function.Supplier;
import parley.record.When;

/**
 * What a row will be of: enough to choose it by, before it is written out.
 *
 * @param when the date that it is sorted and chosen by
 * @param parties whom it speaks of
 */
record Item(When when, Collection<String> parties, Supplier<Row> row) {}
