/**
 * What desks see: decisions as typed updates, the state they add up to, and subscriptions that send
 * them. Plain Java on one thread; what goes out leaves through an {@link
 * io.headroom.service.stream.Outbox}, time is handed in.
 */
package io.headroom.service.stream;
