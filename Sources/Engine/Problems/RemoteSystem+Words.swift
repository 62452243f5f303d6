extension RemoteSystem {
  /// The name of the system in the middle of a sentence.
  var word: ProblemWord {
    switch self {
    case .author: .phrase(.systemAuthor)
    case .ims: .phrase(.systemIMS)
    case .developerConsole: .phrase(.systemConsole)
    }
  }
}
