/// The reason why a sandbox cannot start.
package enum SandboxFailure: Error, Equatable, CustomStringConvertible {
  /// The port is taken, or the system does not allow its use.
  case portUnavailable(UInt16)
  /// The state file exists, and a sandbox did not write it.
  case stateUnreadable(String)
  /// The state file cannot be written.
  case stateUnwritable(String)
  /// The log cannot be opened for writing.
  case logUnwritable(String)
  /// A credential file cannot be written.
  case credentialUnwritable(String)
  /// The file contains no RSA key of 2048 bits or more, or one with a password.
  case keyUnreadable(String)
  /// The private folder cannot be created or written to.
  case folderUnusable(String)
  /// OpenSSL cannot create a certificate.
  case noCertificate
  /// OpenSSL has no random bytes.
  case noRandomness
  /// GNU libmicrohttpd cannot be loaded; why.
  case noServerLibrary(String)

  /// One sentence for a person.
  package var description: String {
    switch self {
    case .portUnavailable(0): "No free port on 127.0.0.1."
    case .portUnavailable(let port): "Port \(port) on 127.0.0.1 is taken or not allowed."
    case .stateUnreadable(let path): "\(path) is not a readable sandbox state."
    case .stateUnwritable(let path): "The sandbox state cannot be written to \(path)."
    case .logUnwritable(let path): "The request log cannot be written to \(path)."
    case .credentialUnwritable(let path): "The credential cannot be written to \(path)."
    case .keyUnreadable(let path):
      "\(path) must contain an RSA key of 2048 bits or more without a password."
    case .folderUnusable(let path): "The folder \(path) cannot be created or written to."
    case .noCertificate: "OpenSSL cannot create a certificate."
    case .noRandomness: "OpenSSL cannot provide random bytes."
    case .noServerLibrary(let reason):
      "The sandbox cannot load GNU libmicrohttpd: \(reason). Install it: apt-get install"
        + " libmicrohttpd12."
    }
  }
}
