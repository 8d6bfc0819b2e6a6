package io.jenkins.plugins.publishflow.sandbox;

import static io.jenkins.plugins.publishflow.sandbox.StoreClient.APP;

/** Bodies of requests, written out. */
final class Bodies {

    private Bodies() {}

    static String buildUpload(String version, String build) {
        return """
                {"data":{"type":"buildUploads",
                "attributes":{"cfBundleShortVersionString":"%s","cfBundleVersion":"%s","platform":"IOS"},
                "relationships":{"app":{"data":{"type":"apps","id":"%s"}}}}}
                """.formatted(version, build, APP);
    }

    static String buildUploadFile(String upload, long size) {
        return """
                {"data":{"type":"buildUploadFiles",
                "attributes":{"assetType":"ASSET","fileName":"Sample.ipa","fileSize":%d,"uti":"com.apple.ipa"},
                "relationships":{"buildUpload":{"data":{"type":"buildUploads","id":"%s"}}}}}
                """.formatted(size, upload);
    }

    static String uploaded(String file) {
        return """
                {"data":{"type":"buildUploadFiles","id":"%s","attributes":{"uploaded":true}}}
                """.formatted(file);
    }

    static String uploaded(String file, String algorithm, String hash) {
        return """
                {"data":{"type":"buildUploadFiles","id":"%s","attributes":{"uploaded":true,
                "sourceFileChecksums":{"file":{"hash":"%s","algorithm":"%s"}}}}}
                """.formatted(file, hash, algorithm);
    }

    static String attributes(String type, String id, String attributes) {
        return """
                {"data":{"type":"%s","id":"%s","attributes":{%s}}}
                """.formatted(type, id, attributes);
    }

    /** A POST of a resource with attributes and one relationship. */
    static String related(String type, String attributes, String relationship, String target, String id) {
        return """
                {"data":{"type":"%s","attributes":{%s},
                "relationships":{"%s":{"data":{"type":"%s","id":"%s"}}}}}
                """.formatted(type, attributes, relationship, target, id);
    }

    /** A POST of a resource with one relationship and nothing besides. */
    static String related(String type, String relationship, String target, String id) {
        return """
                {"data":{"type":"%s","relationships":{"%s":{"data":{"type":"%s","id":"%s"}}}}}
                """.formatted(type, relationship, target, id);
    }

    static String linkage(String type, String id) {
        return """
                {"data":[{"type":"%s","id":"%s"}]}
                """.formatted(type, id);
    }
}
