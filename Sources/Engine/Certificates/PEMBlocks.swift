import COpenSSL
import Values

/// Takes text of ``PEMText`` apart.
enum PEMBlocks {
  /// All blocks, in order.
  static func all(in text: Secret) throws(CertificateProblem) -> [PEMBlock] {
    let reader = text.withBytes { buffer in
      copenssl_pem_open(buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), buffer.count)
    }
    guard let reader else { throw .damaged(block: nil) }
    defer { copenssl_pem_close(reader) }
    var blocks: [PEMBlock] = []
    while true {
      var block = copenssl_pem_block()
      switch copenssl_pem_next(reader, &block) {
      case .block:
        let der = UnsafeRawBufferPointer(start: block.der, count: block.length)
        blocks.append(
          PEMBlock(
            label: String(decoding: block.label.buffer, as: UTF8.self), der: Secret(copying: der)))
      case .end: return blocks
      case .truncated: throw .truncated(block: blocks.count + 1)
      case .damaged: throw .damaged(block: blocks.count + 1)
      }
    }
  }
}
