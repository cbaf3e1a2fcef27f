package portkit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileTest {
  @Test
  void whatRequiresAHiddenProfileIsHiddenToo() {
    assertEquals(EnumSet.allOf(Profile.class), Profile.allBut(Set.of()));
    assertEquals(
        EnumSet.of(Profile.CORE, Profile.INPUT, Profile.FAULTS, Profile.CLOCK, Profile.RANDOM),
        Profile.allBut(Set.of(Profile.SLEEP)));
  }

  @Test
  void aProfileStandsBehindThoseThatItRequires() {
    for (Profile profile : Profile.values()) {
      for (Profile required : profile.requires()) {
        assertTrue(required.compareTo(profile) < 0, profile + " requires " + required);
      }
    }
  }

  @Test
  void capabilitiesAreOneBitEach() {
    assertEquals(0, Profile.capabilities(Set.of(Profile.CORE)));
    assertEquals(
        Profile.values().length - 1,
        Long.bitCount(Profile.capabilities(EnumSet.allOf(Profile.class))));
  }
}
