import { l10n, LanguageStatusSeverity, languages, window, workspace, type Disposable, type Uri } from "vscode";
import { State, type BaseLanguageClient } from "vscode-languageclient";
import { documents } from "./documents.ts";
import { protocol, type Status } from "./protocol.ts";

/** What the server said last about open documents, and the place where VS Code shows it. */
export interface StatusView extends Disposable {
  of(uri: Uri): Status | undefined;
}

/** Shows, under the braces of the status bar, what was read, by which configuration, and how long it took. */
export function showStatus(client: BaseLanguageClient): StatusView {
  const known = new Map<string, Status>();
  const item = languages.createLanguageStatusItem("silentFailure.status", documents());
  item.name = "Silent Failure";

  const show = (): void => {
    const status = known.get(window.activeTextEditor?.document.uri.toString() ?? "");
    item.busy = client.state === State.Starting;
    Object.assign(item, client.state === State.Running ? faceOf(status) : faceOfStopped(client.state));
  };
  const listeners = [
    client.onNotification(protocol.status, (status: Status) => {
      // The server may write a URI in another way than VS Code does.
      known.set(client.protocol2CodeConverter.asUri(status.uri).toString(), status);
      show();
    }),
    client.onDidChangeState(show),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
  ];
  show();
  return {
    of: (uri) => known.get(uri.toString()),
    dispose() {
      for (const listener of listeners) listener.dispose();
      item.dispose();
    },
  };
}

interface Face {
  text: string;
  detail: string;
  severity: LanguageStatusSeverity;
  command: { command: string; title: string } | undefined;
}

function faceOf(status: Status | undefined): Face {
  if (!status) return face(l10n.t("Silent failures: not looked at yet"), "");
  const found =
    status.findings === 1 ? l10n.t("1 silent failure") : l10n.t("{0} silent failures", String(status.findings));
  const detail = [
    status.engine === "project" ? l10n.t("levels of the project's ESLint") : l10n.t("own levels"),
    status.configuration ?? l10n.t("no configuration file"),
    l10n.t("{0} ms", String(Math.round(status.milliseconds))),
  ].join(" · ");
  if (status.problem !== null) {
    const command = {
      command: status.configuration === null ? "silentFailure.showOutput" : "silentFailure.openConfiguration",
      title: status.configuration === null ? l10n.t("Show output") : l10n.t("Open configuration"),
    };
    return { text: found, detail: status.problem, severity: LanguageStatusSeverity.Warning, command };
  }
  if (status.leftOut !== null) return face(l10n.t("Silent failures: file not read"), status.leftOut);
  return face(found, detail);
}

function faceOfStopped(state: State): Face {
  if (state === State.Starting) return face(l10n.t("Silent failures: starting"), "");
  const command = { command: "silentFailure.restart", title: l10n.t("Restart") };
  return {
    text: l10n.t("Silent failures: the server is not running"),
    detail: "",
    severity: LanguageStatusSeverity.Error,
    command,
  };
}

function face(text: string, detail: string): Face {
  const command = { command: "silentFailure.explain", title: l10n.t("Explain") };
  return { text, detail, severity: LanguageStatusSeverity.Information, command };
}
