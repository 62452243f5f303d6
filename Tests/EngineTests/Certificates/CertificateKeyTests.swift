import Engine
import Foundation
import Testing
import Values

/// The example of RFC 7515, appendix A.2: its key in PKCS#8, its signing input and its signature.
enum RFC7515 {
  static let key = """
    -----BEGIN PRIVATE KEY-----
    MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCh+BYK4uPJtGXO
    jS1lYmM2K5J9vinh8CR3/BYlzJChNuOL2TSXxbbqY913EeZ8dCn5VrD7io8ImtxL
    aYk8wTM/U+3QGbh3hCUv7JFP5IV3aVlL6kKA0ywPVb9ilE8TA5a8bpvfbr3SvaNn
    juygxmj3AbONv/s4yDQs4v5tJ/reSlpIdJed1LnPmt7Ex1sFhSwsD174pcF1A5L5
    ROjtZMEQxrZHYJqkeDrrnGya11UxMFBji4NmXG9veoKjlnAqH2QbgtPr8jkiGUkf
    toaHLFcW9Qr4NY2ai50Xw0Byj3+H2JoY2PyrZ62EWQwuz3WTOTY8BwNNb2BvniHg
    VFbK5emhAgMBAAECggEAEq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyW
    PEAeP88vLNO97IjlA7/GQ5sLKMgvfTeXZx9SE+7YwVol2NXOoAJe46sui395IW/G
    O+pWJ1O0BkTGoVEn2bKVRUCgu+GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzj
    kn439X0M/V51gfpRLI9JYanrC4D4qAdGcopV/0ZHHzQlBjudU2QvXt4ehNYTCBr6
    XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl/x/jTj3ccPDVZFD9pIuhLhBOneufuBiB
    4cS98l2SR/RQyGWSeWjnczT0QU91p1DhOVRuOopznQKBgQDgHMQQ60imZV1URk0K
    pLttoLhyt3SmqdEf/kgHePDdtzEafpAu+cS191R2JiuoF2yzWXnwFDcqGigp5BNr
    0AHQfD8/Lk8l1Mk09jxxCfui5nYooNyac8YFjm3vItzVCVDnEd3BbVWG8qf6deqE
    lMGAg+C2V0L4oNXnP7LZcPAZRwKBgQC5A8R+CZW2MvRTLLHzwZkUXV866cff7tx6
    kqa0finGG0KgeqlaZPxgCZnFp7AeAcCMtiynVlJ7vMVgePsLq6XtON4tB5kP9jAP
    rq3rbAOal78eUH5OcED6eNuCV8ixEu1eWcPNCS/l1OW1EnXUEoEHKl54Xrrz2uNw
    kgMTP1FZ1wKBgAcCn1dwJKufzBWQxWQp1vsM5fggqPN1qGb5y0MAk3g7/Ls5bkUp
    5u9SN0Ai3Ya6hNnvWJMb7sXQX6U/zyO2M/hTip7tUeh7CXgwo59dkpN75gJLVds2
    9+DAncu3KXU4f2Fa+7bLNrur53k8KwPOq2bbuTG69QtV7Jr5MR0AHWKNAoGBAIf/
    evpitUf+4JYbLpvNXWcY052Mpz22aR84mY3nh3F2LF2mjMJDpTg7FmuyPcVw6EcG
    yoAe9fa65iNqCq+jdw6PVNGo2hxfjSiZ8IIzHdsPXI89//pMjZcQK9r+CCoRjaZj
    OYiIDktVWZzmevJuv6WywUqd57LE3Zar3dLSIkx1AoGAIYd7DHOhrWvxkwPQsRM2
    tOgrjbcrfvtQJipd+DlcxyVuuM9sQLdgjVk2oy26F0EmpScGLq2MowX7fhd/QJQ3
    ydy5cY7YIBi87w93IKLEdfnbJtoOPLUW0ITrJReOgo1cq9SbsxYawBgfp/gh6A56
    03k2+ZQwVK0JKSHuLFkuQ3U=
    -----END PRIVATE KEY-----
    """

  static let input =
    "eyJhbGciOiJSUzI1NiJ9"
    + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

  static let signature =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB//dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh+0Qc/lF"
    + "5YKt/O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB++f/nZLgrnbyTyWzO75vRK"
    + "5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB/eSN9383LcOLn6/dO++xi12jzDwusC+eOkHWEsqt"
    + "FZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrB"
    + "p0igcN/IoypGlUPQGe77Rw=="
}

/// Private keys in every form in which people have them, checked by their signatures.
@Suite struct CertificateKeyTests {
  private let scratch: CertificateScratch

  init() throws {
    scratch = try CertificateScratch()
  }

  /// Whether a file's text is the key of RFC 7515: only that key makes that signature.
  private func isTheKey(_ text: some Sequence<UInt8>, _ passphrase: String? = nil) throws -> Bool {
    let key = try PrivateKeyFile.load(
      Secret(copying: text), passphrase: passphrase.map { Secret(copying: $0.utf8) })
    let signature = try key.sign(Array(RFC7515.input.utf8))
    return Data(signature).base64EncodedString() == RFC7515.signature
  }

