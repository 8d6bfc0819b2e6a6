package io.jenkins.plugins.publishflow.flow.definition;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as a tree of nodes that know their line and column. Stops before values: whether {@code yes} or {@code 1.10} is
 * a text is for the setting to say, so every plain scalar stays as it is written. Bounded in length, depth and aliases.
 */
final class YamlText {

    private static final int MAXIMUM_DEPTH = 20;
    private static final int MAXIMUM_ALIASES = 50;

    private YamlText() {}

    /** The tree, or empty where the file holds none, for which there is a finding then. */
    static Optional<Node> tree(FlowSource source, Findings findings) {
        if (source.text().length() > FlowSource.MAXIMUM_BYTES) {
            findings.add(new FlowFinding(1, 1, "the text is too long for a flow file"));
            return Optional.empty();
        }
        try {
            LoaderOptions options = options();
            StreamReader reader = new StreamReader(new StringReader(source.text()));
            Node root = new Composer(new ParserImpl(reader, options), new AsWritten(), options).getSingleNode();
            if (root == null || Scalars.isNull(root)) {
                findings.add(new FlowFinding(1, 1, "the file is empty; it needs 'steps'"));
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (MarkedYAMLException e) {
            SyntaxError error = SyntaxError.of(e);
            findings.add(error.where(), error.text());
        } catch (ReaderException e) {
            String before = source.text().substring(0, source.text().offsetByCodePoints(0, e.getPosition()));
            findings.add(FlowFinding.atEndOf(
                    before, String.format("the character U+%04X is not allowed in YAML", e.getCodePoint())));
        } catch (YAMLException e) {
            // The two bounds are all that the parser refuses without a place.
            String bound = e.getMessage().contains("alias")
                    ? "more than " + MAXIMUM_ALIASES + " aliases of lists and maps"
                    : "lists and maps more than " + MAXIMUM_DEPTH + " deep in each other";
            findings.add(new FlowFinding(1, 1, "the file has " + bound + "; a flow never needs as many"));
        }
        return Optional.empty();
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(FlowSource.MAXIMUM_BYTES);
        options.setNestingDepthLimit(MAXIMUM_DEPTH);
        options.setMaxAliasesForCollections(MAXIMUM_ALIASES);
        return options;
    }

    /** Resolves nothing: every untagged scalar is a text. */
    private static final class AsWritten extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // None, on purpose.
        }
    }
}
