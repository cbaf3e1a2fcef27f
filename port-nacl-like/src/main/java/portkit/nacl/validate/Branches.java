package portkit.nacl.validate;

import java.util.Arrays;
import java.util.List;

/** The jumps and calls that name their target, to be judged when all instructions are known. */
final class Branches {
  private long[] addresses = new long[1 << 16];
  private long[] targets = new long[1 << 16];
  private int[] lengths = new int[1 << 16];
  private int count;

  void add(long address, int length, long distance) {
    if (count == addresses.length) {
      addresses = Arrays.copyOf(addresses, 2 * count);
      targets = Arrays.copyOf(targets, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    addresses[count] = address;
    lengths[count] = length;
    targets[count++] = address + length + distance;
  }

  int count() {
    return count;
  }

  void judge(List<Text> texts, Findings findings) {
    for (int i = 0; i < count; i++) {
      if (!isInstruction(texts, targets[i])) {
        Text text = holding(texts, addresses[i]);
        findings.add(
            Rule.BRANCH_TARGET,
            text,
            (int) (addresses[i] - text.address()),
            lengths[i],
            "leads to 0x%x, where %s"
                .formatted(
                    targets[i],
                    holding(texts, targets[i]) == null
                        ? "the program has no code"
                        : "no instruction begins"));
      }
    }
  }

  private static boolean isInstruction(List<Text> texts, long target) {
    for (Text text : texts) {
      if (text.startsAt(target)) {
        return true;
      }
    }
    return false;
  }

  private static Text holding(List<Text> texts, long address) {
    for (Text text : texts) {
      if (text.holds(address)) {
        return text;
      }
    }
    return null;
  }
}
