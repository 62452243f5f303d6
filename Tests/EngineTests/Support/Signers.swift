import Foundation
import Testing
import Values

@testable import Engine

/// Signs with words, for tests that do not verify.
struct FakeSigner: RS256Signer {
  var signature: [UInt8]? = Array("signature".utf8)

  func rs256Signature(of message: [UInt8]) -> [UInt8]? { signature }
}

/// Signs with the `openssl` program and a new key in a folder of its own.
final class ProgramSigner: RS256Signer {
  static let openssl = "/usr/bin/openssl"
  let folder: String
  var privateKey: String { folder + "/private.key" }
  var publicKey: String { folder + "/public.pem" }

  init() throws {
    folder = NSTemporaryDirectory() + "jwt-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let make = ["genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
    #expect(try Command.run(Self.openssl, make + ["-out", privateKey]).status == 0)
    let show = ["pkey", "-in", privateKey, "-pubout", "-out", publicKey]
    #expect(try Command.run(Self.openssl, show).status == 0)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func rs256Signature(of message: [UInt8]) -> [UInt8]? {
    let sign = ["dgst", "-sha256", "-sign", privateKey]
    guard let made = try? Command.run(Self.openssl, sign, input: Data(message)), made.status == 0
    else { return nil }
    return Array(made.output)
  }
}
