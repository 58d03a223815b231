import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { root } from "../house/source-files.ts";
import { runOrThrow } from "./run.ts";

// Everything is built when it is out of date.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

const packed = join(root, "extension/dist-vsix/silent-failure.vsix");
let files: Readonly<Record<string, Uint8Array>> = {};

beforeAll(async () => {
  await runOrThrow(process.execPath, ["scripts/vsix.mjs"], root);
  files = unzipSync(readFileSync(packed));
});

const textOf = (file: string): string => new TextDecoder().decode(files[file]);

describe("the .vsix of the extension", () => {
  test("holds these files and no other", () => {
    expect(Object.keys(files).toSorted()).toMatchInlineSnapshot(`
      [
        "[Content_Types].xml",
        "extension.vsixmanifest",
        "extension/LICENSE.txt",
        "extension/changelog.md",
        "extension/dist/ThirdPartyNotices.txt",
        "extension/dist/analysis-thread.cjs",
        "extension/dist/browser.js",
        "extension/dist/extension-web.js",
        "extension/dist/extension.js",
        "extension/dist/project-levels.cjs",
        "extension/dist/server.cjs",
        "extension/dist/silent-failure.schema.json",
        "extension/l10n/bundle.l10n.de.json",
        "extension/l10n/bundle.l10n.json",
        "extension/media/icon.png",
        "extension/media/walkthrough/mend.svg",
        "extension/media/walkthrough/see.svg",
        "extension/media/walkthrough/settle.svg",
        "extension/media/walkthrough/understand.svg",
        "extension/package.json",
        "extension/package.nls.de.json",
        "extension/package.nls.json",
        "extension/readme.md",
      ]
    `);
  });

  test("has at most 3.5 MB", () => {
    expect(readFileSync(packed).length).toBeLessThanOrEqual(3.5 * 1024 * 1024);
  });

  test("shows pictures from the web only, since the Marketplace shows no others", () => {
    const targets = [...textOf("extension/readme.md").matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(
      (match) => match[1] ?? "",
    );
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !target.startsWith("https://") || target.endsWith(".svg"))).toEqual([]);
    const ours = targets.flatMap((target) => /\/raw\/main\/(.+)$/.exec(target)?.[1] ?? []);
    expect(ours.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("holds nothing of the machine that it was packed on", () => {
    const scripts = Object.keys(files).filter((file) => /\.c?js$/.test(file));
    expect(scripts.filter((file) => textOf(file).includes(root))).toEqual([]);
    expect(scripts.filter((file) => textOf(file).includes("sourceMappingURL"))).toEqual([]);
  });
});
