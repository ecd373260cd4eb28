package io.headroom.config;

import java.util.Optional;

/**
 * How the journal is sealed. It decides nothing, so it is no part of a {@link HeadroomConfig} and
 * never enters the journal.
 *
 * @param key file of the private key that checkpoints are signed with, variables unexpanded; where
 *     there is none, the journal has a key of its own
 * @param origin the beginning of the name under which the journal's logs are sealed
 */
public record SealSettings(Optional<String> key, String origin) {
  /** The origin where none is given. */
  public static final String DEFAULT_ORIGIN = "headroom";

  /** Where nothing is said of seals. */
  public static final SealSettings DEFAULT = new SealSettings(Optional.empty(), DEFAULT_ORIGIN);
}
