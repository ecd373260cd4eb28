package io.headroom.service.live;

import io.headroom.journal.JournalDriver;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The live service's verticles, in the order in which they start and stop: the gateway listens
 * first, so that a port that is taken is known before there is a journal; then come journal, tail
 * and feeds. They stop the other way round, and the gateway last, when every decision has been
 * sent.
 *
 * <p>Belongs to one thread, which never is one of Vert.x's.
 */
public final class LiveParts implements AutoCloseable {
  // Loading classes for the first time on a busy machine may take seconds.
  private static final long LOOP_WARNING_SECONDS = 10;

  private final Vertx vertx;
  private final RunState state;
  private final Optional<GatewayVerticle> gateway;
  private final List<String> deployed = new ArrayList<>();
  private Optional<JournalVerticle> journal = Optional.empty();
  private Optional<TailVerticle> tail = Optional.empty();

  private LiveParts(Vertx vertx, Optional<Listening> listening, long startedNanos) {
    this.vertx = vertx;
    state = new RunState(startedNanos);
    this.gateway = listening.map(where -> new GatewayVerticle(where, state));
  }

  /**
   * Starts Vert.x and listens.
   *
   * @param listening empty for a run that nobody can connect to
   * @param startedNanos when the process started, on the scale of {@link System#nanoTime()}
   * @throws CannotListenException if the address cannot be listened on
   */
  public static LiveParts open(Optional<Listening> listening, long startedNanos) {
    LiveParts parts = new LiveParts(Vertx.vertx(options()), listening, startedNanos);
    try {
      parts.gateway.ifPresent(verticle -> parts.deploy(verticle, ThreadingModel.EVENT_LOOP));
      return parts;
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** The port that the gateway listens on. */
  public OptionalInt port() {
    return gateway.map(GatewayVerticle::port).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** Starts the run. */
  public void start(LiveRun run) {
    JournalVerticle journalVerticle = new JournalVerticle(run, state);
    journal = Optional.of(journalVerticle);
    deploy(journalVerticle, ThreadingModel.WORKER);
    JournalDriver driver = journalVerticle.driver();
    TailVerticle tailVerticle =
        new TailVerticle(run.journal(), target(run, driver), run.observer().decisions(), state);
    tail = Optional.of(tailVerticle);
    deploy(tailVerticle, ThreadingModel.WORKER);
    deploy(new FeedVerticle(run, driver, state), ThreadingModel.WORKER);
  }

  /** Whether nothing is left to feed. */
  public boolean ended() {
    return state.feeds() == FeedState.ENDED;
  }

  /** Seconds from the start of the process until everything was ready; empty before that. */
  public OptionalDouble readyAfter() {
    return state.readyAfter();
  }

  /** Why nothing is fed for the time being. */
  public Optional<String> pause() {
    return state.pause();
  }

  /** How far the journal has come; to be asked during a run only. */
  public JournalDriver.Progress progress() {
    return journal.orElseThrow().driver().progress();
  }

  /** Throws the failure of a part, if there is one. */
  public void check() {
    state.check();
  }

  /**
   * Stops the run: the feeds, then the journal when all is decided, then the gateway when all is
   * sent.
   *
   * @return how far the journal has come
   * @throws RuntimeException the failure of a part, if there is one
   */
  public JournalDriver.Progress stop() {
    state.check();
    // The feeds, then the journal; the tail stays until it has seen everything.
    undeployLast();
    await(vertx.undeploy(deployed.remove(deployed.size() - 2)));
    state.check();
    await(tail.orElseThrow().finish());
    undeployLast();
    gateway.ifPresent(verticle -> await(verticle.sayBye()));
    state.check();
    return progress();
  }

  /** Stops the run after a failure: what has not been decided or sent by now is not waited for. */
  public void abandon() {
    gateway.ifPresent(verticle -> await(verticle.sayBye()));
    while (!deployed.isEmpty()) {
      undeployLast();
    }
  }

  /** Ends what is left. */
  @Override
  public void close() {
    try {
      abandon();
    } finally {
      await(vertx.close());
    }
  }

  private TailVerticle.Target target(LiveRun run, JournalDriver driver) {
    if (gateway.isEmpty()) {
      return new NoTarget(run.journal().lastDecision());
    }
    GatewayTail toGateway = new GatewayTail(vertx, gateway.get(), run.journal());
    await(gateway.get().attach(run, driver, toGateway.from()));
    return toGateway;
  }

  private void deploy(Deployable verticle, ThreadingModel model) {
    deployed.add(
        await(vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(model))));
  }

  private void undeployLast() {
    await(vertx.undeploy(deployed.remove(deployed.size() - 1)));
  }

  /**
   * Waits as long as it takes: a feed that is being stopped may first have to wait for an engine
   * that computes a long journal again.
   */
  private static <T> T await(Future<T> future) {
    return future.await();
  }

  private static VertxOptions options() {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setInternalBlockingPoolSize(2)
            .setMaxEventLoopExecuteTime(LOOP_WARNING_SECONDS)
            .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS);
    options.getFileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    return options;
  }
}
