package io.headroom.config;

import java.util.Optional;

/**
 * A configuration file: what decides, and beside it where the service listens.
 *
 * @param gateway empty where the file has no such section: then the service does not listen
 */
public record LoadedConfig(HeadroomConfig config, Optional<GatewaySettings> gateway) {}
