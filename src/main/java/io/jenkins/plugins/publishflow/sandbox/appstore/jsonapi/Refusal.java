package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.util.List;

/** App Store Connect refuses a request; nothing was changed. Thrown by any handler, answered as an error document. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<ApiError> errors;

    public Refusal(ApiError... errors) {
        this(List.of(errors));
    }

    public Refusal(List<ApiError> errors) {
        super(errors.get(0).code() + ": " + errors.get(0).detail(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<ApiError> errors() {
        return errors;
    }

    /** 401 without a reason, as Apple gives none; the request log has it. */
    public static Refusal notAuthorized() {
        return new Refusal(ApiError.of(
                401,
                "NOT_AUTHORIZED",
                "Authentication credentials are missing or invalid.",
                "The bearer token is missing, badly signed, expired, or made for another key."));
    }

    /** 404 for a resource that is not there, or not yet. */
    public static Refusal notFound(String type, String id) {
        return new Refusal(ApiError.of(
                404,
                "NOT_FOUND",
                "The specified resource does not exist",
                "There is no resource of type '" + type + "' with id '" + id + "'"));
    }

    /** 400 for a query parameter. */
    public static Refusal parameter(String code, String name, String detail) {
        return new Refusal(ApiError.of(400, "PARAMETER_ERROR." + code, "A parameter is not valid", detail)
                .atParameter(name));
    }

    /** 409 for an attribute; the code is {@code REQUIRED}, {@code INVALID}, {@code INVALID.DUPLICATE} and so on. */
    public static Refusal attribute(String code, String attribute, String detail) {
        return new Refusal(ApiError.of(409, "ENTITY_ERROR.ATTRIBUTE." + code, "An attribute is not valid", detail)
                .at("/data/attributes/" + attribute));
    }

    /** 409 for a relationship; the code is {@code REQUIRED}, {@code INVALID} and so on. */
    public static Refusal relationship(String code, String relationship, String detail) {
        return new Refusal(ApiError.of(409, "ENTITY_ERROR.RELATIONSHIP." + code, "A relationship is not valid", detail)
                .at("/data/relationships/" + relationship));
    }

    /** 409 for a state that forbids the action; the code follows {@code STATE_ERROR}, and may be empty. */
    public static Refusal state(String code, String detail) {
        String full = code.isEmpty() ? "STATE_ERROR" : "STATE_ERROR." + code;
        return new Refusal(ApiError.of(409, full, "The request cannot be done in the current state", detail));
    }

    /** 422 for a request that is well-formed and cannot be done. */
    public static Refusal unprocessable(String code, String detail) {
        return new Refusal(
                ApiError.of(422, "ENTITY_UNPROCESSABLE." + code, "The request entity cannot be processed", detail));
    }

    /** The error document; its ids are told by the request's number. */
    public Answer answer(Request request) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("errors");
        for (int i = 0; i < errors.size(); i++) {
            list.add(errors.get(i).json("sandbox-" + request.number() + "-" + i));
        }
        return Answer.json(errors.get(0).status(), document);
    }
}
