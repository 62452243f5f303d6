import Testing

@testable import Wizard

@Suite("The procedure about certificates")
struct CertificateTests {
  @Test("It calls the conversion of what is left of JWT announced, and not done")
  func conversion() throws {
    let procedure = try #require(ProcedureCatalog.embedded.procedure("certificate"))
    let texts: [String] = procedure.screens.flatMap { (screen: Screen) -> [String] in
      screen.allTexts + screen.otherTexts
    }
    let paragraphs = texts.filter { $0.contains("March 2026") || $0.contains("already uses OAuth") }
    #expect(paragraphs.count >= 2)
    for text in paragraphs {
      #expect(text.contains("announce"), "\(text)")
    }
  }
}
