/** Runs a journal's facts again and compares every decision, byte for byte. */
package io.headroom.replay;
