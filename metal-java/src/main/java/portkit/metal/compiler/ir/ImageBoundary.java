package portkit.metal.compiler.ir;

/** Where parts of the image begin and end, as {@link portkit.metal.hw.Image} gives them. */
public enum ImageBoundary {
  IMAGE_START,
  IMAGE_END,
  TEXT_START,
  TEXT_END,
  READ_ONLY_START,
  READ_ONLY_END,

  /** The table of {@link portkit.metal.hw.Traceback}. */
  TRACEBACK_TABLE
}
