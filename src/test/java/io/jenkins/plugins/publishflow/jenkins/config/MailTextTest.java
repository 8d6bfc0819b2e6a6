package io.jenkins.plugins.publishflow.jenkins.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextTest {

    private static final Map<MailPlaceholder, String> VALUES = new EnumMap<>(Map.of(
            MailPlaceholder.QUESTION, "Shall it go on?",
            MailPlaceholder.APP, "Shop {link} $1",
            MailPlaceholder.VERSION, "4.2",
            MailPlaceholder.NOTES, " ",
            MailPlaceholder.FACTS, "App: Shop\nVersion: 4.2"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{question}                | Shall it go on?",
                "{app} {version}           | Shop {link} $1 4.2",
                "{app} {startedBy}.        | Shop {link} $1 .",
                "{nothing} {} {a b} $1     | {nothing} {} {a b} $1",
                "no placeholder            | no placeholder",
            })
    void valuesArePutInAsTheyAre(String template, String filled) {
        assertEquals(filled, new MailText(template).filled(VALUES));
    }

    @Test
    void linesThatSayNothingAreLeftOut() {
        String template = "{question}\r\n\r\n{facts}\r\n\r\n{notes}\r\n\r\nNotes: {notes} {startedBy}\r\n\r\nBye";
        assertEquals("Shall it go on?\n\nApp: Shop\nVersion: 4.2\n\nBye", new MailText(template).filled(VALUES));
    }

    @Test
    void headerIsOneLine() {
        assertEquals(
                "Shop: App: Shop Version: 4.2 Bcc: all", new MailText("Shop: {facts}\nBcc:\tall").filledLine(VALUES));
    }

    @Test
    void unknownPlaceholdersAreFound() {
        MailText text = new MailText("{link} {Link} {app} {links} {Link} {a-b}");
        assertEquals(Set.of("{Link}", "{links}"), text.unknown());
        assertTrue(text.has(MailPlaceholder.LINK));
    }

    @ParameterizedTest
    @EnumSource
    void everyPlaceholderCanBeWritten(MailPlaceholder placeholder) {
        String template = "{" + placeholder.key() + "}";
        assertEquals("x", new MailText(template).filled(Map.of(placeholder, "x")));
        assertTrue(new MailText(template).unknown().isEmpty());
    }
}
