import java.io.ByteArrayInputStream;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Says for each path on standard input whether Java reads it as a certificate: the path, a tab, and
 * "read" or the reason. */
public class JavaReader {
  public static void main(String[] arguments) throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (String path; (path = input.readLine()) != null; ) {
      System.out.println(path + "\t" + read(path).replaceAll("\\s+", " "));
    }
  }

  static String read(String path) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(path));
      X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(bytes));
      certificate.getPublicKey();
      certificate.getSubjectAlternativeNames();
      return certificate.hasUnsupportedCriticalExtension() ? "unknown critical extension" : "read";
    } catch (Exception exception) {
      return String.valueOf(exception.getMessage());
    }
  }
}
