package org.sunseal.letters;

/**
 * What a letter says, in Chinese and in English. It holds no secret and names nobody whose part in the matter is one.
 *
 * @param occasion what it is about in one kebab-case word, never renamed: {@code notice-published}
 */
public record Wording(String occasion, String subjectZh, String bodyZh, String subjectEn, String bodyEn) {}
