import Engine
import Testing
import Values

/// Files whose encryption requires more work than anybody waits for, built byte by byte.
@Suite struct KeyCostTests {
  private static let limit: UInt64 = 10_000_000
  private static let tooMany: UInt64 = 1 << 31

  private func problem(_ file: [UInt8], password: String? = "secret") -> CertificateProblem? {
    do throws(CertificateProblem) {
      _ = try PrivateKeyFile.load(
        Secret(copying: file), passphrase: password.map { Secret(copying: $0.utf8) })
      return nil
    } catch {
      return error
    }
  }

  private func costly(_ rounds: UInt64) -> CertificateProblem {
    .costly(rounds: rounds, limit: Self.limit)
  }

  @Test(arguments: ["secret", nil])
  func aKeyWithTooManyRoundsIsNotOpened(password: String?) {
    let key = DER.sealedKey(DER.pbkdf2(rounds: Self.tooMany))
    #expect(problem(key, password: password) == costly(Self.tooMany))
    #expect(problem(DER.pem("ENCRYPTED PRIVATE KEY", key), password: password) == costly(1 << 31))
    let behind = DER.pem("CERTIFICATE", [0x30, 0]) + DER.pem("ENCRYPTED PRIVATE KEY", key)
    #expect(problem(behind, password: password) == costly(1 << 31))
    let old = DER.sealedKey(
      DER.sequence(DER.oldScheme, DER.sequence(DER.salt, DER.integer(1 << 31))))
    #expect(problem(old, password: password) == costly(1 << 31))
  }

  @Test func moreThanCanBeCountedIsTooMuch() {
    let number = [0x02, 0x0A] as [UInt8] + [UInt8](repeating: 0x7F, count: 10)
    let scheme = DER.pbes2(DER.sequence(DER.pbkdf2Name, DER.sequence(DER.salt, number)))
    #expect(problem(DER.sealedKey(scheme)) == costly(.max))
  }

  @Test func scryptCountsByItsProduct() {
    func key(_ n: UInt64, _ r: UInt64, _ p: UInt64) -> [UInt8] {
      DER.sealedKey(DER.scrypt(n, r, p))
    }
    #expect(problem(key(1 << 17, 1, 1 << 17)) == costly(1 << 34))
    #expect(problem(key(1 << 40, 1 << 20, 1 << 20)) == costly(.max))
    #expect(problem(key(1 << 14, 8, 1)) == .wrongPassword)
  }

  @Test func whatIsUsualIsTried() {
    #expect(problem(DER.sealedKey(DER.pbkdf2(rounds: 2048))) == .wrongPassword)
    #expect(problem(DER.sealedKey(DER.pbkdf2(rounds: 2048)), password: nil) == .needsPassword)
  }

  @Test("A PKCS#12 file counts as a whole", arguments: ["secret", nil])
  func keystore(password: String?) {
    let dear = DER.pbkdf2(rounds: 6_000_000)
    let cases: [(mac: UInt64?, parts: [[UInt8]], found: UInt64)] = [
      (1 << 31, [], 1 << 31),
      (nil, [DER.encryptedPart(DER.pbkdf2(rounds: 1 << 31))], 1 << 31),
      (nil, [DER.encryptedPart(dear), DER.encryptedPart(dear)], 12_000_000),
      (6_000_000, [DER.plainPart(DER.keyBag(dear))], 12_000_000),
      (nil, [DER.plainPart(DER.nestedBag(DER.keyBag(dear) + DER.keyBag(dear)))], 12_000_000),
    ]
    for (mac, parts, found) in cases {
      #expect(problem(DER.keystore(mac, parts), password: password) == costly(found))
    }
  }

  @Test func theSentenceNamesBoth() {
    let text = ProblemText(costly(Self.tooMany))
    #expect(text.cause.contains("2147483648 rounds"))
    #expect(text.cause.contains("at most 10000000"))
  }
}

/// The part of ASN.1's encoding that these files need.
private enum DER {
  static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    let length: [UInt8] =
      count < 128 ? [UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
    return [tag] + length + content
  }

