/**
 * Virtio devices (VIRTIO 1.2): a console that takes a whole write at a time, and randomness for
 * processors without a generator. Devices know a small {@link
 * portkit.baremetal.virtio.VirtioTransport}; whether it is registers in memory or a PCI function is
 * the board's matter.
 */
package portkit.baremetal.virtio;
