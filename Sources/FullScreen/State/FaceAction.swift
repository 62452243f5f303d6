import Wizard

/// One thing to do after a key, for the owner of the walk and the terminal.
enum FaceAction: Equatable {
  /// Send the event to the walk.
  case send(WizardEvent)
  /// Change the bytes of a secret.
  case edit(secret: String, SecretEdit)
  /// Hand a secret to the walk.
  case give(secret: String)
  /// Play the act that the view offers.
  case play
  /// Do what Enter does on the view as it is by then.
  case advance
  /// Put a text on the clipboard.
  case copy(String)
  /// Send the whole screen again.
  case redraw
  /// Stop the process as Ctrl-Z does.
  case suspend
}

/// A change to the bytes of a secret.
enum SecretEdit: Equatable {
  /// A scalar was typed.
  case typed(Unicode.Scalar)
  /// Text was pasted; its bytes are added at the end.
  case pasted(Paste)
  /// So many bytes go from the end.
  case removeLast(Int)
  /// All bytes are removed.
  case clear
}
