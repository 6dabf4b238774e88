package parley.log;

/** The suite of the real world. */
enum StandardSuite implements Suite {
  INSTANCE;

  @Override
  public Signer signer(Algorithm algorithm, byte[] seed) {
    if (seed.length != Algorithm.SEED_BYTES) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
    }
    return switch (algorithm) {
      case ED25519 -> new Ed25519Signer(seed);
      case ML_DSA_44 -> MlDsa44Keys.PrivateKey.of(seed);
    };
  }

  @Override
  public Verifier verifier(Algorithm algorithm, byte[] publicKey) throws MalformedException {
    if (publicKey.length != algorithm.publicKeyBytes()) {
      throw new MalformedException("public key: wrong length for " + algorithm);
    }
    return switch (algorithm) {
      case ED25519 -> Ed25519Verifier.of(publicKey);
      case ML_DSA_44 -> MlDsa44Keys.verifier(publicKey);
    };
  }
}
