package io.baton.engine.sdp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Language tags as the lang attribute has them (RFC 8866 section 6.12, RFC 5646): the code of two
 * letters where a language has one. Media files use ISO 639-2, in either of its two forms.
 */
public final class LanguageTag {
  /** Codes of libraries (ISO 639-2/B) that differ from those of terminology. */
  private static final Map<String, String> BIBLIOGRAPHIC =
      Map.ofEntries(
          Map.entry("alb", "sq"),
          Map.entry("arm", "hy"),
          Map.entry("baq", "eu"),
          Map.entry("bur", "my"),
          Map.entry("chi", "zh"),
          Map.entry("cze", "cs"),
          Map.entry("dut", "nl"),
          Map.entry("fre", "fr"),
          Map.entry("geo", "ka"),
          Map.entry("ger", "de"),
          Map.entry("gre", "el"),
          Map.entry("ice", "is"),
          Map.entry("mac", "mk"),
          Map.entry("mao", "mi"),
          Map.entry("may", "ms"),
          Map.entry("per", "fa"),
          Map.entry("rum", "ro"),
          Map.entry("slo", "sk"),
          Map.entry("tib", "bo"),
          Map.entry("wel", "cy"));

  private static final Map<String, String> SHORT = new HashMap<>(BIBLIOGRAPHIC);

  static {
    for (String language : Locale.getISOLanguages()) {
      SHORT.putIfAbsent(
          new Locale.Builder().setLanguage(language).build().getISO3Language(), language);
    }
  }

  private LanguageTag() {}

  /**
   * The tag of a language.
   *
   * @param code ISO 639 code, subtags may follow behind a hyphen
   */
  public static String of(String code) {
    int hyphen = code.indexOf('-');
    String language = hyphen < 0 ? code : code.substring(0, hyphen);
    return SHORT.getOrDefault(language, language) + code.substring(language.length());
  }
}
