package io.throughline.comparison.redaction;

import com.gliwka.hyperscan.wrapper.CompileErrorException;
import com.gliwka.hyperscan.wrapper.Database;
import com.gliwka.hyperscan.wrapper.Expression;
import com.gliwka.hyperscan.wrapper.ExpressionFlag;
import com.gliwka.hyperscan.wrapper.Scanner;
import java.util.ArrayList;
import java.util.List;

/** The usual expressions in one automaton of Hyperscan, through JNI. */
final class Hyperscan implements AutoCloseable {
  private final Database database;
  private final Scanner scanner = new Scanner();

  Hyperscan() throws CompileErrorException {
    List<Expression> expressions = new ArrayList<>();
    for (String regex : Regexes.USUAL) {
      // To know where a match begins makes this one too large for it; it may tell the end alone.
      boolean large = regex.contains("{13,16}");
      expressions.add(
          new Expression(regex, large ? ExpressionFlag.NO_FLAG : ExpressionFlag.SOM_LEFTMOST));
    }
    database = Database.compile(expressions);
    scanner.allocScratch(database);
  }

  /** How many matches there are. */
  int find(String text) {
    return scanner.scan(database, text).size();
  }

  @Override
  public void close() {
    scanner.close();
    database.close();
  }
}
