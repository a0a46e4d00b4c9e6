package org.sunseal.opening.proof.verify;

/**
 * What one check says.
 *
 * @param check its stable name, such as {@code list-complete}
 * @param sentence what was found, for people
 */
public record Verdict(String check, boolean ok, String sentence) {
    @Override
    public String toString() {
        return "%-6s %-20s %s".formatted(ok ? "ok" : "FAILED", check, sentence);
    }
}
