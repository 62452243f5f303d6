import Values

/// Turns the bytes of configuration files into properties and back.
enum OSGiFileContent {
  /// The properties of a file: as AEM 6.5 reads it, or as its author meant it where AEM loses
  /// something.
  ///
  /// - Returns: nil when it cannot be read at all; secrets are ``OSGiScalar/secret(_:)``.
  static func read(_ bytes: Secret, _ file: OSGiFileName) -> OSGiConfiguration? {
    properties(bytes, file)?.withSecretsLocked
  }

  private static func properties(_ bytes: Secret, _ file: OSGiFileName) -> OSGiConfiguration? {
    bytes.withBytes { bytes in
      guard file.format == .config else { return OSGiJSONFormat.read(bytes) }
      let reading = FelixConfigReader().read(bytes)
      if reading.error == nil, reading.notes.isEmpty { return reading.configuration }
      let meant = FelixIntentReader().read(bytes)
      return meant.properties.isEmpty ? nil : meant
    }
  }

  /// The number of things that AEM drops or changes when it reads the file.
  static func losses(_ bytes: Secret, _ file: OSGiFileName) -> Int {
    guard file.format == .config else { return 0 }
    return bytes.withBytes { bytes in
      let reading = FelixConfigReader().read(bytes)
      return reading.notes.count + (reading.error == nil ? 0 : 1)
    }
  }

  /// The bytes of a file of that name.
  static func write(_ configuration: OSGiConfiguration, _ file: OSGiFileName) -> Secret {
    file.format == .config
      ? FelixConfigWriter().secret(configuration)
      : Secret(copying: OSGiJSONFormat.write(configuration))
  }
}

extension OSGiConfiguration {
  /// The names whose values differ; an array and a collection of the same values do not.
  func differences(from other: OSGiConfiguration) -> [String] {
    let all = Set(names + other.names).sorted()
    return all.filter { name in
      guard let mine = self[name], let theirs = other[name] else { return true }
      let isList = mine.shape != "scalar"
      return isList != (theirs.shape != "scalar") || mine.elements != theirs.elements
    }
  }

  /// The properties of the first, overlaid with those of the second.
  func overlaid(with other: OSGiConfiguration) -> OSGiConfiguration {
    var result = self
    for property in other.properties { result[property.name] = property.value }
    return result
  }

  /// The texts whose names say that they are secrets, moved into locked memory.
  fileprivate var withSecretsLocked: OSGiConfiguration {
    var result = self
    for property in properties where OSGiSecrets.isSecret(property.name) {
      func locked(_ value: OSGiScalar) -> OSGiScalar {
        if case .string(let text) = value { .secret(Secret(copying: text.utf8)) } else { value }
      }
      result[property.name] =
        switch property.value {
        case .scalar(let value): .scalar(locked(value))
        case .array(let type, let values): .array(type, values.map(locked))
        case .collection(let values): .collection(values.map(locked))
        }
    }
    return result
  }

  /// The same properties without those that tie it to its old name.
  var withoutIdentity: OSGiConfiguration {
    var result = self
    for name in [
      "service.pid", "service.factoryPid", "service.bundleLocation",
      "felix.fileinstall.filename",
    ] {
      result[name] = nil
    }
    return result
  }
}