  static func sequence(_ parts: [UInt8]...) -> [UInt8] { tagged(0x30, parts.flatMap { $0 }) }

  static func octets(_ bytes: [UInt8]) -> [UInt8] { tagged(0x04, bytes) }

  static func integer(_ value: UInt64) -> [UInt8] {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
    let digits = Array(bytes.drop { $0 == 0 })
    return tagged(0x02, (digits.first ?? 0) < 0x80 && !digits.isEmpty ? digits : [0] + digits)
  }

  static func name(_ bytes: UInt8...) -> [UInt8] { tagged(0x06, bytes) }

  static let salt = octets([UInt8](repeating: 1, count: 8))
  static let pbkdf2Name = name(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 5, 0x0C)
  /// The object identifier of pbeWithSHAAnd3-KeyTripleDES-CBC.
  static let oldScheme = name(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 0x0C, 1, 3)
  private static let pkcs7Data = name(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1)

  static func pbes2(_ function: [UInt8]) -> [UInt8] {
    let aes = name(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 0x2A)
    let cipher = sequence(aes, octets([UInt8](repeating: 2, count: 16)))
    return sequence(
      name(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 5, 0x0D), sequence(function, cipher))
  }

  static func pbkdf2(rounds: UInt64) -> [UInt8] {
    pbes2(sequence(pbkdf2Name, sequence(salt, integer(rounds))))
  }

  static func scrypt(_ n: UInt64, _ r: UInt64, _ p: UInt64) -> [UInt8] {
    let scryptName = name(0x2B, 6, 1, 4, 1, 0xDA, 0x47, 4, 0x0B)
    return pbes2(sequence(scryptName, sequence(salt, integer(n), integer(r), integer(p))))
  }

  static func sealedKey(_ scheme: [UInt8]) -> [UInt8] {
    sequence(scheme, octets([UInt8](repeating: 3, count: 32)))
  }

  static func pem(_ label: String, _ der: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: der.count, by: 3) {
      let group = der[start..<min(start + 3, der.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      var four: [UInt8] = []
      for _ in 0..<4 {
        four.insert(digits[bits & 63], at: 0)
        bits >>= 6
      }
      for place in group.count + 1..<4 { four[place] = UInt8(ascii: "=") }
      if text.count % 65 == 64 { text.append(0x0A) }
      text += four
    }
    return Array("-----BEGIN \(label)-----\n".utf8) + text
      + Array("\n-----END \(label)-----\n".utf8)
  }

  private static func bag(_ kind: UInt8, _ value: [UInt8]) -> [UInt8] {
    sequence(
      name(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 0x0C, 0x0A, 1, kind), tagged(0xA0, value))
  }

  static func keyBag(_ scheme: [UInt8]) -> [UInt8] { bag(2, sealedKey(scheme)) }

  static func nestedBag(_ bags: [UInt8]) -> [UInt8] { bag(6, sequence(bags)) }

  static func plainPart(_ bags: [UInt8]) -> [UInt8] {
    sequence(pkcs7Data, tagged(0xA0, octets(sequence(bags))))
  }

  static func encryptedPart(_ scheme: [UInt8]) -> [UInt8] {
    let content = sequence(
      pkcs7Data, scheme, tagged(0x80, [UInt8](repeating: 4, count: 32)))
    return sequence(
      name(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 6), tagged(0xA0, sequence(integer(0), content))
    )
  }

  /// A PKCS#12 file of these parts.
  ///
  /// `mac` is the number of rounds of the check of the whole file; nil leaves the check out.
  static func keystore(_ mac: UInt64?, _ parts: [[UInt8]]) -> [UInt8] {
    let safe = sequence(pkcs7Data, tagged(0xA0, octets(sequence(parts.flatMap { $0 }))))
    guard let mac else { return sequence(integer(3), safe) }
    let sha256 = sequence(name(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1), [5, 0])
    let digest = sequence(sha256, octets([UInt8](repeating: 5, count: 32)))
    return sequence(integer(3), safe, sequence(digest, salt, integer(mac)))
  }
}
