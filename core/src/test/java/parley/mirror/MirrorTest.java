package parley.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.log.Checkpoint;
import parley.log.Frontier;
import parley.log.MemoryTree;
import parley.log.Merkle;

/** What a mirror answers where a budget leaves less room than was sent. */
class MirrorTest {
  private static final String ORIGIN = "us.example/parley/test-0011223344556677/1-00112233";
  private final List<byte[]> leaves =
      IntStream.range(0, 6)
          .mapToObj(i -> ("leaf " + i).getBytes(StandardCharsets.US_ASCII))
          .toList();

  private static Frontier frontier(List<byte[]> of) {
    Frontier frontier = new Frontier();
    of.forEach(leaf -> frontier.append(Merkle.leaf(leaf)));
    return frontier;
  }

  private Mirror.Answer push(int held, int from, int to, Mirror.Allowance allowance) {
    MemoryTree tree = new MemoryTree();
    leaves.subList(0, held).forEach(leaf -> tree.append(Merkle.leaf(leaf)));
    Checkpoint head = Checkpoint.of(ORIGIN, to, frontier(leaves.subList(0, to)).root());
    Mirror.Held holds = new Mirror.Held(frontier(leaves.subList(0, held)), tree);
    return Mirror.on(holds, from, leaves.subList(from, to), head, allowance);
  }

  @Test
  void aPushAboveTheBudgetIsToldWhatWouldFit() {
    assertThat(push(1, 0, 6, of -> 3)).isEqualTo(new Mirror.Answer.OverBudget(4));
    assertThat(push(1, 1, 6, of -> 0)).isEqualTo(new Mirror.Answer.OverBudget(1));
    assertThat(push(1, 1, 4, of -> 3)).isInstanceOf(Mirror.Answer.Take.class);
    assertThat(push(0, 0, 6, Mirror.Allowance.UNBOUNDED)).isInstanceOf(Mirror.Answer.Take.class);
  }

  @Test
  void whatIsHeldAlreadySpendsNothing() {
    assertThat(push(6, 6, 6, of -> 0)).isInstanceOf(Mirror.Answer.Again.class);
    assertThat(push(4, 0, 6, List::size)).isInstanceOf(Mirror.Answer.Take.class);
  }
}
