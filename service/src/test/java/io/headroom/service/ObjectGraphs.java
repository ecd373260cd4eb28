package io.headroom.service;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two object graphs field by field, whatever the fields are: a field that somebody adds is
 * compared from then on, unless it is named as one that may differ.
 */
final class ObjectGraphs {
  private final Map<String, String> mayDiffer;
  private final IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();
  private final List<String> differences = new ArrayList<>();

  private ObjectGraphs(Map<String, String> mayDiffer) {
    this.mayDiffer = mayDiffer;
  }

  /**
   * The paths at which two graphs differ.
   *
   * @param mayDiffer fields as {@code Class.field}, or types as {@code Class}, that need not be
   *     equal, each with the reason
   */
  static List<String> differences(Object a, Object b, Map<String, String> mayDiffer) {
    ObjectGraphs graphs = new ObjectGraphs(mayDiffer);
    graphs.compare(a, b, a.getClass().getSimpleName());
    return graphs.differences;
  }

  private void compare(Object a, Object b, String path) {
    if (a == null || b == null || !sameKind(a, b)) {
      check(a == b, a, b, path);
    } else if (!mayDiffer.containsKey(a.getClass().getSimpleName()) && seen.put(a, b) == null) {
      compareContents(a, b, path);
    }
  }

  /** A list is a list, whatever its class. */
  private static boolean sameKind(Object a, Object b) {
    return a.getClass() == b.getClass() || (a instanceof List && b instanceof List);
  }

  private void compareContents(Object a, Object b, String path) {
    if (a.getClass().isArray()) {
      compareArrays(a, b, path);
    } else if (a instanceof Map<?, ?> map) {
      compareAll(map.entrySet(), ((Map<?, ?>) b).entrySet(), path);
    } else if (a instanceof Map.Entry<?, ?> entry) {
      compare(entry.getKey(), ((Map.Entry<?, ?>) b).getKey(), path + ".key");
      compare(entry.getValue(), ((Map.Entry<?, ?>) b).getValue(), path + "." + entry.getKey());
    } else if (a instanceof Collection<?> collection) {
      compareAll(collection, (Collection<?>) b, path);
    } else if (a instanceof Optional<?> optional) {
      compare(optional.orElse(null), ((Optional<?>) b).orElse(null), path);
    } else if (a.getClass().isEnum() || a.getClass().getName().startsWith("java.")) {
      check(a.equals(b), a, b, path);
    } else {
      compareFields(a, b, path);
    }
  }

  private void compareArrays(Object a, Object b, String path) {
    int length = Array.getLength(a);
    check(length == Array.getLength(b), length, Array.getLength(b), path + ".length");
    for (int i = 0; i < Math.min(length, Array.getLength(b)); i++) {
      compareValues(
          a.getClass().getComponentType(), Array.get(a, i), Array.get(b, i), path + "[" + i + "]");
    }
  }

  private void compareAll(Collection<?> a, Collection<?> b, String path) {
    check(a.size() == b.size(), a.size(), b.size(), path + ".size");
    Iterator<?> other = b.iterator();
    int i = 0;
    for (Object one : a) {
      if (other.hasNext()) {
        compare(one, other.next(), path + "[" + i++ + "]");
      }
    }
  }

  private void compareFields(Object a, Object b, String path) {
    for (Class<?> type = a.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        String name = type.getSimpleName() + "." + field.getName();
        if (!Modifier.isStatic(field.getModifiers()) && !mayDiffer.containsKey(name)) {
          field.setAccessible(true);
          compareValues(
              field.getType(), value(field, a), value(field, b), path + "." + field.getName());
        }
      }
    }
  }

  private void compareValues(Class<?> type, Object a, Object b, String path) {
    if (type == double.class) {
      check(bits(a) == bits(b), a, b, path);
    } else if (type.isPrimitive()) {
      check(a.equals(b), a, b, path);
    } else {
      compare(a, b, path);
    }
  }

  private static long bits(Object value) {
    return Double.doubleToRawLongBits((double) value);
  }

  private static Object value(Field field, Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private void check(boolean same, Object a, Object b, String path) {
    if (!same) {
      differences.add(path + ": " + a + " became " + b);
    }
  }
}
