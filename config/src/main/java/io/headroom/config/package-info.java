/**
 * Typed settings and reference data. {@link io.headroom.config.HeadroomConfig} is read from YAML,
 * checked as a whole and carried in the journal as canonical bytes, from which it is read again bit
 * for bit.
 */
package io.headroom.config;
