package io.baton.engine.media.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** ITU-T H.264 sections 7.3 and 8.2.1, for picture order counts of types 0 and 2. */
final class H264PictureOrder extends PictureOrder {
  private static final int SLICE = 1;
  private static final int IDR_SLICE = 5;
  private static final int SEQUENCE_SET = 7;
  private static final int PICTURE_SET = 8;
  private static final Set<Integer> HIGH_PROFILES =
      Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);
  private static final int CHROMA_444 = 3;

  private final Map<Integer, SequenceSet> sequenceSets = new HashMap<>();
  private final Map<Integer, Integer> sequenceOfPictureSet = new HashMap<>();
  private long referenceCount;
  private long decoded;

  private record SequenceSet(
      boolean separatePlanes, int frameNumberBits, int type, int countBits, boolean framesOnly) {}

  H264PictureOrder(MediaBytes media, AvcConfiguration configuration) {
    super(media);
    configuration.parameterSets().forEach(this::nal);
  }

  @Override
  OptionalLong nal(byte[] nal) {
    if (nal.length == 0) {
      return OptionalLong.empty();
    }
    int type = nal[0] & 0x1f;
    NalBits in = new NalBits(nal, 1);
    switch (type) {
      case SEQUENCE_SET -> readSequenceSet(in);
      case PICTURE_SET -> sequenceOfPictureSet.put(in.golomb(), in.golomb());
      case SLICE, IDR_SLICE -> {
        return count(in, type == IDR_SLICE, (nal[0] & 0x60) != 0);
      }
      default -> {
        // Says nothing of the order.
      }
    }
    return OptionalLong.empty();
  }

  private void readSequenceSet(NalBits in) {
    int profile = in.bits(8);
    in.skip(16);
    int id = in.golomb();
    boolean separatePlanes = HIGH_PROFILES.contains(profile) && readHighProfile(in);
    int frameNumberBits = in.golomb() + 4;
    int type = in.golomb();
    int countBits = type == 0 ? in.golomb() + 4 : 0;
    if (type == 1) {
      return;
    }
    in.golomb();
    in.skip(1);
    in.golomb();
    in.golomb();
    boolean framesOnly = in.flag();
    if (!in.isExhausted() && frameNumberBits <= 16 && countBits <= 16) {
      sequenceSets.put(
          id, new SequenceSet(separatePlanes, frameNumberBits, type, countBits, framesOnly));
    }
  }

  private static boolean readHighProfile(NalBits in) {
    int chroma = in.golomb();
    boolean separatePlanes = chroma == CHROMA_444 && in.flag();
    in.golomb();
    in.golomb();
    in.skip(1);
    if (in.flag()) {
      int lists = chroma == CHROMA_444 ? 12 : 8;
      for (int list = 0; list < lists; list++) {
        if (in.flag()) {
          skipScalingList(in, list < 6 ? 16 : 64);
        }
      }
    }
    return separatePlanes;
  }

  private static void skipScalingList(NalBits in, int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size; i++) {
      if (next != 0) {
        next = (last + in.signedGolomb() + 256) % 256;
      }
      last = next == 0 ? last : next;
    }
  }

  private OptionalLong count(NalBits in, boolean idr, boolean reference) {
    in.golomb();
    in.golomb();
    SequenceSet set = sequenceSets.get(sequenceOfPictureSet.get(in.golomb()));
    if (set == null) {
      return OptionalLong.empty();
    }
    decoded++;
    if (idr) {
      restart();
      referenceCount = 0;
      decoded = 0;
    }
    if (set.type() != 0) {
      return OptionalLong.of(decoded);
    }
    in.skip((set.separatePlanes() ? 2 : 0) + set.frameNumberBits());
    if (!set.framesOnly() && in.flag()) {
      in.skip(1);
    }
    if (idr) {
      in.golomb();
    }
    long count = nearest(referenceCount, in.bits(set.countBits()), set.countBits());
    referenceCount = reference ? count : referenceCount;
    return OptionalLong.of(count);
  }
}
