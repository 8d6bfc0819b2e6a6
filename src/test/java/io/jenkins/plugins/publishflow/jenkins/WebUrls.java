package io.jenkins.plugins.publishflow.jenkins;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.bind.JavaScriptMethod;
import org.kohsuke.stapler.interceptor.InterceptorAnnotation;

/** Finds by reflection what the plugin serves: the web methods of all its classes, and the views of its actions. */
final class WebUrls {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String PACKAGE = WebUrls.class.getPackageName();

    private WebUrls() {}

    /** {@code Class.method} and {@code Class/view}, sorted; of a descriptor its outer class. */
    static Set<String> all() throws Exception {
        Set<String> urls = new TreeSet<>();
        for (Class<?> type : classes()) {
            for (Method method : type.getMethods()) {
                if (isServed(method) && !Modifier.isAbstract(type.getModifiers())) {
                    urls.add(name(type) + "." + segment(method));
                }
            }
            if (Action.class.isAssignableFrom(type)) {
                views(type).forEach(view -> urls.add(name(type) + "/" + view));
            }
        }
        return urls;
    }

    /** The full name of the class that a table names by its simple one. */
    static String typeOf(String what) throws Exception {
        String simple = what.replaceFirst("[./].*", "");
        return classes().stream()
                .filter(type -> type.getDeclaringClass() == null && name(type).equals(simple))
                .map(Class::getName)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isServed(Method method) {
        if (!method.getDeclaringClass().getName().startsWith(PACKAGE) || method.isSynthetic()) {
            return false;
        }
        return method.getName().matches("(do|js)[A-Z].*|getApi|getDynamic")
                || Stream.of(method.getAnnotations()).anyMatch(WebUrls::isOfWebMethods);
    }

    private static boolean isOfWebMethods(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        return type == WebMethod.class
                || type == JavaScriptMethod.class
                || type.isAnnotationPresent(InterceptorAnnotation.class);
    }

    private static String segment(Method method) {
        String name = method.getName().replaceFirst("^(do|js|get)", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    @NonNull
    private static String name(Class<?> type) {
        return (type.getSimpleName().equals("DescriptorImpl") ? type.getDeclaringClass() : type).getSimpleName();
    }

    private static List<Class<?>> classes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(Permissions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(root.resolve(PACKAGE.replace('.', '/')))) {
            names = files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .toList();
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            classes.add(Class.forName(name, false, WebUrls.class.getClassLoader()));
        }
        return classes;
    }

    /** Of the sources: where classes are compiled to, views may lie that are no longer there. */
    private static List<String> views(Class<?> type) throws IOException {
        Path folder = RESOURCES.resolve(type.getName().replace('.', '/'));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".jelly"))
                    .map(file -> file.substring(0, file.length() - ".jelly".length()))
                    .toList();
        }
    }
}
