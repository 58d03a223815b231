import type { InitializeParams } from "vscode-languageserver";
import type { InitializationOptions } from "./own-messages.ts";

/** What the client can do, as far as it matters here. */
export interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly documentChanges: boolean;
  /** Snippets with tab stops in the edits of a code action (LSP 3.18). */
  readonly snippetEdits: boolean;
  readonly literalCodeActions: boolean;
  readonly resolvesEdits: boolean;
  readonly disabledCodeActions: boolean;
  readonly preferredCodeActions: boolean;
  readonly configuration: boolean;
  readonly registersSettings: boolean;
  readonly watchesFiles: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly progress: boolean;
  readonly workspaceFolders: boolean;
  readonly markdown: boolean;
  /** Hovers show the related information of a diagnostic already: many clients know of it and show it nowhere. */
  readonly showsTrail: boolean;
}

export function readClientAbilities({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
  const { textDocument, workspace, window } = capabilities;
  const edits = workspace?.workspaceEdit;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    relatedInformation:
      (textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    codeDescription:
      (textDocument?.diagnostic?.codeDescriptionSupport ?? textDocument?.publishDiagnostics?.codeDescriptionSupport) ===
      true,
    documentChanges: edits?.documentChanges === true,
    snippetEdits: edits?.documentChanges === true && edits.snippetEditSupport === true,
    literalCodeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
    disabledCodeActions: textDocument?.codeAction?.disabledSupport === true,
    preferredCodeActions: textDocument?.codeAction?.isPreferredSupport === true,
    configuration: workspace?.configuration === true,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    progress: window?.workDoneProgress === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    markdown: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    showsTrail: (initializationOptions as InitializationOptions | undefined)?.showsTrail === true,
  };
}
