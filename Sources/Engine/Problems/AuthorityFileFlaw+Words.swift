import HTTP
import Values

extension AuthorityFileFlaw {
  /// Why a file of trusted authorities cannot be used, as the end of a sentence.
  var word: ProblemWord {
    switch self {
    case .missing: .phrase(.authorityFileMissing)
    case .unreadable: .phrase(.authorityFileUnreadable)
    case .notRegular: .phrase(.authorityFileNotRegular)
    case .empty: .phrase(.authorityFileEmpty)
    case .tooLarge(let limit):
      .phrase(.authorityFileTooLarge, ["size": .text(ByteCount.text(limit))])
    case .noCertificate: .phrase(.authorityFileNoCertificate)
    }
  }
}
