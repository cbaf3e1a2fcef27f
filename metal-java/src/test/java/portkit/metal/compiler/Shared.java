package portkit.metal.compiler;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;

/**
 * An arbitrary that many others are made of. jqwik looks generators up by their arbitraries' hash,
 * which it computes from all parts: for parts of parts that would take exponential time.
 */
final class Shared implements Arbitrary<String> {
  private final Arbitrary<String> arbitrary;
  private RandomGenerator<String> generator;

  Shared(Arbitrary<String> arbitrary) {
    this.arbitrary = arbitrary;
  }

  @Override
  public RandomGenerator<String> generator(int genSize) {
    if (generator == null) {
      generator = arbitrary.generator(genSize);
    }
    return generator;
  }

  @Override
  public EdgeCases<String> edgeCases(int maxEdgeCases) {
    return EdgeCases.none();
  }
}
