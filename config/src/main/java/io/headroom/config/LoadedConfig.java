package io.headroom.config;

import java.util.Optional;

/**
 * A configuration file: what decides, and beside it where the service listens and how it seals.
 *
 * @param gateway empty where the file has no such section: then the service does not listen
 * @param seals the defaults where the file has no such section
 */
public record LoadedConfig(
    HeadroomConfig config, Optional<GatewaySettings> gateway, SealSettings seals) {}
