/**
 * Seals: Merkle trees over a journal's records and signed statements of their roots, in the formats
 * of transparency logs, so that an outsider's tool can check them.
 *
 * <p>The trees are those of RFC 9162, section 2.1, with SHA-256; a leaf is the exact bytes of a
 * record. The formats are those of C2SP: {@code tlog-tiles} for the hashes (many tiles to a file,
 * see {@link io.headroom.journal.seal.TileExport}), {@code tlog-checkpoint} in a {@code
 * signed-note} for the roots, {@code tlog-cosignature} for what witnesses add.
 *
 * <pre>
 * seals/public-key                      the key that the checkpoints are signed with, SPKI PEM
 * seals/facts/checkpoint                the newest checkpoint
 * seals/facts/checkpoints/20261123      every checkpoint of a UTC day, one after the other
 * seals/facts/tiles/0/004               hashes of level 0, 256 tiles to a file
 * seals/decisions/...                   the same
 * </pre>
 *
 * <p>A record's index in its tree is its number less one.
 */
package io.headroom.journal.seal;
