package portkit.metal.hw.sim;

/** What CPUID answers for a leaf. */
public record CpuidLeaf(int eax, int ebx, int ecx, int edx) {
  record Key(int leaf, int subleaf) {}
}
