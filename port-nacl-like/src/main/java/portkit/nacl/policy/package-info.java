/**
 * The outer layer of the sandbox: which system calls the tender may make once it is sealed, from
 * where and with which arguments, as a filter that the kernel applies (seccomp-BPF).
 */
package portkit.nacl.policy;
