package io.baton.engine.media.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** ITU-T H.265 sections 7.3 and 8.3.1. */
final class H265PictureOrder extends PictureOrder {
  private static final int HEADER_OCTETS = 2;
  private static final int LAST_TRAILING = 9;
  private static final int FIRST_LEADING = 6;
  private static final int LAST_NOT_REFERENCE = 14;
  private static final int FIRST_RANDOM_ACCESS = 16;
  private static final int LAST_BROKEN_LINK = 18;
  private static final int FIRST_IDR = 19;
  private static final int LAST_IDR = 20;
  private static final int CLEAN_RANDOM_ACCESS = 21;
  private static final int SEQUENCE_SET = 33;
  private static final int PICTURE_SET = 34;
  private static final int CHROMA_444 = 3;

  /** Profile and tier without the level. */
  private static final int PROFILE_BITS = 88;

  private static final int LEVEL_BITS = 8;
  private static final int MAX_SUB_LAYERS = 8;

  private final Map<Integer, SequenceSet> sequenceSets = new HashMap<>();
  private final Map<Integer, PictureSet> pictureSets = new HashMap<>();
  private long referenceCount;
  private boolean begun;

  private record SequenceSet(boolean separatePlanes, int countBits) {}

  private record PictureSet(int sequenceSet, boolean outputFlags, int extraBits) {}

  H265PictureOrder(MediaBytes media, HevcConfiguration configuration) {
    super(media);
    configuration.sequenceSets().forEach(this::nal);
    configuration.pictureSets().forEach(this::nal);
  }

  @Override
  OptionalLong nal(byte[] nal) {
    if (nal.length <= HEADER_OCTETS) {
      return OptionalLong.empty();
    }
    int type = (nal[0] >> 1) & 0x3f;
    NalBits in = new NalBits(nal, HEADER_OCTETS);
    if (type == SEQUENCE_SET) {
      readSequenceSet(in);
    } else if (type == PICTURE_SET) {
      int id = in.golomb();
      int sequenceSet = in.golomb();
      in.skip(1);
      pictureSets.put(id, new PictureSet(sequenceSet, in.flag(), in.bits(3)));
    } else if (type <= LAST_TRAILING
        || (type >= FIRST_RANDOM_ACCESS && type <= CLEAN_RANDOM_ACCESS)) {
      return count(in, type, (nal[1] & 7) == 1);
    }
    return OptionalLong.empty();
  }

  private void readSequenceSet(NalBits in) {
    in.skip(4);
    int subLayers = in.bits(3);
    in.skip(1 + PROFILE_BITS + LEVEL_BITS);
    skipSubLayers(in, subLayers);
    int id = in.golomb();
    boolean separatePlanes = in.golomb() == CHROMA_444 && in.flag();
    in.golomb();
    in.golomb();
    if (in.flag()) {
      for (int side = 0; side < 4; side++) {
        in.golomb();
      }
    }
    in.golomb();
    in.golomb();
    int countBits = in.golomb() + 4;
    if (!in.isExhausted() && countBits <= 16) {
      sequenceSets.put(id, new SequenceSet(separatePlanes, countBits));
    }
  }

  private static void skipSubLayers(NalBits in, int subLayers) {
    int[] bits = new int[subLayers];
    for (int layer = 0; layer < subLayers; layer++) {
      bits[layer] = (in.flag() ? PROFILE_BITS : 0) + (in.flag() ? LEVEL_BITS : 0);
    }
    if (subLayers > 0) {
      in.skip(2 * (MAX_SUB_LAYERS - subLayers));
    }
    for (int layer : bits) {
      in.skip(layer);
    }
  }

  private OptionalLong count(NalBits in, int type, boolean baseLayer) {
    boolean first = in.flag();
    if (type >= FIRST_RANDOM_ACCESS) {
      in.skip(1);
    }
    PictureSet pictureSet = pictureSets.get(in.golomb());
    SequenceSet set = pictureSet == null ? null : sequenceSets.get(pictureSet.sequenceSet());
    if (set == null || !first) {
      return OptionalLong.empty();
    }
    boolean idr = type == FIRST_IDR || type == LAST_IDR;
    boolean restarts = idr || !begun || (type >= FIRST_RANDOM_ACCESS && type <= LAST_BROKEN_LINK);
    begun = true;
    if (restarts) {
      restart();
      referenceCount = 0;
    }
    in.skip(pictureSet.extraBits());
    in.golomb();
    in.skip((pictureSet.outputFlags() ? 1 : 0) + (set.separatePlanes() ? 2 : 0));
    int lower = idr ? 0 : in.bits(set.countBits());
    long count = restarts ? lower : nearest(referenceCount, lower, set.countBits());
    if (baseLayer && isReference(type)) {
      referenceCount = count;
    }
    return OptionalLong.of(count);
  }

  /** Neither a leading picture nor one that no other of its layer refers to. */
  private static boolean isReference(int type) {
    boolean leading = type >= FIRST_LEADING && type <= LAST_TRAILING;
    boolean notReferred = type <= LAST_NOT_REFERENCE && type % 2 == 0;
    return !leading && !notReferred;
  }
}
