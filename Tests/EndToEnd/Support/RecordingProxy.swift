import Foundation

/// A proxy on 127.0.0.1 that notes every request and answers all of them with one status.
final class RecordingProxy: Sendable {
  let port: String
  private let log: String
  private let child: Child

  private static let script = """
    import socketserver, sys, time
    log = open(sys.argv[2], "ab", buffering=0)
    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            head = b""
            while not head.endswith(b"\\r\\n\\r\\n"):
                byte = self.rfile.read(1)
                if not byte: break
                head += byte
            log.write(head + b"\\n")
            if sys.argv[1] == "never": time.sleep(60)
            self.wfile.write(b"HTTP/1.1 " + sys.argv[1].encode() + b" No\\r\\nContent-Length: 0\\r\\n"
                             b"Connection: close\\r\\n\\r\\n")
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """

  /// Starts the proxy.
  ///
  /// `answer` is a status, or `never`.
  init(_ scratch: Scratch, answering answer: String) throws {
    let script = try scratch.write(Self.script, to: "proxy.py")
    log = "\(scratch.path)/proxy-\(UUID().uuidString.prefix(4)).log"
    let child = try Child(
      ["python3", script, answer, log], environment: scratch.environment, folder: scratch.output,
      input: nil)
    self.child = child
    port = try waitFor("the proxy", orShow: { child.errors }) {
      child.output.hasSuffix("\n") ? String(child.output.dropLast()) : nil
    }
  }

  /// The heads of all requests so far; a connection without one counts as an empty line.
  var requests: String {
    String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
  }
}
