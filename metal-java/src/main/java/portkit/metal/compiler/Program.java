package portkit.metal.compiler;

import java.util.List;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.world.World;

/**
 * A checked program, ready for code generation.
 *
 * @param graphs the exported functions, in the order of their symbols, then the others
 * @param rounds how often it was built until the facts held
 */
public record Program(World world, List<EntryPoint> entries, List<Graph> graphs, int rounds) {}
