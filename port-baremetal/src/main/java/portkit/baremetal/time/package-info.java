/** Time on bare metal: the clock, the one alarm that wakes the processor, and the time of day. */
package portkit.baremetal.time;
