package parley.log;

/**
 * A tile that has not the form its name demands. Unchecked, because {@link HashReader} is; whoever
 * reads a peer's tiles catches it at the boundary.
 */
public final class TileFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TileFault(MalformedException cause) {
    super(cause.getMessage(), cause);
  }
}
