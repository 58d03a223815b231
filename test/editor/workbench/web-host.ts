import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import type { BrowserContext } from "playwright-core";

/** An extension that is served over http: VS Code can run one of that origin in its web worker host only. */
export interface ServedExtension {
  readonly authority: string;
  /** What was asked for, of the files that it has. */
  readonly served: readonly string[];
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".json": "application/json" };

/** Of an unpacked extension. */
export async function serveExtension(folder: string): Promise<ServedExtension> {
  const served: string[] = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    response.setHeader("Access-Control-Allow-Origin", "*");
    void readFile(join(folder, path))
      .catch(() => null)
      .then((body) => {
        if (body) served.push(path);
        response.statusCode = body ? 200 : 404;
        response.setHeader("Content-Type", types[extname(path)] ?? "text/plain");
        return response.end(body ?? "");
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  return {
    authority: `127.0.0.1:${address.port}`,
    served,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Has every window of a browser take the served extension as one under development. The workbench reads its options from an
 * element of its page when its deferred module runs; they are changed between parsing and that. The browser must pass over
 * the page's content security policy, which knows nothing of our origin.
 */
export async function takeServedExtension(context: BrowserContext, { authority }: ServedExtension): Promise<void> {
  await context.addInitScript(`document.addEventListener("readystatechange", () => {
    const meta = document.getElementById("vscode-workbench-web-configuration");
    if (!meta || document.readyState !== "interactive") return;
    const options = JSON.parse(meta.dataset.settings);
    const extensions = [{ scheme: "http", authority: ${JSON.stringify(authority)}, path: "/" }];
    options.developmentOptions = { ...options.developmentOptions, extensions };
    meta.dataset.settings = JSON.stringify(options);
  })`);
}
