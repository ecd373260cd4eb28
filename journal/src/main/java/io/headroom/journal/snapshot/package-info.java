/**
 * Snapshots of the engine's state, so that a restart need not compute everything again.
 *
 * <p>They only make a start fast: what a journal holds follows from its facts, and without a
 * snapshot, or with one that cannot be used, everything is computed from the first fact. A snapshot
 * is used only if it is whole, of this journal as it is now, and of these versions of all that it
 * holds the state of.
 *
 * <pre>{@code
 * Snapshots snapshots = new Snapshots(journal.files());
 * Snapshots.Search search = snapshots.newest(SnapshotCheck.of(journal, projections, followers));
 * search.notes().forEach(System.err::println); // which files were passed over, and why
 * }</pre>
 */
package io.headroom.journal.snapshot;