  private func problem(_ text: some Sequence<UInt8>, _ passphrase: String? = nil)
    -> CertificateProblem?
  {
    do throws(CertificateProblem) {
      _ = try PrivateKeyFile.load(
        Secret(copying: text), passphrase: passphrase.map { Secret(copying: $0.utf8) })
      return nil
    } catch {
      return error
    }
  }

  @Test func theSignatureIsThatOfTheRFC() throws {
    #expect(try isTheKey(RFC7515.key.utf8))
  }

  @Test(arguments: KeyShape.allCases)
  func everyShapeOfPEMLoads(_ shape: KeyShape) throws {
    #expect(try isTheKey(shape.apply(to: RFC7515.key)))
  }

  @Test func everyEncodingOfOpenSSLLoads() throws {
    try scratch.write(RFC7515.key, "plain.pem")
    let encodings: [(String, [String])] = [
      ("PKCS#1", ["rsa", "-in", "plain.pem", "-traditional"]),
      (
        "PKCS#1, encrypted",
        [
          "rsa", "-in", "plain.pem", "-traditional", "-aes256", "-passout", "pass:secret",
        ]
      ),
      (
        "PKCS#8, PBKDF2",
        [
          "pkcs8", "-topk8", "-in", "plain.pem", "-passout", "pass:secret",
        ]
      ),
      (
        "PKCS#8, scrypt",
        [
          "pkcs8", "-topk8", "-scrypt", "-in", "plain.pem", "-passout", "pass:secret",
        ]
      ),
      ("PKCS#8, DER", ["pkcs8", "-topk8", "-nocrypt", "-outform", "DER", "-in", "plain.pem"]),
      ("PKCS#1, DER", ["rsa", "-in", "plain.pem", "-traditional", "-outform", "DER"]),
      (
        "PKCS#8, DER, encrypted",
        [
          "pkcs8", "-topk8", "-outform", "DER", "-in", "plain.pem", "-passout", "pass:secret",
        ]
      ),
      (
        "PKCS#8, RC2, as old tools made it",
        [
          "pkcs8", "-topk8", "-v1", "PBE-SHA1-RC2-40", "-provider", "default", "-provider",
          "legacy",
          "-in", "plain.pem", "-passout", "pass:secret",
        ]
      ),
    ]
    for (name, arguments) in encodings {
      let bytes = try scratch.openssl(arguments)
      let isEncrypted = arguments.contains("pass:secret")
      #expect(try isTheKey(bytes, isEncrypted ? "secret" : nil), "\(name)")
      guard isEncrypted else { continue }
      #expect(problem(bytes) == .needsPassword, "\(name)")
      #expect(problem(bytes, "wrong") == .wrongPassword, "\(name)")
      let crlf = String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n")
      if !name.contains("DER") { #expect(try isTheKey(crlf.utf8, "secret"), "\(name), CRLF") }
    }
  }

  @Test func whatIsNoPrivateKeyIsNamed() throws {
    try scratch.write(RFC7515.key, "plain.pem")
    let publicKey = try scratch.openssl(["pkey", "-in", "plain.pem", "-pubout"])
    let certificate = try scratch.openssl([
      "req", "-x509", "-key", "plain.pem", "-subj", "/CN=a", "-days", "10",
    ])
    let request = try scratch.openssl(["req", "-new", "-key", "plain.pem", "-subj", "/CN=a"])
    func found(_ kind: FileKind) -> CertificateProblem {
      .wrongKind(expected: .privateKey, found: kind)
    }
    #expect(problem(publicKey) == found(.publicKey))
    #expect(problem(certificate) == found(.certificate))
    #expect(problem(request) == found(.request))
    #expect(problem("{\"a\": 1}".utf8) == found(.json))
    #expect(problem("<html>".utf8) == found(.html))
    #expect(problem("".utf8) == .empty)
    #expect(problem([0, 1, 2, 3]) == found(.binary))
    #expect(problem(RFC7515.key.dropLast(40).utf8) == .truncated(block: 1))
  }

  @Test func anotherKindOfKeyCannotSign() throws {
    let key = try scratch.openssl(["genpkey", "-algorithm", "EC", "-pkeyopt", "group:P-256"])
    let loaded = try PrivateKeyFile.load(Secret(copying: key))
    #expect(loaded.type == .ec)
    #expect(throws: CertificateProblem.cannotSign) { try loaded.sign([1]) }
  }

  @Test func aKeyKnowsItsCertificate() throws {
    try scratch.write(RFC7515.key, "plain.pem")
    let own = try scratch.openssl(["req", "-x509", "-key", "plain.pem", "-subj", "/CN=a"])
    let other = try scratch.openssl([
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=a",
    ])
    let key = try PrivateKeyFile.load(Secret(copying: RFC7515.key.utf8))
    let ownFile = try CertificateReader.read(Secret(copying: own))
    let otherFile = try CertificateReader.read(Secret(copying: other))
    #expect(key.matches(ownFile.certificates[0]))
    #expect(!key.matches(otherFile.certificates[0]))
    let findings = CertificateFindings(now: Date())
    #expect(!findings.findings(ownFile.certificates[0], key: key).contains(.keyDoesNotFit))
    #expect(findings.findings(otherFile.certificates[0], key: key).contains(.keyDoesNotFit))
  }
}
