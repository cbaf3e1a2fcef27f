/** On the side of whoever builds: the kernel of a board made a bootable image. */
package portkit.baremetal.image;
