/**
 * The journal: facts in, decisions out. Modules meet only in the records that {@code
 * headroom-records.xml} describes; {@link io.headroom.journal.Projection} is what computes
 * decisions from facts.
 */
package io.headroom.journal;
