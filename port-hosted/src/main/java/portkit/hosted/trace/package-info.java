/** What a run tells about itself: each call as it is made, and the sum at the end. */
package portkit.hosted.trace;
