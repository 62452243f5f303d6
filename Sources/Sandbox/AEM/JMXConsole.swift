/// The JMX page of the web console, for the Smart Tags bean.
struct JMXConsole: Sendable {
  let settings: AuthorSettings

  /// Answers `/system/console/jmx/…`; nil for beans and operations that do not exist.
  ///
  /// `words` follow `jmx`: the object name, and for a call `op`, the operation and Java types.
  func answer(
    _ asked: AuthorRequest, _ words: [String], state: inout SandboxState
  ) -> OutgoingAnswer? {
    guard let name = words.first else { return list }
    guard name == bean.objectName, settings.hasSmartTags else { return nil }
    if words.count == 1 { return page }
    guard words.count == 3, words[1] == "op", words[2] == "validateConfigs" else { return nil }
    guard asked.request.method == "POST" else {
      return .errorPage(405, "Method Not Allowed", path: asked.request.path)
    }
    if settings.faults.contains(.validationUnreadable) {
      return OutgoingAnswer(
        type: "text/plain;charset=utf-8",
        text: "javax.management.openmbean.TabularDataSupport@5f3a4b84\n")
    }
    let rows = SmartTagsValidation(settings: settings, ims: asked.ims).rows(state: &state)
    return table(rows)
  }

  private var bean: MBeans.SmartTags { settings.smartTagsBean }

  private var list: OutgoingAnswer {
    let link = PercentText.encoded(bean.objectName)
    let title =
      bean == .newer ? "\(MBeans.SmartTags.domain) (\(bean.rawValue))" : bean.objectName
    let row = "<tr><td><a href=\"/system/console/jmx/\(link)\">\(title)</a></td></tr>"
    return .html(
      "<html><body><table>\(settings.hasSmartTags ? row : "")</table></body></html>\n")
  }

  private var page: OutgoingAnswer {
    .html(
      """
      <html><head><title>Adobe Experience Manager Web Console - JMX</title></head>
      <body>
      <h1>SimilaritySearch Miscellaneous Tasks</h1>
      <p>\(bean.objectName)</p>
      <table>
      <tr><th>Return Type</th><th>Name</th></tr>
      <tr><td>javax.management.openmbean.TabularData</td><td>validateConfigs()</td></tr>
      </table>
      </body></html>

      """)
  }

  private func table(_ rows: [SmartTagsValidation.Row]) -> OutgoingAnswer {
    let lines = rows.map { row in
      let cells = [row.configuration, row.check, row.isPassed ? "passed" : "failed", row.reason]
      return "<tr>\(cells.map { "<td>\(HTMLText.escaped($0))</td>" }.joined())</tr>"
    }
    return .html(
      """
      <html><body>
      <table>
      <tr><th>Configuration</th><th>Check</th><th>Status</th><th>Reason</th></tr>
      \(lines.joined(separator: "\n"))
      </table>
      </body></html>

      """)
  }
}
