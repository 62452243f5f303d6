import Wizard

/// The list of keys, and what the words on the screens mean.
enum HelpText {
  /// The lines for a width.
  static func lines(width: Int, _ glyphs: Glyphs) -> [[Run]] {
    var body = Body()
    for section in sections {
      body.addGap()
      body.add([Run(section.title, .strong)])
      let column = width >= 50 ? 20 : 0
      for row in section.rows {
        if column > 0 {
          body.add(
            paragraph: [Run(glyphs.adapt(row.what))], sign: Run(row.term, .key), indent: column,
            width: width)
        } else {
          body.add(
            paragraph: [Run(row.term, .key), Run(": " + glyphs.adapt(row.what))], width: width)
        }
      }
    }
    return body.lines.map(\.runs)
  }

  private struct Section {
    var title: String
    var rows: [(term: String, what: String)]
  }

  private static let sections = [
    Section(
      title: "Moving (^X is Ctrl and X together)",
      rows: [
        ("Tab, Down", "move to the next field, answer or button"),
        ("Shift-Tab, Up", "move to the previous one"),
        ("Enter", "select the button or answer that has the focus, or go to the next field"),
        ("Space", "choose or tick, and stay"),
        ("Tab, then Enter", "apply the changes of a plan; Enter alone never does"),
        ("PgDn, PgUp", "scroll down, scroll up"),
        ("^P, Esc", "go back; Esc first closes what is open, or stops what runs"),
        ("^G", "show the steps; Enter jumps to one"),
        ("F2", "show the details of this screen, or the steps if it has none"),
      ]),
    Section(
      title: "In a field",
      rows: [
        ("Left, Right", "move; Home and End go to the ends"),
        ("^U", "clear the field"),
        ("Space, Left, Right", "choose another answer, in a field with answers"),
        ("paste", "line breaks and blanks around the text are dropped"),
      ]),
    Section(
      title: "On a value to copy",
      rows: [
        ("Enter, c", "send it to the clipboard, where the terminal allows it")
      ]),
    Section(
      title: "Anywhere",
      rows: [
        ("^X, ^C, F10", "save and exit; nothing is lost, you can continue later"),
        ("^R, F5", "check or try again"),
        ("^A, F6", "in a demo: play in the sandbox what the screen asks for"),
        ("^T, F4", "change the look: standard, high contrast, one color"),
        ("^L, F3", "draw the screen again"),
        ("^Z", "suspend aem-setup; fg continues it"),
        ("^K, F1, ?", "show this list; ? outside fields only"),
      ]),
    Section(
      title: "Who does the work",
      rows: [
        ("guided", "you do it in another product; the screen says where and how"),
        ("done for you", "aem-setup does it, and shows the changes first"),
        ("checked", "aem-setup reads the state and keeps what it found"),
      ]),
    Section(
      title: "Steps",
      rows: [
        (FaceWords.status(.done), "finished, and still true"),
        (FaceWords.status(.attention), "something has changed or failed since"),
        (FaceWords.status(.unverified), "finished, but aem-setup could not check it"),
        (FaceWords.status(.skipped), "left out, with a reason"),
      ]),
  ]
}
