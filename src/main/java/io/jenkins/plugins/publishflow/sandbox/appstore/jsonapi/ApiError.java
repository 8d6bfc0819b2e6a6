package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One error of an error document; contract schema {@code ErrorResponse}.
 *
 * @param status HTTP status
 * @param code Apple's code, such as {@code STATE_ERROR.ENTITY_STATE_INVALID}
 * @param title short text
 * @param detail long text
 * @param pointer JSON pointer into the request's body, or null
 * @param parameter query parameter, or null
 * @param associated errors of other resources, by resource path such as {@code /v1/appStoreVersions/7}
 */
public record ApiError(
        int status,
        String code,
        String title,
        String detail,
        @CheckForNull String pointer,
        @CheckForNull String parameter,
        Map<String, List<ApiError>> associated) {

    public ApiError {
        associated = new LinkedHashMap<>(associated);
    }

    /** An error without a place. */
    public static ApiError of(int status, String code, String title, String detail) {
        return new ApiError(status, code, title, detail, null, null, Map.of());
    }

    /** The same error at a place in the body. */
    public ApiError at(String jsonPointer) {
        return new ApiError(status, code, title, detail, jsonPointer, parameter, associated);
    }

    /** The same error at a query parameter. */
    public ApiError atParameter(String name) {
        return new ApiError(status, code, title, detail, pointer, name, associated);
    }

    /** The same error with what is wrong with other resources. */
    public ApiError because(Map<String, List<ApiError>> reasons) {
        return new ApiError(status, code, title, detail, pointer, parameter, reasons);
    }

    ObjectNode json(String id) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("status", String.valueOf(status))
                .put("code", code)
                .put("title", title)
                .put("detail", detail);
        if (pointer != null) {
            json.putObject("source").put("pointer", pointer);
        } else if (parameter != null) {
            json.putObject("source").put("parameter", parameter);
        }
        if (!associated.isEmpty()) {
            ObjectNode reasons = json.putObject("meta").putObject("associatedErrors");
            associated.forEach((path, errors) -> {
                ArrayNode list = reasons.putArray(path);
                for (int i = 0; i < errors.size(); i++) {
                    list.add(errors.get(i).json(id + "-" + path.hashCode() + "-" + i));
                }
            });
        }
        return json;
    }
}
