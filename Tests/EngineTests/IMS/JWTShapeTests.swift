import Foundation
import TestSupport
import Testing
import Values

@testable import Engine

private let python = "/usr/bin/python3"
private let java = "/usr/bin/java"

/// Verifies each line `TOKEN EXPECTED` of a file; EXPECTED is the claims in base64.
private let pythonProgram = """
  import base64, json, sys, jwt
  from jwcrypto import jwk, jws
  key = open(sys.argv[1]).read()
  other = jwk.JWK.from_pem(key.encode())
  count = 0
  for line in open(sys.argv[2]):
      token, expected = line.split()
      assert "=" not in token and token.count(".") == 2, token
      assert jwt.get_unverified_header(token) == {"alg": "RS256", "typ": "JWT"}
      claims = jwt.decode(token, key, algorithms=["RS256"], options={"verify_aud": False})
      wanted = json.loads(base64.b64decode(expected).decode("utf-8", "strict"))
      assert claims == wanted, (claims, wanted)
      second = jws.JWS(); second.deserialize(token); second.verify(other)
      assert json.loads(second.payload) == wanted
      assert type(claims["exp"]) is int and type(claims["iat"]) is int
      count += 1
  print(count)
  """

private let javaProgram = """
  import java.nio.file.*; import java.security.*; import java.security.spec.*; import java.util.*;
  class Verify {
    public static void main(String[] a) throws Exception {
      String pem = Files.readString(Path.of(a[0])).replaceAll("-----.*-----|\\\\s", "");
      PublicKey key = KeyFactory.getInstance("RSA").generatePublic(
        new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
      int count = 0;
      for (String line : Files.readAllLines(Path.of(a[1]))) {
        String[] parts = line.split(" ")[0].split("\\\\.", -1);
        if (parts.length != 3) throw new Exception(line);
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(key);
        check.update((parts[0] + "." + parts[1]).getBytes("US-ASCII"));
        if (!check.verify(Base64.getUrlDecoder().decode(parts[2]))) throw new Exception(line);
        Base64.getUrlDecoder().decode(parts[1]);
        count++;
      }
      System.out.println(count);
    }
  }
  """

@Suite("JWT, compact form")
struct JWTShapeTests {
  @Test(.enabled(if: Command.exists(python) && Command.exists(ProgramSigner.openssl)))
  func othersAcceptTenThousand() throws {
    let program = try ProgramSigner()
    let file = try Data(contentsOf: URL(filePath: program.privateKey))
    let signer = try PrivateKeyFile.load(Secret(copying: file))
    var random = SplitMix(state: 2026)
    var lines = ""
    for _ in 0..<10_000 {
      let claims = Self.claims(using: &random)
      let token = try JSONWebToken(claims: claims).signed(by: signer)
      let wanted = Data(try claims.encoded()).base64EncodedString()
      lines += "\(token.text) \(wanted)\n"
    }
    let tokens = program.folder + "/tokens"
    try Data(lines.utf8).write(to: URL(filePath: tokens))
    let byPython = try Command.run(python, ["-c", pythonProgram, program.publicKey, tokens])
    #expect(String(decoding: byPython.output, as: UTF8.self) == "10000\n")
    guard Command.exists(java) else { return }
    let source = program.folder + "/Verify.java"
    try Data(javaProgram.utf8).write(to: URL(filePath: source))
    let byJava = try Command.run(java, [source, program.publicKey, tokens])
    #expect(String(decoding: byJava.output, as: UTF8.self) == "10000\n")
  }

  @Test func knowsTheVectorsOfBase64() throws {
    // RFC 4648, section 10, without padding; RFC 7515, appendix C.
    for (plain, text) in [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
      ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
    ] {
      #expect(Base64URL.encoded(plain.utf8) == text)
      #expect(Base64URL.decoded(text) == Array(plain.utf8))
    }
    #expect(Base64URL.encoded([3, 236, 255, 224, 193]) == "A-z_4ME")
    #expect(Base64URL.decoded("A-z_4ME=") == [3, 236, 255, 224, 193])
    #expect(Base64URL.decoded("a b") == nil)
    #expect(Base64URL.decoded("A") == nil)
  }

  @Test(arguments: [
    "", "..", "a.b", "e30.e30", "e30.W10.x", "e30.!.x", "W10.e30.x", "e30.e30.x.y", "e30",
  ])
  func readsOnlyTokens(text: String) {
    #expect(JSONWebToken(compact: text) == nil)
  }

  @Test func readsWhatItWrites() throws {
    let token = JSONWebToken(claims: ["a": "ü", "exp": 7])
    let text = try token.signed(by: FakeSigner()).text
    #expect(JSONWebToken(compact: text) == token)
  }

  private static func claims(using random: inout SplitMix) -> JSONValue {
    var members: [String: JSONValue] = [
      "exp": .integer(4_000_000_000 + random.below(1_000_000)),
      "iat": .integer(random.below(1_700_000_000)), "iss": .string(text(using: &random)),
      "sub": .string(text(using: &random)), "aud": .string("https://h/c/\(text(using: &random))"),
    ]
    for _ in 0..<random.below(6) {
      let name = "https://ims-na1.adobelogin.com/s/\(text(using: &random))"
      members[name] = value(depth: 0, using: &random)
    }
    return .object(members)
  }

  private static func value(depth: Int, using random: inout SplitMix) -> JSONValue {
    switch random.below(depth < 3 ? 7 : 5) {
    case 0: .bool(random.below(2) == 0)
    case 1: .null
    case 2: .integer(Int(truncatingIfNeeded: random.next()) >> random.below(60))
    case 3, 4: .string(text(using: &random))
    case 5: .array((0..<random.below(4)).map { _ in value(depth: depth + 1, using: &random) })
    default: ["k": value(depth: depth + 1, using: &random)]
    }
  }

  private static func text(using random: inout SplitMix) -> String {
    let letters = Array("aZ09 /+=._-\"\\\n\t\u{0}\u{7F}äß漢😀e\u{301}\u{2028}\u{202E}")
    return String((0..<random.below(24)).map { _ in letters[random.below(letters.count)] })
  }
}
