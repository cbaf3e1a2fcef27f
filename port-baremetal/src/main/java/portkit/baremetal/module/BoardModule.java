package portkit.baremetal.module;

import java.util.Set;
import portkit.baremetal.board.Board;
import portkit.baremetal.qemu.QemuMachine;
import portkit.os.Profile;

/**
 * A board that somebody brings. A module provides it as a service: its class, with a public
 * constructor without parameters, is named in {@code
 * META-INF/services/portkit.baremetal.module.BoardModule}.
 */
public interface BoardModule {
  /** The board, each time a new one, to be wired into one image. All of it is metal Java. */
  Board board();

  /** How QEMU makes the machine that the board is for. */
  QemuMachine machine();

  /** A simulated machine for the board's drivers, each time a new one. */
  SimulatedBoard simulation();

  /** Profiles of the OS interface that the board cannot offer; no program is told of them. */
  default Set<Profile> without() {
    return Set.of();
  }
}
