/**
 * Who may see what: tokens, and the scopes that their claims open. Plain Java; time is handed in.
 */
package io.headroom.service.access;
