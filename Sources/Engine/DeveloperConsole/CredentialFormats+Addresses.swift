import HTTP
import Values

extension CredentialFormats {
  /// The Service URLs of Smart Tags by region.
  package static let serviceURLs = ["na", "emea", "apac"].map {
    "https://smartcontent.adobe.io/\($0)"
  }

  /// The Service URL of a Managed Service that was set up before 2022-09-01.
  package static let olderServiceURL = "https://mc.adobe.io/marketingcloud/smartcontent"

  /// IMS as every document names it.
  package static let ims = "https://ims-na1.adobelogin.com"

  /// The address of IMS, without a slash or a path.
  package static func imsAddress(_ value: String) -> FormatNote? {
    if let note = unusable(value, "address of IMS") { return note }
    guard let address = try? WebAddress(value), value != ims else { return nil }
    if address.origin == ims {
      return address.path == "/"
        ? .warning("The slash at the end is not a part of the address of IMS: \(ims).")
        : .warning("The path \(address.path) is not a part of the address of IMS: \(ims).")
    }
    if address.isLoopback { return nil }
    if !address.host.hasSuffix(".adobelogin.com") {
      return .warning("\(address.host) is not IMS; Adobe documents \(ims).")
    }
    return .warning("Adobe documents \(ims) only.")
  }

  /// The Service URL of Smart Tags.
  ///
  /// Opening it in a browser shows 404, which is normal.
  package static func serviceURL(_ value: String) -> FormatNote? {
    if let note = unusable(value, "Service URL") { return note }
    if serviceURLs.contains(value) || value == olderServiceURL { return nil }
    guard let address = try? WebAddress(value) else { return nil }
    if value.hasSuffix("/"), serviceURLs.contains(String(value.dropLast())) {
      return .warning("The slash at the end is not a part of the Service URL.")
    }
    if address.host == "smartcontent.adobe.io" {
      return .warning("After smartcontent.adobe.io stands the region: /na, /emea or /apac.")
    }
    if address.host == "mc.adobe.io" {
      return .warning("The Service URL on that host is \(olderServiceURL).")
    }
    return .warning("The Service URL is on smartcontent.adobe.io, not on \(address.host).")
  }

  /// The address of an AEM author: scheme, host, port, and the context path if it has one.
  package static func authorAddress(_ value: String) -> FormatNote? {
    if let note = unusable(value, "address of the author") { return note }
    guard let address = try? WebAddress(value) else { return nil }
    if address.path.hasSuffix(".html") || address.query != nil {
      return .error("This is the address of a page; give the author's own: \(address.origin).")
    }
    let pages = ["/aem", "/libs", "/crx", "/system", "/etc", "/content", "/apps", "/conf"]
    if pages.contains(where: { address.path == $0 || address.path.hasPrefix($0 + "/") }) {
      return .error("This is a path inside AEM; give the author's own: \(address.origin).")
    }
    if address.scheme == "http", !address.isLoopback {
      return .warning("Over http the password can be read on its way; prefer https.")
    }
    return nil
  }

  /// The name of a configuration's node.
  package static func nodeName(_ value: String) -> FormatNote? {
    if value.trimmed.isEmpty { return .error("The name is empty.") }
    let isPlain = value.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2D || byte == 0x5F
    }
    guard isPlain else {
      return .error("The name may hold letters, digits, hyphens and underscores only.")
    }
    if value.count > 100 { return .error("The name is longer than 100 characters.") }
    return nil
  }

  /// Why a text is no address at all.
  static func unusable(_ value: String, _ what: String) -> FormatNote? {
    if let note = common(value, what), note.isError || value.trimmed.contains(" ") {
      return .error(note.sentence)
    }
    do {
      _ = try WebAddress(value)
    } catch {
      return .error("The \(what) cannot be used: \(ProblemText.reason(error)).")
    }
    if value != value.trimmed { return .warning("The \(what) has a space at one end.") }
    return nil
  }
}
