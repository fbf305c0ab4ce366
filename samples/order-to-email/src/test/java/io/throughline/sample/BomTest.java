package io.throughline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What somebody imports with the BOM: our artifacts' versions, and nobody else's. */
class BomTest {
  private static final Path ROOT = Path.of("..", "..");

  private final Document bom;
  private final Document parent;

  BomTest() throws Exception {
    bom = pom(ROOT.resolve("bom"));
    parent = pom(ROOT);
  }

  @Test
  void bom_managesWhatIsPublished() throws Exception {
    List<String> published = new ArrayList<>();
    for (String module : texts(parent, "/project/modules/module")) {
      if (!module.equals("bom") && !module.equals("samples")) {
        published.addAll(texts(pom(ROOT.resolve(module)), "/project/artifactId"));
      }
    }

    assertThat(texts(bom, "/project/dependencyManagement//artifactId"))
        .containsExactlyInAnyOrderElementsOf(published);
    assertThat(texts(bom, "/project/dependencyManagement//groupId")).containsOnly("io.throughline");
  }

  /** A parent's dependency management is imported along with that of the BOM. */
  @Test
  void bom_hasNoParentWhoseVersionsItWouldBring() throws Exception {
    assertThat(texts(bom, "/project/parent/artifactId")).isEmpty();
    assertThat(texts(bom, "/project/version")).isEqualTo(texts(parent, "/project/version"));
  }

  private static Document pom(Path folder) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("pom.xml").toFile());
  }

  private static List<String> texts(Document pom, String path) throws Exception {
    NodeList found =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }
}
