import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { describe, expect, test } from "vitest";
import { until } from "../../live/until.ts";
import { Client, serverPath } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import { masked } from "./samples.ts";

interface Answer {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly error?: { readonly code: number; readonly message: string };
  readonly result?: unknown;
}

/** A client that sends bytes, whatever they are. */
class RawClient {
  readonly server: ChildProcessWithoutNullStreams = spawn(process.execPath, [serverPath, "--stdio"]);
  readonly answers: Answer[] = [];
  readonly exited = new Promise<number | null>((resolve) => this.server.on("exit", resolve));
  private received = "";

  constructor() {
    this.server.stdin.on("error", () => undefined);
    this.server.stdout.on("data", (chunk) => {
      // One character for each byte: lengths count bytes.
      this.received += (chunk as Buffer).toString("latin1");
      for (;;) {
        const [header = "", length] = /^Content-Length: (\d+)\r\n\r\n/.exec(this.received) ?? [];
        if (length === undefined || this.received.length < header.length + Number(length)) return;
        const body = this.received.slice(header.length, header.length + Number(length));
        this.received = this.received.slice(header.length + Number(length));
        this.answers.push(JSON.parse(Buffer.from(body, "latin1").toString()) as Answer);
      }
    });
  }

  write(bytes: string | Buffer): void {
    this.server.stdin.write(bytes);
  }

  send(message: object, length?: number): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.write(`Content-Length: ${length ?? Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  answerTo(id: number): Promise<Answer> {
    return until(`request ${id} is answered`, () => this.answers.find((answer) => answer.id === id && !answer.method));
  }

  async initialize(): Promise<void> {
    this.send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    if ((await this.answerTo(1)).result === undefined) throw new Error("`initialize` is refused");
    this.send({ method: "initialized", params: {} });
  }

  async end(): Promise<void> {
    this.send({ id: 999, method: "shutdown" });
    if ((await this.answerTo(999)).result !== null) throw new Error("`shutdown` is refused");
    this.send({ method: "exit" });
    const code = await this.exited;
    if (code !== 0) throw new Error(`the server ended with ${String(code)}`);
  }
}

describe("messages that are none", () => {
  test.each([
    ["a body that is no JSON", "Content-Length: 7\r\n\r\n{broken"],
    ["a body that is a number", "Content-Length: 2\r\n\r\n42"],
    ["an empty body", "Content-Length: 0\r\n\r\n"],
    ["a body of null", "Content-Length: 4\r\n\r\nnull"],
    ["a message without a method", 'Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}'],
    ["an answer to nothing", 'Content-Length: 44\r\n\r\n{"jsonrpc":"2.0","id":77,"result":"nothing"}'],
    ["a header of another kind", "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}"],
  ])("do no harm: %s", async (_, bytes) => {
    const client = new RawClient();
    await client.initialize();
    client.write(bytes);
    client.send({ id: 2, method: "silentFailure/rulePage", params: { rule: "silent-guard" } });
    expect((await client.answerTo(2)).result).toMatchObject({ markdown: expect.stringContaining("# silent-guard") });
    await client.end();
  });

  test("with a broken header end the server at the latest when its input ends, and never in a loop", async () => {
    for (const bytes of ["Content-Length: many\r\n\r\n{}", "no header at all\r\n\r\n", "\r\n\r\n\r\n"]) {
      const client = new RawClient();
      await client.initialize();
      client.write(bytes);
      client.send({ id: 2, method: "silentFailure/rulePage", params: { rule: "silent-guard" } });
      client.server.stdin.end();
      expect(await client.exited).toBe(1);
    }
  });

  test("that end too early wait for the rest", async () => {
    const client = new RawClient();
    await client.initialize();
    const body = '{"jsonrpc":"2.0","id":2,"method":"silentFailure/rulePage","params":{"rule":"silent-guard"}}';
    client.write(`Content-Length: ${body.length}\r\n\r\n${body.slice(0, 40)}`);
    client.write(body.slice(40));
    expect((await client.answerTo(2)).result).not.toBeNull();
    await client.end();
  });
});

describe("messages out of order", () => {
  test("are refused before `initialize`, whatever they ask for", async () => {
    const client = new RawClient();
    const methods = [
      "textDocument/hover",
      "textDocument/diagnostic",
      "silentFailure/findings",
      "shutdown",
      "what/ever",
    ];
    client.send({ method: "textDocument/didOpen", params: { textDocument: { uri: "file:///a.ts", text: "" } } });
    for (const [i, method] of methods.entries()) client.send({ id: 10 + i, method, params: {} });
    for (const [i] of methods.entries())
      expect(await client.answerTo(10 + i)).toMatchObject({
        error: { code: -32002, message: "Send `initialize` first." },
      });
    await client.initialize();
    client.send({ id: 30, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    expect(await client.answerTo(30)).toMatchObject({ error: { code: -32600 } });
    await client.end();
  });

  test("are refused after `shutdown`", async () => {
    const client = new RawClient();
    await client.initialize();
    client.send({ id: 2, method: "shutdown" });
    expect(await client.answerTo(2)).toMatchObject({ result: null });
    for (const [i, method] of ["textDocument/hover", "silentFailure/rulePage", "initialize", "shutdown"].entries()) {
      client.send({ id: 10 + i, method, params: {} });
      expect(await client.answerTo(10 + i)).toMatchObject({ error: { code: -32600 } });
    }
    client.send({ method: "textDocument/didOpen", params: { textDocument: { uri: "file:///a.ts", text: masked } } });
    client.send({ method: "exit" });
    expect(await client.exited).toBe(0);
  });

  test("`exit` alone ends it, and says that it was not shut down", async () => {
    const client = new RawClient();
    client.send({ method: "exit" });
    expect(await client.exited).toBe(1);
  });
});

describe("what nobody knows", () => {
  test("is answered as such, and passed over where no answer is wanted", async () => {
    const client = await Client.start();
    for (const method of ["textDocument/completion", "$/optional", "silentFailure/none"])
      await expect(client.connection.sendRequest(method, {})).rejects.toMatchObject({ code: -32601 });
    for (const method of ["$/setTrace", "telemetry/event", "silentFailure/none", "textDocument/willSave"])
      await client.connection.sendNotification(method, {});
    await expect(
      client.connection.sendRequest("silentFailure/rulePage", { rule: "silent-guard" }),
    ).resolves.toBeTruthy();
    await client.stop();
  });

  test("does no harm where parameters are of the wrong kind", async () => {
    const folder = folderWith({});
    const client = await Client.start({ folders: [folder.uri] });
    for (const params of [{}, { textDocument: {} }, { textDocument: { uri: 7 } }, { textDocument: null }, [1], null]) {
      for (const method of [
        "textDocument/hover",
        "textDocument/codeAction",
        "silentFailure/explain",
        "silentFailure/findings",
      ]) {
        const answer: unknown = await client.connection.sendRequest(method, params).catch((error: unknown) => error);
        expect(
          answer === null || answer instanceof Error || Array.isArray(answer),
          `${method} ${JSON.stringify(params)}`,
        ).toBe(true);
      }
    }
    const document = await client.open(folder.uriOf("worker.ts"), masked);
    expect(await client.diagnostics(document)).toHaveLength(1);
    await client.connection.sendRequest("shutdown");
    await client.connection.sendNotification("exit");
    expect(await client.exited).toBe(0);
  });
});
