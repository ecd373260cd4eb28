/**
 * An evaluation as one page of HTML that needs nothing else: tables and plots, for light and dark
 * screens and for paper. Plain Java that knows nothing of where the numbers came from; the same
 * numbers give the same bytes.
 */
package io.headroom.service.report;
