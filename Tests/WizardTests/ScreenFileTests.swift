import Engine
import Testing
import Wizard

@testable import Wizard

@Suite("The screen files")
struct ScreenFileTests {
  @Test("Every way of every procedure works")
  func allIsWell() throws {
    let checker = ScreenChecker(try ProcedureCatalog.embedded(), operations: .standard)
    #expect(checker.faults().map(\.description) == [])
  }
}
