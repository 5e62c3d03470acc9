package io.baton.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SupplierConditionTest {
  private static SupplierCondition of(int requests, int hedged, int failed, int damaged) {
    return new SupplierCondition("node-2", requests, hedged, failed, damaged, 0, 0, 0);
  }

  @Test
  void lossesAreWhateverWentWrong() {
    assertThat(of(100, 20, 8, 2).losses()).isEqualTo(0.3);
    assertThat(of(100, 0, 0, 0).losses()).isZero();
  }

  @Test
  void ofFewRequestsNothingIsSaid() {
    assertThat(of(29, 29, 0, 0).losses()).isZero();
    assertThat(new SupplierCondition("node-2", 29, 0, 0, 0, 90, 100, 0).use()).isZero();
    assertThat(of(30, 30, 0, 0).losses()).isEqualTo(1);
  }

  @Test
  void numbersFromOutsideStayInTheirRange() {
    assertThat(of(-1, 5, 5, 5)).isEqualTo(of(0, 0, 0, 0));
    assertThat(of(100, Integer.MAX_VALUE, Integer.MAX_VALUE, -7)).isEqualTo(of(100, 100, 0, 0));
    assertThat(of(100, Integer.MIN_VALUE, 200, 200)).isEqualTo(of(100, 0, 100, 0));
    SupplierCondition wild =
        new SupplierCondition("node-2", 100, 0, 0, 0, Long.MIN_VALUE, Long.MIN_VALUE, -1);
    assertThat(wild).isEqualTo(of(100, 0, 0, 0));
    assertThat(wild.use()).isZero();
    assertThat(new SupplierCondition("n", 100, 0, 0, 0, Long.MAX_VALUE, 1, 0).use()).isEqualTo(1);
  }
}
