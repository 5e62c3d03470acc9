package io.baton.engine.media.codec;

/**
 * One sample of a track of the canonical file: an access unit of video, a frame of audio, or a run
 * of PCM. Times are ticks of the track's RTP clock.
 *
 * @param position first octet in the file
 * @param size octets; may be 0
 * @param decodingTime when it is to be decoded
 * @param presentationTime when it is to be shown
 * @param key whether a decoder can start here
 */
public record Sample(
    long position, int size, long decodingTime, long presentationTime, boolean key) {}
