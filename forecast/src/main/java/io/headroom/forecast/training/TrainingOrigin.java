package io.headroom.forecast.training;

/**
 * Where and by what a network is trained, for its manifest.
 *
 * @param code version of this program
 * @param platform operating system and processor architecture
 * @param blasKernel the kernel that the linear algebra library was told to use, on which the bits
 *     depend; "unpinned" if it chose for itself
 * @param note how the settings were found
 */
public record TrainingOrigin(String code, String platform, String blasKernel, String note) {}
