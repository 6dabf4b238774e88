package parley.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That tables give the multiples that plain arithmetic gives, for digits of every width. */
class PointTableTest {
  private final Random random = new Random(Long.getLong("parley.seed", 11));

  @Test
  void multiplesAreThoseOfPlainArithmetic() {
    Edwards point = Edwards.BASE.times(new BigInteger(252, random));
    for (int bits = 1; bits <= 8; bits++) {
      PointTable table = new PointTable(point.encode(), bits);
      for (BigInteger scalar : scalars()) {
        PointSum sum = new PointSum();
        table.addTo(sum, Scalars.littleEndian(scalar));
        assertThat(sum.encode())
            .as("%d bits, %s", bits, scalar)
            .isEqualTo(point.times(scalar).encode());
      }
    }
  }

  @Test
  void sumsOfTwoPointsHoldAlsoWhereTheyCancelOrDouble() {
    BigInteger secret = new BigInteger(252, random);
    PointTable base = new PointTable(Edwards.BASE.encode(), 7);
    PointTable other = new PointTable(Edwards.BASE.times(secret).encode(), 5);
    BigInteger b = new BigInteger(252, random);
    BigInteger same = b.multiply(secret.modInverse(Edwards.L)).mod(Edwards.L);
    for (BigInteger a : List.of(same, Edwards.L.subtract(same), new BigInteger(252, random))) {
      PointSum sum = new PointSum();
      base.addTo(sum, Scalars.littleEndian(b));
      other.addTo(sum, Scalars.littleEndian(a));
      BigInteger total = a.multiply(secret).add(b).mod(Edwards.L);
      assertThat(sum.encode()).isEqualTo(Edwards.BASE.times(total).encode());
    }
  }

  @Test
  void whatIsNoPointHasNoTable() {
    byte[] two = Edwards.littleEndian(BigInteger.TWO);
    assertThatThrownBy(() -> new PointTable(two, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  private List<BigInteger> scalars() {
    BigInteger ones = BigInteger.TWO.pow(252).subtract(BigInteger.ONE);
    return List.of(
        BigInteger.ZERO,
        BigInteger.ONE,
        BigInteger.valueOf(128),
        ones,
        Edwards.L.subtract(BigInteger.ONE),
        new BigInteger("80".repeat(31), 16),
        new BigInteger(252, random),
        new BigInteger(252, random));
  }
}
