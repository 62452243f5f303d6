import Testing
import Values
import Wizard

@testable import FullScreen

/// Pasted text arrives whole, at once, and presses no key.
struct PasteTests {
  private func paste(_ bytes: some Sequence<UInt8>) -> Paste {
    let builder = SecretBuilder()
    builder.append(bytes)
    return Paste(builder)
  }

  @Test(arguments: [
    ("plain", "plain", []),
    ("  both ends \t", "both ends", [Wording.pasteBlanks]),
    ("two\r\nlines\n", "twolines", [Wording.pasteBreaks]),
    ("a\tb", "a b", []),
    ("red\u{1B}[31m", "red[31m", [Wording.pasteControls]),
    ("\u{FEFF}mark", "mark", [Wording.pasteBlanks]),
    ("\u{85}\u{9B}x", "x", [Wording.pasteBreaks, Wording.pasteControls]),
    ("", "", []),
  ])
  func oneLineRemains(_ source: String, _ text: String, _ changes: [String]) {
    let clean = paste(source.utf8).cleaned()
    #expect(clean.text == text)
    #expect(clean.changes == changes)
    #expect(clean.shape.count == text.count)
  }

  @Test func brokenBytesBecomeReplacementCharacters() {
    #expect(paste([0x61, 0xFF, 0x62]).cleaned().text == "a\u{FFFD}b")
  }

  @Test func largePasteIsOneEdit() {
    var view = Views.form
    view.elements = [Views.field("key", "Key")]
    var stage = Stage(view)
    let text = String(repeating: "A", count: 64 * 1024)
    #expect(stage.press(.paste(paste(text.utf8))) == [.send(.edit(field: "key", text: text))])
    #expect(stage.frame.cursor.isVisible)
    #expect(stage.press(.scalar("B")) == [])
    #expect(stage.state.message == Wording.fieldFull)
  }

  @Test func aSecretFieldTakesNoMoreThanAnother() {
    let view = Views.screen("Secret", [Views.field("s", "Key", secret: .missing)], [])
    var stage = Stage(view)
    let whole = paste(String(repeating: "A", count: 64 * 1024 - 4).utf8)
    #expect(stage.press(.paste(whole)).count == 1)
    #expect(stage.press(.paste(paste("12345".utf8))) == [])
    #expect(stage.state.message == Wording.fieldFull)
    #expect(stage.press(.paste(paste("1234".utf8))).count == 1)
    #expect(stage.press(.scalar("5")) == [])
    #expect(stage.state.secrets["s"]?.shape.byteCount == 64 * 1024)
  }

  @Test func documentOfSeveralLinesStaysTheSameDocument() throws {
    let source = "{\r\n\t\"exp\": 1,\n    \"iss\": \"A  B\",\n  \"aud\": \"https://ims/c/1\"\n}\n"
    var view = Views.form
    view.elements = [Views.field("payload", "Payload")]
    var stage = Stage(view)
    guard case .send(.edit(_, let text))? = stage.press(.paste(paste(source.utf8))).first else {
      Issue.record("nothing arrived")
      return
    }
    #expect(!text.contains { $0.isNewline })
    #expect(try JSONValue(parsing: text.utf8) == JSONValue(parsing: source.utf8))
  }

  @Test func pasteGoesInAtTheCursor() {
    var stage = Stage(Views.form)
    stage.press(.tab, .home, .right)
    #expect(
      stage.press(.paste(paste("é\n".utf8)))
        == [.send(.edit(field: "org", text: "1é234567890ABCDEF@Adobe"))])
    #expect(stage.state.cursor == 2)
  }

  @Test func pasteOutsideAFieldIsRefused() {
    var stage = Stage(Views.choice)
    #expect(stage.press(.paste(paste("\n\n\n".utf8))) == [])
    #expect(stage.state.message == Wording.nowhereToPaste)
  }
}
