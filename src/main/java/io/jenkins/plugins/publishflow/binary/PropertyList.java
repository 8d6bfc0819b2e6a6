package io.jenkins.plugins.publishflow.binary;

import com.dd.plist.BinaryPropertyListParser;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import com.dd.plist.PropertyListFormatException;
import com.dd.plist.XMLPropertyListParser;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads property lists, binary and XML, that somebody else has written. The library does the reading; this keeps from
 * it what would cost more time or memory than the bytes are worth.
 */
final class PropertyList {

    /** Real ones have some kilobytes. */
    static final int MAX_LENGTH = 2 << 20;

    /** Apple takes less; what matters is that nobody has to keep and show a novel. */
    private static final int LONGEST_TEXT = 255;

    private static final byte[] BINARY = "bplist".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_DEPTH = 100;
    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";

    private PropertyList() {}

    /** Bytes that are no property list, or one that is not to be read; the message ends the sentence "it …". */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }

        UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static NSDictionary parse(byte[] bytes) throws UnreadableException {
        NSObject root = startsWith(bytes, BINARY) ? parseBinary(bytes) : parseXml(bytes);
        if (root instanceof NSDictionary dictionary) {
            return dictionary;
        }
        throw new UnreadableException("is a property list, but no dictionary");
    }

    /**
     * A value that has to be a text.
     *
     * @param key what to call the value in a message
     */
    static String text(String key, @CheckForNull NSObject value) throws UnreadableException {
        if (!(value instanceof NSString string)) {
            throw new UnreadableException("has a " + key + " that is no text");
        }
        String text = string.getContent();
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new UnreadableException("has a " + key + " that is longer than " + LONGEST_TEXT
                    + " characters or has control characters: " + Quote.of(text));
        }
        return text;
    }

    private static NSObject parseBinary(byte[] bytes) throws UnreadableException {
        BinaryListBounds.check(bytes);
        try {
            return BinaryPropertyListParser.parse(bytes);
        } catch (PropertyListFormatException | IOException | RuntimeException e) {
            throw new UnreadableException("is a damaged binary property list", e);
        }
    }

    private static NSObject parseXml(byte[] bytes) throws UnreadableException {
        Document document;
        try {
            document = builder().parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException | RuntimeException e) {
            throw new UnreadableException("is no property list, neither binary nor XML, or a damaged one", e);
        }
        if (document.getDoctype() != null && document.getDoctype().getInternalSubset() != null) {
            throw new UnreadableException("declares entities of its own, which property lists do not");
        }
        try {
            return XMLPropertyListParser.parse(document);
        } catch (PropertyListFormatException | IOException | RuntimeException e) {
            throw new UnreadableException("is XML, but no property list", e);
        }
    }

    /**
     * The JDK's own parser, whatever else is on the class path, for these limits are its own. Every Apple property list
     * names a DTD, so that naming one must be allowed; nothing is read or expanded because of it.
     */
    private static DocumentBuilder builder() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        try {
            factory.setFeature("http://javax.xml.XMLConstants/feature/secure-processing", true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
            factory.setAttribute("http://javax.xml.XMLConstants/property/accessExternalSchema", "");
            factory.setAttribute(LIMIT + "entityExpansionLimit", 1);
            factory.setAttribute(LIMIT + "entityReplacementLimit", 1);
            factory.setAttribute(LIMIT + "maxElementDepth", MAX_DEPTH);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setIgnoringComments(true);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // throws on what is fatal, and prints nothing
            return builder;
        } catch (ParserConfigurationException | IllegalArgumentException e) {
            throw new IllegalStateException("the JDK's XML parser has no such limits", e);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
