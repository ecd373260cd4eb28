/**
 * What is served over HTTP besides the stream: health, files of the console, decisions. Plain Java
 * that knows no server.
 */
package io.headroom.service.http;
