package io.jenkins.plugins.publishflow.jenkins.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;

/** One line of the table of keys in a form: a store and the id of credentials. */
public final class KeyRow {

    private final String store;
    private final String credentialsId;

    private KeyRow(String store, String credentialsId) {
        this.store = store;
        this.credentialsId = credentialsId;
    }

    public String getStore() {
        return store;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** The table of a map; empty for null. */
    public static List<KeyRow> of(@CheckForNull Map<String, String> keys) {
        List<KeyRow> rows = new ArrayList<>();
        if (keys != null) {
            keys.forEach((store, id) -> rows.add(new KeyRow(store, id)));
        }
        return rows;
    }

    /** The map of the table in a submitted form; a line without credentials is none. */
    public static Map<String, String> read(JSONObject form, String table) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (form.has(table)) {
            for (Object each : JSONArray.fromObject(form.get(table))) {
                JSONObject row = (JSONObject) each;
                String id = row.optString("credentialsId").strip();
                if (!id.isEmpty()) {
                    keys.put(row.optString("store"), id);
                }
            }
        }
        return keys;
    }
}
