import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { root } from "../../house/source-files.ts";
import { startBrowser } from "./browser.ts";
import { packExtension } from "./pack-extension.ts";
import { Profile, type Settings } from "./profile.ts";
import { installExtension, startVscodeServer, type ServerOptions, type VscodeServer } from "./vscode-server.ts";
import { serveExtension, takeServedExtension, type ServedExtension } from "./web-host.ts";
import { Workbench } from "./workbench.ts";

export interface Opening {
  /** A folder of examples/, copied; or files by their paths. */
  readonly project: string | Readonly<Record<string, string>>;
  /** Opened at once; none, and the window stays empty. */
  readonly file?: string;
  readonly settings?: Settings;
  /** Whether ESLint and our plugin are installed in the folder. */
  readonly eslint?: boolean;
}

export interface HarnessOptions extends ServerOptions {
  /** Where the extension runs: in a process of the server, or in a web worker, as it does on vscode.dev. */
  readonly extensionHost?: "node" | "worker";
}

/** A VS Code for the tests of one file, with the extension installed. Every test opens a window, with a folder of its own. */
export class Harness {
  #browser: Browser | undefined;
  #server: VscodeServer | undefined;
  /** One for all windows: what it keeps of VS Code's pages makes each further one open faster. */
  #context: BrowserContext | undefined;
  #pages: Page[] = [];
  #folders: string[] = [];
  #served: ServedExtension | undefined;
  readonly #profile = new Profile();
  /** Where an extension is unpacked that is not installed. */
  readonly #unpacked = new Profile();

  constructor({ extensionHost = "node", ...options }: HarnessOptions = {}) {
    beforeAll(async () => {
      const starting = startBrowser();
      const vsix = await packExtension(this.#unpacked.folder);
      if (extensionHost === "node") await installExtension(this.#profile, vsix);
      this.#server = await startVscodeServer(this.#profile, options);
      this.#browser = await starting;
      this.#context = await this.#browser.newContext({
        viewport: { width: 1200, height: 1300 },
        permissions: ["clipboard-read", "clipboard-write"],
        bypassCSP: extensionHost === "worker",
      });
      if (extensionHost === "worker") {
        this.#served = await serveExtension(await installExtension(this.#unpacked, vsix));
        await takeServedExtension(this.#context, this.#served);
      }
    });
    afterEach(async ({ task }) => {
      if (task.result?.state === "fail") await this.#tellOfFailure(task.name);
      for (const page of this.#pages.splice(0)) await page.close();
      for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    });
    afterAll(async () => {
      await this.#browser?.close();
      await this.#server?.stop();
      await this.#served?.stop();
      this.#profile.remove();
      this.#unpacked.remove();
    });
  }

  /** What the extension host in the browser has loaded of the extension. */
  get served(): readonly string[] {
    return this.#served?.served ?? [];
  }

  async open({ project, file, settings = {}, eslint = false }: Opening): Promise<Workbench> {
    if (!this.#server || !this.#context) throw new Error("VS Code has not been started");
    this.#profile.setSettings(settings);
    const folder = this.#projectFolder(project);
    if (eslint) symlinkSync(join(root, "test/node_modules"), join(folder, "node_modules"));
    const page = await this.#context.newPage();
    this.#pages.push(page);
    page.setDefaultTimeout(30_000);
    const workbench = new Workbench(page, folder);
    const authority = `127.0.0.1:${this.#server.port}`;
    const url = new URL(`http://${authority}/`);
    url.searchParams.set("folder", folder);
    if (file !== undefined) {
      const payload = [["openFile", `vscode-remote://${authority}${join(folder, file)}`]];
      url.searchParams.set("payload", JSON.stringify(payload));
    }
    await page.goto(url.href);
    await page.locator(".monaco-workbench").waitFor();
    if (file !== undefined) await workbench.isShown(file);
    return workbench;
  }

  async #tellOfFailure(name: string): Promise<void> {
    for (const page of this.#pages) {
      const path = await new Workbench(page, "").screenshot(`failed-${name.replaceAll(/[^a-z0-9]+/gi, "-")}`);
      console.error(`${name}: the window, when it failed: ${path}`);
    }
    console.error(this.#server?.log().slice(-3000));
  }

  #projectFolder(project: Opening["project"]): string {
    const parent = mkdtempSync(join(tmpdir(), "silent-failure-window-"));
    this.#folders.push(parent);
    const folder = join(parent, typeof project === "string" ? project : "project");
    if (typeof project === "string") cpSync(join(root, "examples", project), folder, { recursive: true });
    else
      for (const [path, text] of Object.entries(project)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    return folder;
  }
}
