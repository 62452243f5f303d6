import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Decrypts a private key with the password in STORE, and says whether it belongs to a certificate. */
public class JavaKeyReader {
  public static void main(String[] paths) throws Exception {
    String pem = Files.readString(Path.of(paths[0])).replaceAll("-----[^-]+-----|\\s", "");
    EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(Base64.getDecoder().decode(pem));
    String algorithm = sealed.getAlgParameters().toString();
    Key password = SecretKeyFactory.getInstance(algorithm)
        .generateSecret(new PBEKeySpec(System.getenv("STORE").toCharArray()));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.DECRYPT_MODE, password, sealed.getAlgParameters());
    RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA")
        .generatePrivate(sealed.getKeySpec(cipher));
    X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(Path.of(paths[1]))));
    boolean fits = key.getModulus().equals(((RSAPublicKey) certificate.getPublicKey()).getModulus());
    System.out.println(fits ? "the key belongs to the certificate" : "the key is another one");
  }
}
