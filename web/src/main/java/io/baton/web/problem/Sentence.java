package io.baton.web.problem;

/** Messages of exceptions, which are clauses, as sentences. */
public final class Sentence {
  private Sentence() {}

  /** The message with a capital and a full stop. */
  public static String of(String message) {
    String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1);
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }
}
