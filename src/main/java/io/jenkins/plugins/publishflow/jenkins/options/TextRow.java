package io.jenkins.plugins.publishflow.jenkins.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;

/** One line of a table in a form: a name and its text. In a Jenkinsfile and in {@code config.xml} the table is a map. */
public final class TextRow {

    private final String name;
    private final String text;

    private TextRow(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public String getName() {
        return name;
    }

    public String getText() {
        return text;
    }

    /** The table of a map; empty for null. */
    public static List<TextRow> of(@CheckForNull Map<String, String> map) {
        List<TextRow> rows = new ArrayList<>();
        if (map != null) {
            map.forEach((name, text) -> rows.add(new TextRow(name, text)));
        }
        return rows;
    }

    /** The map of a table in a submitted form; lines without any text are none. */
    public static Map<String, String> read(JSONObject form, String table) {
        Map<String, String> map = new LinkedHashMap<>();
        if (form.has(table)) {
            for (Object each : JSONArray.fromObject(form.get(table))) {
                JSONObject row = (JSONObject) each;
                String name = row.optString("name").strip();
                String text = row.optString("text").strip();
                if (!name.isEmpty() || !text.isEmpty()) {
                    map.put(name, text);
                }
            }
        }
        return map;
    }
}
