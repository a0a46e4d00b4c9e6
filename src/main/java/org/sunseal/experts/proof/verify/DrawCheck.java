package org.sunseal.experts.proof.verify;

/**
 * What one check says.
 *
 * @param name stable, such as {@code only-draw}
 * @param sentence what was found, for people
 */
public record DrawCheck(String name, boolean ok, String sentence) {
    @Override
    public String toString() {
        return "%-6s %-20s %s".formatted(ok ? "ok" : "FAILED", name, sentence);
    }
}
