// One language server over stdio, as far as a bench needs one: open a file, type into it, see the diagnostics.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const capabilities = {
  textDocument: {
    synchronization: { dynamicRegistration: false, didSave: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    diagnostic: { dynamicRegistration: true, relatedInformation: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
  window: { workDoneProgress: true },
};

export class LspSession {
  static async start({ command, args, folder, configuration, initializationOptions, pulls }) {
    const session = new LspSession();
    session.child = spawn(command, args, { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
    session.pulls = pulls;
    session.version = 0;
    session.waiting = null;
    const connection = createMessageConnection(
      new StreamMessageReader(session.child.stdout),
      new StreamMessageWriter(session.child.stdin),
    );
    session.connection = connection;
    connection.onRequest("workspace/configuration", ({ items }) => items.map(() => configuration));
    // vscode-eslint asks whether it may run the project's ESLint: 4 is yes.
    connection.onRequest("eslint/confirmESLintExecution", () => 4);
    connection.onRequest((method) => (method === "workspace/applyEdit" ? { applied: false } : null));
    connection.onNotification("textDocument/publishDiagnostics", (params) => session.receive(params));
    connection.onNotification(() => undefined);
    connection.listen();
    const uri = pathToFileURL(folder).href;
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "bench" }],
      initializationOptions,
      capabilities,
    });
    await connection.sendNotification("initialized", {});
    return session;
  }

  /** Answers the diagnostics of the file as it was opened. */
  async open(file, languageId) {
    this.uri = pathToFileURL(file).href;
    this.version = 1;
    const text = readFileSync(file, "utf8");
    this.text = text;
    const textDocument = { uri: this.uri, languageId, version: 1, text };
    return await this.after(() => this.connection.sendNotification("textDocument/didOpen", { textDocument }));
  }

  /** Types or takes away one character at the beginning of a line; answers the diagnostics. */
  async type(line) {
    this.version += 1;
    const isTyped = this.version % 2 === 0;
    const start = { line, character: 0 };
    const change = isTyped
      ? { range: { start, end: start }, text: " " }
      : { range: { start, end: { line, character: 1 } }, text: "" };
    const lines = this.text.split("\n");
    lines[line] = isTyped ? ` ${lines[line]}` : lines[line].slice(1);
    this.text = lines.join("\n");
    const contentChanges = [this.full ? { text: this.text } : change];
    const textDocument = { uri: this.uri, version: this.version };
    return await this.after(() =>
      this.connection.sendNotification("textDocument/didChange", { textDocument, contentChanges }),
    );
  }

  async after(act) {
    if (this.pulls) {
      await act();
      return (await this.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: this.uri } })).items;
    }
    const { version } = this;
    const pushed = new Promise((resolve) => (this.waiting = { version, resolve }));
    await act();
    return await pushed;
  }

  receive({ uri, version, diagnostics }) {
    if (uri !== this.uri || !this.waiting) return;
    if (version !== undefined && version !== null && version < this.waiting.version) return;
    const { resolve } = this.waiting;
    this.waiting = null;
    resolve(diagnostics);
  }

  /** Megabytes that the server and its children hold. */
  memory() {
    return tree(this.child.pid).reduce((sum, pid) => sum + residentOf(pid), 0) / 1024;
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.on("exit", resolve));
    await Promise.race([this.connection.sendRequest("shutdown").catch(() => null), wait(2000)]);
    await this.connection.sendNotification("exit").catch(() => null);
    await Promise.race([ended, wait(2000)]);
    this.connection.dispose();
    this.child.kill("SIGKILL");
  }
}

function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function tree(root) {
  const found = [root];
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = /^PPid:\s+(\d+)$/m.exec(read(`/proc/${entry}/status`))?.[1];
    if (Number(parent) === root) found.push(...tree(Number(entry)));
  }
  return found;
}

function residentOf(pid) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process has ended meanwhile.
    return "";
  }
}
