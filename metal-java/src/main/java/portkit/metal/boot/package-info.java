/**
 * Boot images for x86-64: the code between the boot loader and the first Java method, and the
 * programs that such images are started with. {@link portkit.metal.boot.BootImage} adds to a
 * compiled program what it needs to be started by QEMU ({@code -kernel}, through PVH) and by GRUB
 * (Multiboot2) from the same file.
 */
package portkit.metal.boot;
