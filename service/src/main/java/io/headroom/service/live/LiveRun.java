package io.headroom.service.live;

import io.headroom.ingest.Feeds;
import io.headroom.journal.DiskReserve;
import io.headroom.journal.EngineRun;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.Journal;
import io.headroom.journal.seal.SealStatus;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a live run moves.
 *
 * @param journal open for writing; stays open
 * @param engine what decides, and from which fact on
 * @param opening submits what comes before the rows
 * @param feeds stay open
 * @param reserve rows wait while it is short
 * @param seals how far the journal is sealed, as of now; any thread may ask
 */
public record LiveRun(
    Journal journal,
    EngineRun engine,
    Consumer<FactSubmitter> opening,
    Feeds feeds,
    Pace pace,
    DiskReserve reserve,
    Supplier<SealStatus> seals,
    Observer observer) {}
