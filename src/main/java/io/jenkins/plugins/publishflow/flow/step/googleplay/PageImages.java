package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings images into an edit. Those of a kind and language that are there already, by digest and order, stay; otherwise
 * they are deleted and all are sent in order. How far that is, is told by how many the edit has, so that an image is not
 * sent twice where a run was cut off behind it.
 */
final class PageImages {

    private static final String REPLACING = "imagesReplaced:";
    private static final String DONE = "imagesDone:";

    private final StepContext context;
    private final Edit edit;
    private final EditUploads uploads;

    PageImages(StepContext context, Edit edit) {
        this.context = context;
        this.edit = edit;
        this.uploads = new EditUploads(context, edit);
    }

    /** Whether the edit has them all, in order. */
    static boolean areThere(Edit edit, SupplyImages images) throws StoreException {
        for (SupplyImages.Group group : images.groups()) {
            if (!digests(group).equals(edit.images(group.language(), group.kind()))) {
                return false;
            }
        }
        return true;
    }

    /** What is to be sent next; empty where nothing is left. */
    Optional<Outcome> bring(SupplyImages images) throws StoreException {
        for (SupplyImages.Group group : images.groups()) {
            if (!isNoted(DONE + group.name())) {
                Optional<Outcome> next = bring(group);
                if (next.isPresent()) {
                    return next;
                }
                context.note(DONE + group.name(), edit.id());
            }
        }
        return Optional.empty();
    }

    /** The names of what was replaced. */
    List<String> replaced(SupplyImages images) {
        List<String> replaced = new ArrayList<>();
        images.groups().stream()
                .map(SupplyImages.Group::name)
                .filter(name -> isNoted(REPLACING + name))
                .forEach(replaced::add);
        return replaced;
    }

    private Optional<Outcome> bring(SupplyImages.Group group) throws StoreException {
        List<String> there = edit.images(group.language(), group.kind());
        if (!isNoted(REPLACING + group.name())) {
            if (there.equals(digests(group))) {
                return Optional.empty();
            }
            if (!there.isEmpty()) {
                edit.deleteImages(group.language(), group.kind());
            }
            context.note(REPLACING + group.name(), edit.id());
            return Optional.of(send(group, 0));
        }
        return there.size() < group.files().size() ? Optional.of(send(group, there.size())) : Optional.empty();
    }

    private Outcome send(SupplyImages.Group group, int index) throws StoreException {
        Attachment file = group.files().get(index);
        return uploads.send(
                group.name() + "/" + index,
                file,
                withToken -> edit.uploadImage(
                        group.language(), group.kind(), SupplyImages.contentType(file), file.size(), withToken));
    }

    private boolean isNoted(String key) {
        return context.noted(key).filter(edit.id()::equals).isPresent();
    }

    private static List<String> digests(SupplyImages.Group group) {
        return group.files().stream().map(Attachment::sha256).toList();
    }
}
