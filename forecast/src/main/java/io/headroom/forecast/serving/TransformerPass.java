package io.headroom.forecast.serving;

/**
 * A Transformer encoder in single precision. A row is {@code [instruments][steps][features]}, what
 * comes out {@code [instruments][outputs]}.
 *
 * <p>Sums are those of {@link Dense}; means, variances and the sums of softmax take their terms in
 * ascending order; each block adds to what went into it.
 */
public final class TransformerPass implements ForwardPass {
  private final int instruments;
  private final int steps;
  private final int features;
  private final int outputs;
  private final int width;
  private final int stride;
  private final Dense input;
  private final float[] positions;
  private final Block[] blocks;
  private final LayerNormStage norm;
  private final Dense head;

  /** {@code [tokens][stride]} each. */
  private final float[] tokens;

  private final float[] normalised;
  private final float[] added;
  private final float[] results;

  /** A block's parts. */
  private record Block(
      LayerNormStage attentionNorm,
      AttentionStage attention,
      LayerNormStage feedForwardNorm,
      FeedForwardStage feedForward) {
    static Block of(TransformerBlock block, int instruments, int steps, Kernels kernels) {
      int tokens = instruments * steps;
      return new Block(
          new LayerNormStage(block.attentionNorm(), tokens),
          new AttentionStage(block.attention(), instruments, steps, kernels),
          new LayerNormStage(block.feedForwardNorm(), tokens),
          new FeedForwardStage(block, tokens, kernels));
    }
  }

  private TransformerPass(TransformerParameters parameters, int instruments, Kernels kernels) {
    this.instruments = instruments;
    steps = parameters.steps();
    features = parameters.features();
    outputs = parameters.head().outputs();
    width = parameters.width();
    input = Dense.of(kernels, parameters.input());
    stride = input.padded();
    positions = parameters.positions().values();
    blocks =
        parameters.blocks().stream()
            .map(block -> Block.of(block, instruments, steps, kernels))
            .toArray(Block[]::new);
    int count = instruments * steps;
    norm = new LayerNormStage(parameters.norm(), count);
    head = Dense.of(kernels, parameters.head());
    tokens = new float[count * stride];
    normalised = new float[count * stride];
    added = new float[count * stride];
    results = new float[instruments * head.padded()];
  }

  /**
   * The pass for rows of so many instruments, in the fastest form that this JVM has.
   *
   * @throws IllegalArgumentException if there is not one instrument
   */
  public static TransformerPass of(TransformerParameters parameters, int instruments) {
    return of(parameters, instruments, Form.fastest());
  }

  /** The same in a form of choice. */
  public static TransformerPass of(TransformerParameters parameters, int instruments, Form form) {
    Batches.requirePositive("instruments", instruments);
    return new TransformerPass(parameters, instruments, form.kernels());
  }

  @Override
  public int inputLength() {
    return instruments * steps * features;
  }

  @Override
  public int outputLength() {
    return instruments * outputs;
  }

  @Override
  public void forward(float[] inputs, int rows, float[] outputs) {
    forward(inputs, rows, outputs, AttentionObserver.NONE);
  }

  /** The same, and shows what each head looked at, which makes some garbage. */
  public void forward(float[] inputs, int rows, float[] outputs, AttentionObserver observer) {
    Batches.check(this, inputs, rows, outputs);
    for (int row = 0; row < rows; row++) {
      embed(inputs, row * inputLength());
      for (int block = 0; block < blocks.length; block++) {
        run(blocks[block], row, block, observer);
      }
      norm.apply(tokens, normalised, stride, instruments * steps);
      int last = (steps - 1) * stride;
      head.apply(normalised, last, steps * stride, instruments, results, 0, head.padded());
      Batches.unpad(results, head.padded(), instruments, outputs, row * instruments, this.outputs);
    }
  }

  private void embed(float[] inputs, int from) {
    input.apply(inputs, from, features, instruments * steps, tokens, 0, stride);
    for (int token = 0; token < instruments * steps; token++) {
      int position = token % steps * width;
      for (int i = 0; i < width; i++) {
        tokens[token * stride + i] += positions[position + i];
      }
    }
  }

  private void run(Block block, int row, int number, AttentionObserver observer) {
    int count = instruments * steps;
    block.attentionNorm().apply(tokens, normalised, stride, count);
    block.attention().apply(normalised, added, row, number, observer);
    add();
    block.feedForwardNorm().apply(tokens, normalised, stride, count);
    block.feedForward().apply(normalised, added, stride, count);
    add();
  }

  private void add() {
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] += added[i];
    }
  }
}
