package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.BetaText;
import io.jenkins.plugins.publishflow.store.appstore.BetaTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what to test. One text for all languages goes to the app's primary one and to each that the build has already;
 * texts by language go to just these. A language that has the text already is left alone.
 */
final class WhatToTestPhase implements Phase {

    static final String PRIMARY_LOCALE = "primaryLocale";
    private static final String NAME = "whatToTest";

    /** Noted before a text is sent: after it, the store no longer tells whether it was this step's. */
    private static final String WRITING = "writing";

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        if (delivery.isThrough(NAME) || !delivery.options().hasText()) {
            return Optional.empty();
        }
        List<BetaText> there = texts(delivery).ofBuild(delivery.build().orElseThrow());
        Map<String, String> wanted = wanted(delivery, there);
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            write(delivery, there, entry.getKey(), entry.getValue());
        }
        if (delivery.context().noted(WRITING).isPresent()) {
            String line = "What to test, in " + String.join(", ", wanted.keySet());
            delivery.context().record(NAME, Activity.Action.RELEASE_NOTES_UPDATED, line);
            delivery.context().say(NAME, line + ".");
        }
        return delivery.through(NAME);
    }

    private static Map<String, String> wanted(Delivery delivery, List<BetaText> there) {
        Map<String, String> written = new LinkedHashMap<>(delivery.options().texts());
        String all = delivery.options().text();
        if (all != null) {
            written.put(delivery.context().noted(PRIMARY_LOCALE).orElseThrow(), all);
            there.stream()
                    .map(BetaText::locale)
                    .filter(locale -> !locale.isEmpty())
                    .forEach(locale -> written.put(locale, all));
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        written.forEach((locale, text) -> wanted.put(locale, clean(delivery.context(), locale, text)));
        return wanted;
    }

    private static String clean(StepContext context, String locale, String text) {
        BetaTextCleaner.Cleaned cleaned = BetaTextCleaner.clean(text);
        if (!cleaned.changes().isEmpty()) {
            context.say(
                    "cleaned " + locale,
                    "TestFlight takes the text in " + locale + " without "
                            + String.join(" and without ", cleaned.changes()) + "; it is sent that way.");
        }
        return cleaned.text();
    }

    private static void write(Delivery delivery, List<BetaText> there, String locale, String text)
            throws StoreException {
        BetaTexts texts = texts(delivery);
        String build = delivery.build().orElseThrow();
        Optional<BetaText> old = of(there, locale);
        if (old.filter(one -> one.whatToTest().equals(text)).isPresent()) {
            return;
        }
        delivery.context().note(WRITING, "yes");
        delivery.context()
                .once(
                        "text " + locale,
                        () -> of(texts.ofBuild(build), locale)
                                .filter(one -> one.whatToTest().equals(text))
                                .map(BetaText::id),
                        () -> {
                            if (old.isEmpty()) {
                                return texts.create(build, locale, text);
                            }
                            texts.update(old.get().id(), text);
                            return old.get().id();
                        });
    }

    private static BetaTexts texts(Delivery delivery) throws StoreException {
        return delivery.store().testFlight().texts();
    }

    private static Optional<BetaText> of(List<BetaText> texts, String locale) {
        return texts.stream().filter(text -> text.locale().equals(locale)).findFirst();
    }
}
