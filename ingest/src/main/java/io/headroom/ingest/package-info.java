/**
 * Feeds: what lies in files becomes facts. {@link io.headroom.ingest.FileFeeds} merges trades and
 * quotes by time, {@link io.headroom.ingest.HistoryFeed} hands over the daily bars before them, and
 * {@link io.headroom.ingest.ResumePoints} knows how much of both a journal already holds. A market
 * that is simulated is in the package {@code simulation}.
 */
package io.headroom.ingest;
