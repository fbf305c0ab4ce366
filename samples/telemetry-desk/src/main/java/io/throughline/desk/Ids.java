package io.throughline.desk;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/** Trace and span ids as people write them. */
final class Ids {
  private Ids() {}

  /** Lower-case hex; empty for an absent or all-zero id. */
  static String hex(ByteString id) {
    boolean zero = true;
    for (int i = 0; i < id.size(); i++) {
      zero &= id.byteAt(i) == 0;
    }
    return zero ? "" : HexFormat.of().formatHex(id.toByteArray());
  }
}
