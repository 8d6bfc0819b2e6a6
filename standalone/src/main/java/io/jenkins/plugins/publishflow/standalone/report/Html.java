package io.jenkins.plugins.publishflow.standalone.report;

import java.util.List;

/** Writes HTML. Every text goes through here and is escaped; only this class puts angle brackets on the page. */
final class Html {

    private final StringBuilder html = new StringBuilder();

    /** An element with text in it. */
    Html text(String tag, String cssClass, String text) {
        return open(tag, cssClass).write(text).close(tag);
    }

    /** The start of an element; an empty class writes none. */
    Html open(String tag, String cssClass) {
        html.append('<').append(tag);
        if (!cssClass.isEmpty()) {
            html.append(" class=\"").append(escape(cssClass)).append('"');
        }
        html.append('>');
        return this;
    }

    Html close(String tag) {
        html.append("</").append(tag).append(">\n");
        return this;
    }

    /** A link to an address of a store; anything but https becomes plain text. */
    Html link(String url) {
        if (!url.startsWith("https://")) {
            return write(url);
        }
        html.append("<a href=\"")
                .append(escape(url))
                .append("\">")
                .append(escape(url))
                .append("</a>");
        return this;
    }

    Html write(String text) {
        html.append(escape(text));
        return this;
    }

    /** The head row of a table, with its start. */
    Html table(String... columns) {
        html.append("<div class=\"scroll\"><table>\n<thead><tr>");
        for (String column : columns) {
            html.append("<th scope=\"col\">").append(escape(column)).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        return this;
    }

    Html row(List<String> cells) {
        html.append("<tr>");
        cells.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
        html.append("</tr>\n");
        return this;
    }

    Html endTable() {
        html.append("</tbody></table></div>\n");
        return this;
    }

    /** One line of a list of facts; nothing where there is no value. */
    Html fact(String name, String value) {
        if (!value.isEmpty()) {
            text("dt", "", name).text("dd", "", value);
        }
        return this;
    }

    /** Text that is HTML already: of our own resources alone. */
    Html trusted(String markup) {
        html.append(markup);
        return this;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
