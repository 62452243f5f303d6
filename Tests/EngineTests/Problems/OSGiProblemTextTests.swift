import Testing

@testable import Engine

/// Every problem of the migration has words of its own.
@Suite struct OSGiProblemTextTests {
  static let all: [OSGiProblem] = [
    .folderMissing(path: "/p", user: "u"), .providerMissing(found: []), .severalProviders(["a"]),
    .partnerMissing(type: "t"), .severalPartners(["a"]), .severalFiles(["a"]),
    .unreadable(file: "f"), .notSeen(pid: "p", seconds: 30),
    .seenDifferently(pid: "p", names: ["n"]), .notDeleted("f"),
    .copyFailed(path: "/p", reason: "r"), .noCopies(folder: "/p"), .damagedCopies(path: "/p"),
  ]

  @Test func codesAreTheirOwnAndEachHasAdvice() {
    let texts = Self.all.map { ProblemText(.osgi($0)) }
    #expect(Set(texts.map(\.code)).count == texts.count)
    #expect(texts.allSatisfy { $0.code.hasPrefix("osgi.") && !$0.advice.isEmpty })
    #expect(texts.allSatisfy { $0.cause.hasSuffix(".") })
  }
}
