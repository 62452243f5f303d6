import Testing

@testable import Engine

@Suite("Several things at the same time")
struct ConcurrentlyTests {
  @Test func resultsComeInTheOrderOfTheThings() async throws {
    let found = try await concurrently(Array(1...50)) { number async throws(Problem) in
      for _ in 0..<(50 - number) { await Task.yield() }
      return number * 2
    }
    #expect(found == (1...50).map { $0 * 2 })
    let none: [Int] = []
    #expect(try await concurrently(none) { $0 }.isEmpty)
  }

  @Test func theFirstThingsProblemIsThrown() async throws {
    do throws(Problem) {
      _ = try await concurrently([3, 1, 2]) { number async throws(Problem) -> Int in
        for _ in 0..<number { await Task.yield() }
        throw .missingInput(String(number))
      }
      Issue.record("nothing was thrown")
    } catch {
      #expect(error == .missingInput("3"))
    }
  }
}
