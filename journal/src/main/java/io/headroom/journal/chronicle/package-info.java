/**
 * Logs as Chronicle queues on disk: one Chronicle document per batch, an appender for the writer, a
 * tailer per reader, and what must be done before Chronicle may open a folder that a killed process
 * left behind.
 */
package io.headroom.journal.chronicle;
