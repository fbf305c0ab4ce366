package io.throughline.comparison.table;

import java.io.File;
import java.nio.file.Path;

/** Versions as Maven's repository names the folders of the jars: {@code artifact/version/jar}. */
final class ClassPath {

  private ClassPath() {}

  static String version(String artifact) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      int names = jar.getNameCount();
      if (names > 2 && jar.getName(names - 3).toString().equals(artifact)) {
        return jar.getName(names - 2).toString();
      }
    }
    throw new IllegalArgumentException(artifact + " is not on the class path");
  }
}
