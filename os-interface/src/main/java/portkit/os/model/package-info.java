/**
 * The reference model: what the contract allows each call to answer, and what memory must hold. It
 * watches a port and never computes an answer of its own, so where the contract leaves a choice,
 * every choice is right.
 */
package portkit.os.model;
