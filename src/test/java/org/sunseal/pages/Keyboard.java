package org.sunseal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Somebody who has no mouse: goes by the tabulator, and knows a control by what it is called. */
final class Keyboard {
    private static final int FURTHEST = 200;

    /** What a screen reader would call the control that has the focus: its label, or else its own words. */
    private static final String FOCUSED = """
            () => {
              const at = document.activeElement;
              const label = at.labels?.[0]?.innerText ?? at.getAttribute('aria-label') ?? at.innerText ?? '';
              return label.trim();
            }""";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
        page.onFileChooser(chooser -> {}); // from now on: the browser is slow to hand over its first dialog
    }

    /** Goes on to the next control whose name begins so. */
    Keyboard to(String name) {
        for (int i = 0; i < FURTHEST; i++) {
            page.keyboard().press("Tab");
            if (focused().startsWith(name)) {
                return this;
            }
        }
        assertThat(focused()).as("reached by the keyboard on %s", page.url()).startsWith(name);
        return this;
    }

    /** Goes on to that control. */
    Keyboard to(Locator target) {
        target.waitFor();
        for (int i = 0; i < FURTHEST; i++) {
            if (Boolean.TRUE.equals(target.evaluate("it => it === document.activeElement"))) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("No Tab leads to " + target);
    }

    String focused() {
        return String.valueOf(page.evaluate(FOCUSED));
    }

    Keyboard type(String text) {
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().insertText(text);
        return this;
    }

    /** Goes to the field and fills it in. */
    Keyboard fill(String name, String text) {
        return to(name).type(text);
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Opens the dialog of the file field that has the focus and chooses that file. */
    Keyboard choose(Path file) {
        FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
        chooser.setFiles(file);
        return this;
    }
}
