package io.baton.engine.media.ingest.track;

import io.baton.engine.media.codec.PictureOrder;
import io.baton.engine.media.codec.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Pictures whose container gives a decoding time alone, though they are shown in another order than
 * they are decoded in: they are shown at the same times, in the order that they tell themselves.
 */
final class UntimedPictures {
  private final PictureOrder order;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Long> places = new ArrayList<>();

  UntimedPictures(PictureOrder order) {
    this.order = order;
  }

  /** Takes the next sample in decoding order. */
  void add(Sample sample) {
    OptionalLong place = order.next(sample);
    samples.add(sample);
    // One that does not tell is shown after the one before it.
    places.add(place.orElse(places.isEmpty() ? 0 : places.get(places.size() - 1)));
  }

  /**
   * All samples in decoding order. The first is shown at the time of the first; all are decoded so
   * much earlier that none is shown before it is decoded.
   */
  List<Sample> timed() {
    int[] shown =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(Comparator.comparing(places::get))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] presentation = new long[shown.length];
    long delay = 0;
    for (int place = 0; place < shown.length; place++) {
      int sample = shown[place];
      presentation[sample] = samples.get(place).decodingTime();
      delay = Math.max(delay, samples.get(sample).decodingTime() - presentation[sample]);
    }
    List<Sample> timed = new ArrayList<>(samples.size());
    for (int i = 0; i < presentation.length; i++) {
      Sample sample = samples.get(i);
      timed.add(
          new Sample(
              sample.position(),
              sample.size(),
              sample.decodingTime() - delay,
              presentation[i],
              sample.key()));
    }
    return timed;
  }
}
