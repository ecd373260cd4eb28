/**
 * What Headroom's speed is, measured beside a peer or the raw limit in the same run. Figures are
 * for people: no test asserts one.
 */
package io.headroom.bench;
