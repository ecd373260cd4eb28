/**
 * The live service's parts as Vert.x verticles: thin shells around feeds, journal and gateway. Only
 * this package knows Vert.x; what it moves is plain Java elsewhere.
 */
package io.headroom.service.live;
