package io.headroom.service.live;

import io.headroom.ingest.Feeds;
import io.headroom.journal.DiskReserve;
import io.headroom.journal.EngineRun;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.Journal;
import java.util.function.Consumer;

/**
 * What a live run moves.
 *
 * @param journal open for writing; stays open
 * @param engine what decides, and from which fact on
 * @param opening submits what comes before the rows
 * @param feeds stay open
 * @param reserve rows wait while it is short
 */
public record LiveRun(
    Journal journal,
    EngineRun engine,
    Consumer<FactSubmitter> opening,
    Feeds feeds,
    Pace pace,
    DiskReserve reserve,
    Observer observer) {}
