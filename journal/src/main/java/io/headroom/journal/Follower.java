package io.headroom.journal;

/**
 * Hears every fact after the projections have taken it, and decides nothing: it keeps account of
 * what the journal holds for those who go on with it. What it knows travels in snapshots, so that
 * nobody has to read a journal from its beginning for it.
 */
public interface Follower extends FactHandler, Stateful {}
