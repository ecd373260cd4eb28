package io.headroom.forecast.serving;

/**
 * The two forms of the same operations: what differs is how fast they are, never a bit of what
 * comes out.
 */
public enum Form {
  /** Plain loops across outputs, which the JVM's compiler makes vectors of where it can. */
  SCALAR,

  /**
   * The Vector API; there if the JVM was started with {@code --add-modules jdk.incubator.vector}.
   */
  VECTOR;

  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_CLASS = "io.headroom.forecast.serving.VectorKernels";

  /** The fastest that this JVM has. */
  public static Form fastest() {
    return VECTOR.available() ? VECTOR : SCALAR;
  }

  /** Whether this JVM has it. */
  public boolean available() {
    return this == SCALAR || ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  /**
   * Its operations.
   *
   * @throws IllegalStateException if this JVM does not have it
   */
  Kernels kernels() {
    return this == SCALAR ? new ScalarKernels() : vectorKernels();
  }

  /** Found by name: the class can't be loaded where its module is not. */
  private static Kernels vectorKernels() {
    if (!VECTOR.available()) {
      throw new IllegalStateException(
          "the vector form needs the JVM option --add-modules " + VECTOR_MODULE);
    }
    try {
      return Class.forName(VECTOR_CLASS)
          .asSubclass(Kernels.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          VECTOR_CLASS + " is missing in this build of Headroom: build it again", e);
    }
  }
}
