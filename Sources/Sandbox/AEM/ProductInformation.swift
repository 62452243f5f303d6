import Values

/// The pages of the web console that name the product and its settings.
struct ProductInformation: Sendable {
  let version: String

  /// `/system/console/productinfo`: the page that shows the product and its version.
  var page: OutgoingAnswer {
    .html(
      """
      <!DOCTYPE html>
      <html><head><title>Adobe Experience Manager Web Console - Product Information</title></head>
      <body>
      <table class="content">
      <tr><th colspan="2">Installed Products</th></tr>
      <tr><td>Adobe Experience Manager (\(version))</td></tr>
      </table>
      </body></html>

      """)
  }

  /// `/system/console/status-productinfo.txt`: the product and its version as plain text.
  var text: OutgoingAnswer {
    OutgoingAnswer(
      type: "text/plain;charset=utf-8", text: lines.joined(separator: "\n") + "\n")
  }

  /// `/system/console/status-productinfo.json`: the same lines as an array of strings.
  var json: OutgoingAnswer { .json(.array(lines.map(JSONValue.string))) }

  /// `/system/console/status-slingsettings.json`: the lines of Sling's settings as an array of
  /// strings.
  var settings: OutgoingAnswer {
    .json([
      "Apache Sling Settings", "Sling ID = 6c0d1f2e-93ab-4d57-8e21-5b7a9c3d4e6f",
      "Sling Name = Instance 6c0d1f2e-93ab-4d57-8e21-5b7a9c3d4e6f",
      "Sling Home = /opt/aem/author/crx-quickstart", "Sling Home URL = null",
      "Run Modes = [s7connect, crx3, author, samplecontent, crx3tar]",
    ])
  }

  private var lines: [String] {
    ["Installed Products", "  Adobe Experience Manager (\(version))"]
  }
}
