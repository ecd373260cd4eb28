/**
 * Logs as Chronicle queues on disk: one Chronicle document per batch. Chronicle appends; the files
 * are read, searched and mended without it.
 */
package io.headroom.journal.chronicle;
