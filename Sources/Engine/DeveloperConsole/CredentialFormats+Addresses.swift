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
        ? .warning("The address of IMS has no slash at the end: \(ims).")
        : .warning("The address of IMS does not include the path \(address.path): \(ims).")
    }
    if address.isLoopback { return nil }
    if !address.host.hasSuffix(".adobelogin.com") {
      return .warning("\(address.host) is not IMS. Adobe documents \(ims).")
    }
    return .warning("Adobe documents only \(ims).")
  }

  /// The Service URL of Smart Tags.
  ///
  /// Opening it in a browser shows 404, which is normal.
  package static func serviceURL(_ value: String) -> FormatNote? {
    if let note = unusable(value, "Service URL") { return note }
    if serviceURLs.contains(value) || value == olderServiceURL { return nil }
    guard let address = try? WebAddress(value) else { return nil }
    if value.hasSuffix("/"), serviceURLs.contains(String(value.dropLast())) {
      return .warning("The Service URL has no slash at the end.")
    }
    if address.host == "smartcontent.adobe.io" {
      return .warning(
        "The Service URL needs the region after smartcontent.adobe.io: /na, /emea or /apac.")
    }
    if address.host == "mc.adobe.io" {
      return .warning("The Service URL on that host is \(olderServiceURL).")
    }
    return .warning("The Service URL is on smartcontent.adobe.io, not on \(address.host).")
  }

  /// Why a text is no address at all.
  static func unusable(_ value: String, _ what: String) -> FormatNote? {
    if let note = common(value, what), note.isError || value.trimmed.contains(" ") {
      return .error(note.sentence)
    }
    do {
      _ = try WebAddress(value)
    } catch {
      return .error("aem-setup cannot use the \(what): \(ProblemText.reason(error)).")
    }
    if value != value.trimmed { return .warning("The \(what) has a space at one end.") }
    return nil
  }
}
