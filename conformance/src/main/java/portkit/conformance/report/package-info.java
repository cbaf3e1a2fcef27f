/** Runs of the suite for people and machines: console, JUnit XML, JSON, HTML, a badge. */
package portkit.conformance.report;
