package io.headroom.ingest;

import java.util.OptionalLong;

/**
 * A file that has been looked at and can be read.
 *
 * @param ordinal its place in its stream, from 0
 * @param firstTime time of its first decodable row, ns since the epoch
 */
record OpenedFile(FeedFile file, int ordinal, FileIdentity identity, OptionalLong firstTime) {}
