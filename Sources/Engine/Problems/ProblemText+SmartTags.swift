import Values

extension ProblemText {
  /// The Smart Tags configuration cannot be written.
  static func configuration(_ problem: ConfigurationProblem) -> ProblemText {
    switch problem {
    case .cryptoNotActive(let state):
      return ProblemText(
        "configuration.crypto",
        "The bundle com.adobe.granite.crypto should be active and is \(state ?? "not there"): AEM "
          + "would store the secret in clear. Nothing was sent.",
        "Start it in /system/console/bundles; error.log names what is missing.")
    case .secretInClear(let path, true):
      return ProblemText(
        "configuration.secret-in-clear",
        "AEM stored the client secret in clear under \(path) instead of encrypting it. "
          + "It was taken out again.",
        "Make a new client secret in Developer Console and delete this one there.",
        "Find out why AEM does not encrypt (bundle com.adobe.granite.crypto), then run again.")
    case .secretInClear(let path, false):
      return ProblemText(
        "configuration.secret-in-clear",
        "AEM stored the client secret in clear under \(path) instead of encrypting it, and it "
          + "could not be taken out again.",
        "Delete the property clientSecret there in CRXDE now.",
        "Make a new client secret in Developer Console and delete this one there.",
        "Find out why AEM does not encrypt (bundle com.adobe.granite.crypto), then run again.")
    case .createdElsewhere(let path, let made):
      return ProblemText(
        "configuration.created-elsewhere",
        "AEM was asked to create \(path) and made \(made) instead: somebody else took the name at "
          + "the same moment.",
        "Delete \(made) in CRXDE Lite, as an administrator: it is empty and nobody needs it.",
        "Run the step again: it starts with the page that is there.")
    case .notCreated(let path, let message):
      return ProblemText(
        "configuration.not-created",
        "AEM was asked to create \(path), but the page is not there\(said(message)).",
        "Create it by hand: Tools > Cloud Services > Legacy Cloud Services, Assets Smart Tags.",
        "Run the step again.")
    }
  }

  /// AEM cannot be asked to validate, or says that the configuration does not work.
  static func validation(_ problem: ValidationProblem) -> ProblemText {
    switch problem {
    case .beanMissing(let name, let status):
      return ProblemText(
        "validation.bean",
        "The JMX console should show \(name) with validateConfigs(), but does not (\(status)).",
        "Check that com.day.cq.dam.cq-dam-similaritysearch is active in /system/console/bundles.",
        "Open /system/console/jmx and look for similaritysearch.")
    case .notInvoked(let status, let message):
      return ProblemText(
        "validation.not-invoked",
        "AEM answered \(status) when validateConfigs() was invoked\(said(message)).",
        "Invoke it by hand: Tools > Operations > Web Console, Main > JMX, similaritysearch.")
    case .notAsset(let path, let type):
      return ProblemText(
        "validation.asset",
        "\(path) should be an asset (dam:Asset), and is \(type.isEmpty ? "none" : type).",
        "Give the path of the image itself, such as /content/dam/folder/image.jpg: neither a folder "
          + "nor a rendition.")
    case .failed(let raw):
      let said = TerminalText.line(raw.replacing("\n", with: "; "), limit: 600)
      return ProblemText(
        "validation.failed",
        "AEM tested its Smart Tags configuration and it did not pass. AEM said: \(said).",
        "Check API key, technical account, organization and secret against Developer Console.",
        "Check that the credential has the product profile Smart Content Services.",
        "Check that AEM itself reaches Adobe: proxy (org.apache.http.proxyconfigurator), firewall.",
        "See whether another, older Smart Tags configuration is the one that fails.")
    }
  }

  /// The workflow model cannot be changed.
  static func workflow(_ problem: WorkflowProblem) -> ProblemText {
    switch problem {
    case .modelMissing(let user):
      return ProblemText(
        "workflow.model",
        "The workflow model DAM Update Asset is neither in /conf nor in /libs, or \(user) may not "
          + "see it.",
        "Use a member of the group administrators.",
        "Check that Assets is part of this installation.")
    case .notOverridden(let message):
      return ProblemText(
        "workflow.not-copied",
        "AEM did not copy the shipped model DAM Update Asset to /conf\(said(message)).",
        "Open the model in Tools > Workflow > Models, press Edit once, then run the step again.")
    case .thumbnailsMissing(let path):
      return ProblemText(
        "workflow.thumbnails",
        "The step must stand after Process Thumbnails, and \(path) has no such step.",
        "Insert Smart Tag Asset by hand where it belongs in your model, then run the step again.")
    case .notSynchronized(let message):
      return ProblemText(
        "workflow.not-synchronized",
        "The design is changed, but what runs was not generated from it. \(message)",
        "Open the model in Tools > Workflow > Models, Edit, and press Sync.")
    }
  }
}
