package io.headroom.config;

/** Turns the text of a field into its value. */
@FunctionalInterface
interface Parser<T> {
  T parse(String text) throws BadValue;
}
