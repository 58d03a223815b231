import {
  commands,
  Disposable,
  l10n,
  languages,
  ViewColumn,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
} from "vscode";
import type { BaseLanguageClient, Position } from "vscode-languageclient";
import { createConfiguration, openConfiguration } from "./configuration-file.ts";
import { isRead } from "./documents.ts";
import { exampleText } from "./example.ts";
import type { Pages } from "./pages.ts";
import { protocol, type WorkspaceCheck } from "./protocol.ts";
import { ruleIds } from "./rule-ids.ts";
import type { StatusView } from "./status.ts";
import { ruleShown } from "./step-back.ts";

interface Parts {
  readonly client: BaseLanguageClient;
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly pages: Pages;
  readonly status: StatusView;
}

/** The commands that the server has as well, for editors without an extension of ours. */
export interface OwnCommands extends Disposable {
  explain(uri?: string, position?: Position): Promise<void>;
  rulePage(rule?: string): Promise<void>;
  checkWorkspace(): Promise<void>;
}

/** Registers everything that package.json offers in the command palette. */
export function registerCommands({ client, context, output, pages, status }: Parts): OwnCommands {
  const explain: OwnCommands["explain"] = async (uri, position) => {
    const spot = uri !== undefined && position ? { uri, position } : spotOfEditor(client);
    if (spot) await pages.showExplanation(spot);
    else await window.showInformationMessage(l10n.t("Open a JavaScript or TypeScript file first."));
  };
  const rulePage: OwnCommands["rulePage"] = async (rule) => {
    const chosen = rule ?? (await chosenRule(context));
    if (chosen !== undefined) await pages.showRule(chosen);
  };
  const checkWorkspace = (): Promise<void> => showCheck(client);

  const registered: Readonly<Record<string, (...args: never[]) => unknown>> = {
    restart: () => restart(client),
    showOutput: () => output.show(true),
    // A menu gives arguments of its own.
    explain: () => explain(),
    openRulePage: (rule: unknown) => rulePage(typeof rule === "string" ? rule : undefined),
    checkWorkspace,
    createConfiguration,
    openConfiguration: () => openShownConfiguration(status),
    openExample,
    openWalkthrough: () =>
      commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#start`, false),
  };
  const registrations = Object.entries(registered).map(([name, run]) =>
    commands.registerCommand(`silentFailure.${name}`, run),
  );
  return { explain, rulePage, checkWorkspace, dispose: () => Disposable.from(...registrations).dispose() };
}

function spotOfEditor(client: BaseLanguageClient): { uri: string; position: Position } | null {
  // From the walkthrough, whose page is no editor, the one beside it is meant.
  const editor =
    window.activeTextEditor ?? window.visibleTextEditors.find(({ document }) => isRead(document.languageId));
  if (!editor) return null;
  const { code2ProtocolConverter: converter } = client;
  return { uri: converter.asUri(editor.document.uri), position: converter.asPosition(editor.selection.active) };
}

/** Asked of the user; what is found at the cursor stands first. */
async function chosenRule(context: ExtensionContext): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const here = (editor ? languages.getDiagnostics(editor.document.uri) : [])
    .filter(({ range }) => editor?.selection.intersection(range))
    .flatMap((diagnostic) => ruleShown(diagnostic) ?? []);
  return window.showQuickPick([...new Set([...here, ...ruleIds(context.extension.packageJSON)])], {
    placeHolder: l10n.t("Which rule's page?"),
  });
}

async function restart(client: BaseLanguageClient): Promise<void> {
  try {
    await client.stop();
  } catch (error) {
    // A server that does not answer is the reason to restart; its process is ended all the same.
    client.outputChannel.warn(String(error));
  }
  await client.start();
}

async function showCheck(client: BaseLanguageClient): Promise<void> {
  const { files, findings, unread } = await client.sendRequest<WorkspaceCheck>(protocol.checkWorkspace, {});
  const sum = l10n.t("Silent failures in {0} files: {1}.", String(files), String(findings));
  const showProblems = l10n.t("Show Problems");
  const chosen =
    unread > 0
      ? await window.showWarningMessage(
          `${sum} ${l10n.t("{0} files could not be read.", String(unread))}`,
          showProblems,
        )
      : await window.showInformationMessage(sum, showProblems);
  if (chosen === showProblems) await commands.executeCommand("workbench.actions.view.problems");
}

async function openShownConfiguration(status: StatusView): Promise<void> {
  const document = window.activeTextEditor?.document.uri ?? workspace.workspaceFolders?.[0]?.uri;
  const shown = document && status.of(document)?.configuration;
  if (document && typeof shown === "string") await openConfiguration(shown, document);
  else await createConfiguration();
}

/** An unsaved document, which is read like any other; beside the walkthrough, so that this can be read on. */
async function openExample(): Promise<void> {
  const document = await workspace.openTextDocument({ language: "javascript", content: exampleText });
  const isBesidePage = !window.activeTextEditor && window.tabGroups.activeTabGroup.activeTab !== undefined;
  await window.showTextDocument(document, isBesidePage ? ViewColumn.Beside : ViewColumn.Active);
}
