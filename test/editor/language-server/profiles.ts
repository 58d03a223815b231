import type { ClientCapabilities } from "vscode-languageserver-protocol";

export type ProfileName = "3.17" | "3.18" | "minimal";

/** What three kinds of clients say of themselves. */
export const profiles: Readonly<Record<ProfileName, ClientCapabilities>> = {
  // Pulls diagnostics and knows versions of documents, but no snippets: most editors of 2024.
  "3.17": {
    workspace: {
      configuration: true,
      workspaceFolders: true,
      workspaceEdit: { documentChanges: true },
      diagnostics: { refreshSupport: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
    },
    textDocument: {
      synchronization: { didSave: true },
      publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
      diagnostic: { relatedDocumentSupport: false },
      hover: { contentFormat: ["markdown", "plaintext"] },
      codeAction: {
        isPreferredSupport: true,
        disabledSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ["edit"] },
        codeActionLiteralSupport: { codeActionKind: { valueSet: ["", "quickfix", "refactor", "source"] } },
      },
    },
    window: { workDoneProgress: true },
  },
  // What vscode-languageclient 11 announces, as far as a linter could care.
  "3.18": {
    workspace: {
      applyEdit: true,
      configuration: true,
      workspaceFolders: true,
      workspaceEdit: {
        documentChanges: true,
        resourceOperations: ["create", "rename", "delete"],
        failureHandling: "textOnlyTransactional",
        normalizesLineEndings: true,
        changeAnnotationSupport: { groupsOnLabel: true },
        metadataSupport: true,
        snippetEditSupport: true,
      },
      diagnostics: { refreshSupport: true },
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      executeCommand: { dynamicRegistration: true },
    },
    textDocument: {
      synchronization: { dynamicRegistration: true, willSave: true, willSaveWaitUntil: true, didSave: true },
      publishDiagnostics: {
        relatedInformation: true,
        versionSupport: false,
        tagSupport: { valueSet: [1, 2] },
        codeDescriptionSupport: true,
        dataSupport: true,
      },
      diagnostic: {
        dynamicRegistration: true,
        relatedDocumentSupport: false,
        relatedInformation: true,
        tagSupport: { valueSet: [1, 2] },
        codeDescriptionSupport: true,
        dataSupport: true,
        markupMessageSupport: false,
      },
      hover: { dynamicRegistration: true, contentFormat: ["markdown", "plaintext"] },
      codeAction: {
        dynamicRegistration: true,
        isPreferredSupport: true,
        disabledSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ["edit", "command"] },
        codeActionLiteralSupport: {
          codeActionKind: {
            valueSet: ["", "quickfix", "refactor", "refactor.extract", "refactor.inline", "refactor.rewrite", "source"],
          },
        },
      },
    },
    window: { workDoneProgress: true, showMessage: {}, showDocument: { support: true } },
    general: {
      staleRequestSupport: { cancel: true, retryOnContentModified: [] },
      positionEncodings: ["utf-16"],
    },
  },
  // Has diagnostics pushed, and takes edits by URI alone.
  minimal: {
    textDocument: {
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor"] } } },
    },
  },
};

export const profileNames: readonly ProfileName[] = ["3.17", "3.18", "minimal"];
