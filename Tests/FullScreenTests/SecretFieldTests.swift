import Testing
import Values
import Wizard

@testable import FullScreen

/// Hidden values: counted, never shown.
struct SecretFieldTests {
  private func paste(_ text: String) -> Key {
    let bytes = SecretBuilder()
    bytes.append(text.utf8)
    return .paste(Paste(bytes))
  }

  @Test func picturesCountCharactersAndShowNone() {
    var stage = Stage(Views.form)
    stage.type("hunter2é日")
    #expect(stage.text.contains("[•••••••••  "))
    #expect(stage.text.contains("9 characters, hidden"))
    #expect(!stage.text.contains("hunter"))
    #expect(stage.frame.cursor.isVisible)
  }

  @Test func combiningMarksBelongToTheirLetter() {
    var stage = Stage(Views.form)
    stage.type("e\u{301}x")
    #expect(stage.state.secrets["secret"]?.shape.lengths == [3, 1])
    #expect(stage.press(.backspace) == [.edit(secret: "secret", .removeLast(1))])
    #expect(stage.press(.backspace) == [.edit(secret: "secret", .removeLast(3))])
    #expect(stage.press(.backspace) == [])
  }

  @Test func leavingHandsOverOnce() {
    var stage = Stage(Views.form)
    stage.type("s")
    #expect(stage.press(.tab) == [.give(secret: "secret")])
    #expect(stage.press(.backTab) == [.send(.leaveField("org"))])
    #expect(stage.press(.tab) == [])
    stage.press(.backTab)
    stage.type("t")
    #expect(stage.press(.control("x")) == [.give(secret: "secret"), .send(.leave)])
  }

  @Test func anEmptiedFieldHandsOverNothing() {
    var stage = Stage(Views.form)
    stage.type("s")
    #expect(stage.press(.control("u")) == [.edit(secret: "secret", .clear)])
    #expect(stage.press(.tab) == [])
    #expect(stage.state.secrets["secret"] == nil)
  }

  @Test func pastedSecretsAreCountedClean() {
    var stage = Stage(Views.form)
    let key = paste("  top\u{1B}secret\r\n")
    #expect(stage.press(key).count == 1)
    #expect(stage.state.secrets["secret"]?.shape.count == 9)
    #expect(stage.state.message?.contains(Wording.pasteControls) == true)
    #expect(!stage.text.contains("top"))
  }

  @Test func anotherScreenForgets() {
    var stage = Stage(Views.form)
    stage.type("s")
    stage.show(Views.choice)
    #expect(stage.state.secrets.isEmpty)
  }

  @Test(arguments: [
    (FieldView.SecretState.missing, "hidden while you type"),
    (.lost, "enter it again: it is not stored"), (.given, "entered, hidden"),
  ])
  func stateIsSaidInWords(_ state: FieldView.SecretState, _ words: String) {
    let view = Views.screen("Secret", [Views.field("s", "Client secret", secret: state)], [])
    #expect(Stage(view).text.contains(words))
  }

  @Test func givenSecretsAreReplacedNotEdited() {
    let view = Views.screen("Secret", [Views.field("s", "Client secret", secret: .given)], [])
    var stage = Stage(view)
    #expect(stage.press(.backspace) == [])
    #expect(stage.state.message == Wording.typeToReplace)
  }
}
