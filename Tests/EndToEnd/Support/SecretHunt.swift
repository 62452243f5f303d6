import Foundation

/// Looks for secrets in everything that a run leaves behind, in every form that they travel in.
struct SecretHunt {
  private let forms: [(name: String, bytes: Data)]

  /// Creates a hunt for secrets by name, and for the account whose password is one of them.
  init(_ secrets: [String: String], user: String, password: String) {
    var all = secrets
    all["account"] = "\(user):\(password)"
    forms = all.flatMap { name, secret in
      Self.forms(of: secret).map { ("\(name), \($0.key)", Data($0.value.utf8)) }
    }
  }

  /// Creates a hunt for the password and the client secret of a sandbox.
  init(_ sandbox: SandboxProcess) {
    self.init(
      ["password": sandbox.password, "client secret": sandbox.credential("client_secret")],
      user: "admin", password: sandbox.password)
  }

  /// The secrets in some bytes; empty when there are none.
  func findings(in data: Data, of place: String) -> [String] {
    var found = forms.filter { data.range(of: $0.bytes) != nil }.map { "\($0.name) in \(place)" }
    // Every token that IMS gives is a JWT, which starts like this.
    if data.range(of: Data("eyJhbGciOi".utf8)) != nil { found.append("a token in \(place)") }
    return found
  }

  /// The secrets in a text.
  func findings(in text: String, of place: String) -> [String] {
    findings(in: Data(text.utf8), of: place)
  }

  /// The secrets in the files below a folder and in their names.
  ///
  /// `excluded` has the names of files that contain secrets by design.
  func findings(below folder: String, except excluded: Set<String> = []) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.flatMap { name -> [String] in
      guard !excluded.contains(name.split(separator: "/").last.map(String.init) ?? "") else {
        return []
      }
      let data = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
      return findings(in: data, of: name) + findings(in: name, of: "the name \(name)")
    }
  }

  /// The secrets in the words that started a process, which every user of the machine can see.
  func findings(inWordsOf process: pid_t) -> [String] {
    let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
    return findings(in: words, of: "the command line")
  }

  private static func forms(of secret: String) -> [String: String] {
    let bytes = Array(secret.utf8)
    func hexadecimal(_ format: String) -> String {
      bytes.map { String(format: format, $0) }.joined()
    }
    var forms = [
      "plain": secret, "hexadecimal": hexadecimal("%02x"), "in capitals": hexadecimal("%02X"),
      "percent-encoded": hexadecimal("%%%02X"),
    ]
    let encoded = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? secret
    forms["form-encoded"] = encoded
    // Base64 looks different at each of three places; the characters at the seams belong to others.
    for shift in 0..<3 {
      let padded = Data(Array(repeating: 0, count: shift) + bytes).base64EncodedString()
      let inner = padded.dropFirst(shift == 0 ? 0 : shift + 1).prefix(bytes.count * 4 / 3 - 2)
      forms["base64 \(shift)"] = String(inner)
      forms["base64url \(shift)"] = inner.replacingOccurrences(of: "+", with: "-")
        .replacingOccurrences(of: "/", with: "_")
    }
    return forms
  }
}
