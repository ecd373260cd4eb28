package io.headroom.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands {@code ${NAME}} in a configuration's paths. It is handed its environment, so the same
 * configuration finds its data wherever it runs, while its canonical bytes stay the same.
 */
public final class Variables {
  /** The folder of market data. */
  public static final String DATA = "HEADROOM_DATA";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final String DEFAULT_DATA = "../shared/data";

  private final Map<String, String> values;
  private final Path root;

  private Variables(Map<String, String> values, Path root) {
    this.values = values;
    this.root = root;
  }

  /**
   * Takes the variables of an environment. {@code HEADROOM_DATA} is {@code ../shared/data} from the
   * root where the environment has none or a blank one.
   *
   * @param root the folder from which relative paths are resolved
   */
  public static Variables of(Map<String, String> environment, Path root) {
    Map<String, String> values = new TreeMap<>(environment);
    if (values.getOrDefault(DATA, "").isBlank()) {
      values.put(DATA, root.resolve(DEFAULT_DATA).normalize().toString());
    }
    return new Variables(values, root);
  }

  /**
   * The path that a text with variables stands for, resolved from the root and normalized.
   *
   * @throws ConfigException if a variable is not set
   */
  public Path expand(String text) {
    StringBuilder path = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      matcher.appendReplacement(path, Matcher.quoteReplacement(value(matcher.group(1), text)));
    }
    matcher.appendTail(path);
    return root.resolve(path.toString()).normalize();
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private String value(String name, String text) {
    if (!values.containsKey(name)) {
      String message =
          "no such variable ${"
              + name
              + "}"
              + Suggestion.hint(name, values.keySet())
              + " set "
              + name
              + " in the environment or write the path out";
      throw new ConfigException(new Problem("", 0, "path", text, message));
    }
    return values.get(name);
  }
}
