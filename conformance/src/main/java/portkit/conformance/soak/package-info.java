/** A long light run on a machine: what creeps is seen only after an hour. */
package portkit.conformance.soak;
