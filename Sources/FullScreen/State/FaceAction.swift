import Wizard

/// What has to be done after a key; in order.
enum FaceAction: Equatable {
  /// Tell the walk.
  case send(WizardEvent)
  /// Change the bytes of a secret.
  case edit(secret: String, SecretEdit)
  /// Hand a secret to the walk.
  case give(secret: String)
  /// Do what Enter does on the view as it is by then.
  case advance
  /// Send the whole screen again.
  case redraw
  /// Stop the process as Ctrl-Z does.
  case suspend
}

/// A change to the bytes of a secret.
enum SecretEdit: Equatable {
  /// A scalar was typed.
  case typed(Unicode.Scalar)
  /// Text was pasted.
  case pasted(Paste)
  /// So many bytes go from the end.
  case removeLast(Int)
  /// All go.
  case clear
}
