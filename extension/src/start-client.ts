import { l10n, window, workspace, type ExtensionContext } from "vscode";
import { RevealOutputChannelOn, type BaseLanguageClient, type LanguageClientOptions } from "vscode-languageclient";
import { registerAgentTools } from "./agent-tools.ts";
import { codeActionMiddleware } from "./code-actions.ts";
import { registerCommands } from "./commands.ts";
import { DiagnosticsView } from "./diagnostics-view.ts";
import { documents } from "./documents.ts";
import { hoverMiddleware, linkedCommand } from "./hover.ts";
import { pages } from "./pages.ts";
import { protocol, serverCommands, type InitializationOptions } from "./protocol.ts";
import { settingsOf } from "./settings.ts";
import { showStatus } from "./status.ts";

interface ClientParts {
  /** Its `trace.server` is looked up below this name, so it is that of our settings. */
  readonly id: string;
  readonly name: string;
  readonly options: LanguageClientOptions;
}

/** Starts the server by a client of the right kind, and puts everything into VS Code that needs it. */
export async function startClient(
  context: ExtensionContext,
  create: (parts: ClientParts) => BaseLanguageClient,
): Promise<BaseLanguageClient> {
  const name = "Silent Failure";
  const output = window.createOutputChannel(name, { log: true });
  const view = new DiagnosticsView(() => client);
  const options: LanguageClientOptions = {
    documentSelector: documents(),
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () =>
      ({
        trusted: workspace.isTrusted,
        showsTrail: true,
        ...(l10n.bundle && { l10n: l10n.bundle }),
      }) satisfies InitializationOptions,
    markdown: { isTrusted: { enabledCommands: [linkedCommand] } },
    diagnosticPullOptions: {
      onChange: true,
      onSave: true,
      // A save changes nothing where each change was looked at.
      filter: (document, mode) => (settingsOf(document.uri).run === "onSave" ? mode === "onType" : mode === "onSave"),
    },
    middleware: {
      ...view.middleware,
      ...codeActionMiddleware(() => client),
      ...hoverMiddleware,
      // What another editor would show itself: here we have better places for the answers.
      executeCommand: (command, args, next) => commands.get(command)?.(...args) ?? next(command, args),
    },
  };
  const client = create({ id: "silentFailure", name, options });
  const shown = pages(client);
  const status = showStatus(client);
  const own = registerCommands({ client, context, output, pages: shown, status });
  const commands = new Map([
    [serverCommands.explain, own.explain],
    [serverCommands.rulePage, own.rulePage],
    [serverCommands.checkWorkspace, own.checkWorkspace],
  ] as [string, (...args: unknown[]) => Promise<void>][]);
  context.subscriptions.push(
    output,
    view,
    shown,
    status,
    own,
    registerAgentTools(client, status),
    workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(protocol.trust, { trusted: true })),
  );
  await client.start();
  return client;
}
