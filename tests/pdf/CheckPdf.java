// Judge files by veraPDF's profile of PDF/UA-1: java -cp JARS CheckPdf.java FILE...
import java.io.FileInputStream;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class CheckPdf {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean fails = false;
    for (String file : files) {
      try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), PDFAFlavour.PDFUA_1)) {
        var result = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false).validate(parser);
        var faults = new TreeMap<String, String>();
        for (TestAssertion found : result.getTestAssertions())
          if (found.getStatus() == TestAssertion.Status.FAILED) faults.put(found.getRuleId().toString(), found.getMessage());
        System.out.println(file + ": " + (result.isCompliant() ? "passes" : "FAILS " + faults)
            + " (" + result.getTotalAssertions() + " checks)");
        fails |= !result.isCompliant();
      }
    }
    System.exit(fails ? 1 : 0);
  }
}
