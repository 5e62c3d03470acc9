package io.baton.engine.media.ingest.tools;

import java.time.Duration;

/**
 * What all the processes of one import may use.
 *
 * @param time wall-clock time of all together, and processor time of each
 * @param memoryBytes address space of each
 * @param fileBytes size of any file that one writes
 */
public record ToolLimits(Duration time, long memoryBytes, long fileBytes) {}
