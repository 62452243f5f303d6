/// The delivered workflow model "DAM Update Asset", without the Smart Tags step.
enum WorkflowContent {
  /// The template of model pages.
  static let template = "/libs/cq/workflow/templates/model"

  private typealias Step = (name: String, title: String, type: String, process: String)

  private static let steps: [Step] = [
    (
      "process", "Continue updating?", "cq/workflow/components/model/process",
      "com.day.cq.dam.core.impl.process.DamUpdateAssetGateKeeperProcess"
    ),
    (
      "metadataprocessorpro", "Metadata Processor",
      "dam/components/workflow/metadataprocessorprocess",
      "com.day.cq.dam.core.process.MetadataProcessorProcess"
    ),
    (
      "commandlineprocess", "Command Line", "dam/components/workflow/commandlineprocess",
      "com.day.cq.dam.core.process.CommandLineProcess"
    ),
    (
      "inddmediaextractproc", "Media Extraction",
      "dam/components/workflow/inddmediaextractprocess",
      "com.day.cq.dam.indd.process.INDDMediaExtractProcess"
    ),
    (
      "createpdfpreviewproc", "Create PDF Preview",
      "dam/components/workflow/createpdfpreviewprocess",
      "com.day.cq.dam.core.process.CreatePdfPreviewProcess"
    ),
    (
      "scene7upload", "Scene7", "dam/components/workflow/scene7upload",
      "com.day.cq.dam.scene7.impl.process.Scene7UploadProcess"
    ),
    (
      "thumbnailprocess", "Process Thumbnails", "dam/components/workflow/thumbnailprocess",
      "com.day.cq.dam.core.process.ThumbnailProcess"
    ),
    (
      "deleteimagepreviewpr", "Delete Image Preview",
      "dam/components/workflow/deleteimagepreviewprocess",
      "com.day.cq.dam.core.process.DeleteImagePreviewProcess"
    ),
    (
      "productassetuploadprocess", "Product Asset Handler",
      "dam/components/workflow/productassetuploadprocess",
      "com.day.cq.dam.commons.process.ProductAssetUploadProcess"
    ),
    (
      "damupdateassetworkflowcompletedprocess", "DAM Update Asset Workflow Completed",
      "dam/components/workflow/damupdateassetworkflowcompletedprocess",
      "com.day.cq.dam.core.impl.process.DamUpdateAssetWorkflowCompletedProcess"
    ),
  ]

  /// The page that people edit.
  static var design: ResourceNode {
    var flow = ResourceNode(
      type: "nt:unstructured", ["sling:resourceType": "foundation/components/parsys"])
    for step in steps {
      var node = ResourceNode(
        type: "nt:unstructured", ["jcr:title": step.title, "sling:resourceType": step.type])
      node.children["metaData"] = ResourceNode(
        type: "nt:unstructured", ["PROCESS": step.process, "PROCESS_AUTO_ADVANCE": "true"])
      flow.children[step.name] = node
    }
    var content = ResourceNode(
      type: "cq:PageContent",
      [
        "jcr:title": "DAM Update Asset", "cq:template": template,
        "sling:resourceType": "cq/workflow/components/pages/model", "transient": "true",
      ])
    content.children["flow"] = flow
    var page = ResourceNode(type: "cq:Page")
    page.children["jcr:content"] = content
    return page
  }
}
