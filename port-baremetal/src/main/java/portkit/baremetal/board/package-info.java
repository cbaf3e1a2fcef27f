/** The machines that the port runs on, each a value made of its drivers. */
package portkit.baremetal.board;
