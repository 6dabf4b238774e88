package parley.fuzz;

import parley.log.Algorithm;
import parley.log.Signer;
import parley.log.Suite;
import parley.log.Verifier;

/** Takes every key and every signature, so that a mutated text is read to its end. */
enum AnyKeySuite implements Suite {
  INSTANCE;

  @Override
  public Signer signer(Algorithm algorithm, byte[] seed) {
    throw new UnsupportedOperationException("nothing is signed here");
  }

  @Override
  public Verifier verifier(Algorithm algorithm, byte[] publicKey) {
    return (message, signature) -> true;
  }
}
