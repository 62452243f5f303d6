import Testing

@testable import Values

@Suite("Secrets")
struct SecretTests {
  private func bytes(_ secret: Secret) -> [UInt8] { secret.withBytes { Array($0) } }

  @Test("What is put in comes out")
  func roundTrip() {
    let secret = Secret(copying: "päss wörd".utf8)
    #expect(bytes(secret) == Array("päss wörd".utf8))
    #expect(secret.count == 11 && !secret.isEmpty)
    #expect(bytes(Secret(secret)) == bytes(secret))
    #expect(Secret(copying: []).isEmpty)
  }

  @Test("A builder grows past pages and keeps every byte")
  func growth() {
    let long = (0..<20_000).map { UInt8($0 % 251) }
    let builder = SecretBuilder()
    builder.append(long)
    #expect(builder.count == long.count)
    #expect(bytes(builder.finish()) == long)
  }

  @Test("A builder collects bytes, text and other secrets in order")
  func collects() {
    let builder = SecretBuilder()
    builder.append(text: "client_secret=")
    builder.append(Secret(copying: "s3cret".utf8))
    builder.append(0x26)
    #expect(bytes(builder.finish()) == Array("client_secret=s3cret&".utf8))
  }

  @Test(
    "Base64 has every digit and pads what is missing",
    arguments: [
      ([], ""), (Array("f".utf8), "Zg=="), (Array("fo".utf8), "Zm8="), (Array("foo".utf8), "Zm9v"),
      (Array("foob".utf8), "Zm9vYg=="), ([0xFB, 0xFF, 0xBF], "+/+/"),
      (
        [
          0x00, 0x10, 0x83, 0x10, 0x51, 0x87, 0x20, 0x92, 0x8B, 0x30, 0xD3, 0x8F, 0x41, 0x14, 0x93,
          0x51, 0x55, 0x97, 0x61, 0x96, 0x9B, 0x71, 0xD7, 0x9F, 0x82, 0x18, 0xA3, 0x92, 0x59, 0xA7,
          0xA2, 0x9A, 0xAB, 0xB2, 0xDB, 0xAF, 0xC3, 0x1C, 0xB3, 0xD3, 0x5D, 0xB7, 0xE3, 0x9E, 0xBB,
          0xF3, 0xDF, 0xBF,
        ],
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
      ),
    ] as [([UInt8], String)])
  func base64(_ plain: [UInt8], _ text: String) {
    let builder = SecretBuilder()
    plain.withUnsafeBytes { builder.append(base64: $0) }
    #expect(String(decoding: bytes(builder.finish()), as: UTF8.self) == text)
  }

  @Test("A builder that was finished starts empty, and does not touch what it gave")
  func finishes() {
    let builder = SecretBuilder()
    builder.append(text: "first")
    let first = builder.finish()
    #expect(builder.count == 0)
    builder.append(text: "other")
    builder.removeAll()
    #expect(bytes(first) == Array("first".utf8))
  }

  @Test("What a builder drops is wiped, not only forgotten")
  func wipes() {
    let builder = SecretBuilder()
    builder.append(text: "hunter2")
    // The lent address stays mapped as long as the builder neither grows nor is released.
    let memory = builder.withBytes { UnsafeRawBufferPointer(start: $0.baseAddress, count: 7) }
    builder.removeLast(1)
    #expect(Array(memory) == Array("hunter".utf8) + [0])
    builder.removeAll()
    #expect(Array(memory) == Array(repeating: 0, count: 7))
    #expect(builder.count == 0)
  }

  @Test("Dropping more than there is drops all of it")
  func removesTooMuch() {
    let builder = SecretBuilder()
    builder.append(text: "ab")
    builder.removeLast(5)
    #expect(builder.count == 0)
    builder.append(text: "c")
    #expect(bytes(builder.finish()) == Array("c".utf8))
  }

  @Test(
    "Equal means the same bytes",
    arguments: [
      ("", "", true), ("a", "a", true), ("a", "b", false), ("a", "aa", false),
      ("aX", "aY", false), ("Xa", "Ya", false),
    ])
  func equality(_ one: String, _ other: String, _ isEqual: Bool) {
    let one = Secret(copying: one.utf8)
    #expect(one.equals(Secret(copying: other.utf8)) == isEqual)
  }

  @Test("No way of printing shows the bytes")
  func printsNothing() {
    let secret = Secret(copying: "hunter2".utf8)
    let builder = SecretBuilder()
    builder.append(text: "hunter2")
    var dumped = ""
    dump([secret], to: &dumped)
    dump(builder, to: &dumped)
    let shown = ["\(secret)", String(reflecting: secret), "\(builder)", dumped]
    for text in shown { #expect(!text.contains("hunter2"), "\(text)") }
  }

  @Test("Memory comes in whole pages, and empty at first")
  func pages() {
    let storage = SecretStorage(capacity: 5000)
    #expect(storage.capacity >= 5000 && storage.capacity % 4096 == 0)
    let all = UnsafeRawBufferPointer(start: storage.base, count: storage.capacity)
    #expect(all.allSatisfy { $0 == 0 })
  }
}
