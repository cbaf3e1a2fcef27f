package portkit.metal.compiler.frontend;

import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Site;

/** A rule broken at a place. */
public record Violation(Rule rule, String what, Site site) {}
