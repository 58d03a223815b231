import { describe, expect, test } from "vitest";
import { importsOf, type Import } from "./imports.ts";
import { sourceFiles } from "./source-files.ts";

interface Room {
  readonly folder: RegExp;
  /** Rooms that it may import from, besides itself. */
  readonly from: readonly string[];
  /** Packages of others that it may import. */
  readonly outside?: RegExp;
  /** The same, where only types are taken. */
  readonly outsideTypes?: RegExp;
}

const analysisRooms = ["model", "vocabulary", "reading", "remedies", "engine"];
const node = "node:[a-z0-9/_]+";

/*
 * The house as ARCHITECTURE.md draws it. A file belongs to the first room whose folder fits; a room that has several
 * folders (a language each, a rule each) keeps them apart: `reading/python` knows nothing of `reading/javascript`.
 */
const rooms: Readonly<Record<string, Room>> = {
  model: { folder: /^packages\/analysis\/src\/model\//, from: [] },
  vocabulary: { folder: /^packages\/analysis\/src\/vocabulary\//, from: ["model"] },
  reading: {
    folder: /^packages\/analysis\/src\/reading\/javascript\//,
    from: ["model", "vocabulary"],
    outside: /^@typescript-eslint\/(?!utils$|parser$)/,
    outsideTypes: /^@typescript-eslint\/utils$|^estree$/,
  },
  readingOther: {
    folder: /^packages\/analysis\/src\/reading\/([a-z]+)\//,
    from: ["model", "vocabulary"],
    outside: /^(?!@typescript-eslint|estree)[a-z@]/,
  },
  // A plan is written into the same tree that was read: its language's reader says what stands where.
  remedies: {
    folder: /^packages\/analysis\/src\/remedies\/javascript\//,
    from: ["model", "vocabulary", "reading"],
    outsideTypes: /^@typescript-eslint\/(?:types|scope-manager)$/,
  },
  remediesOther: {
    folder: /^packages\/analysis\/src\/remedies\/([a-z]+)\//,
    from: ["model", "vocabulary", "readingOther"],
  },
  engine: {
    folder: /^packages\/analysis\/src\/engine\//,
    from: ["model", "vocabulary", "reading", "readingOther", "remedies", "remediesOther"],
  },
  analysis: {
    folder: /^packages\/analysis\/src\/index\.ts$/,
    from: [...analysisRooms, "readingOther", "remediesOther"],
  },
  rule: { folder: /^rules\/([^/]+)\/rule\.ts$/, from: ["modelDoor"] },
  rules: { folder: /^rules\/index\.ts$/, from: ["rule", "modelDoor"] },
  caseModules: { folder: /^rules\/case-modules\.d\.ts$/, from: [] },
  projectModules: {
    folder: /^packages\/project-modules\//,
    from: ["analysisDoor"],
    outside: new RegExp(`^(?:${node}|enhanced-resolve|eslint-scope|get-tsconfig)$`),
  },
  fastParser: {
    folder: /^packages\/fast-parser\//,
    from: [],
    outside: /^@babel\/parser$|^@typescript-eslint\/(?:scope-manager|visitor-keys)$/,
    outsideTypes: /^@typescript-eslint\/types$/,
  },
  plugin: {
    folder: /^packages\/eslint-plugin\//,
    from: ["analysisDoor", "fastParserDoor", "modelDoor", "rulesDoor", "projectModulesDoor"],
    outside: /^eslint(?:\/|$)/,
    outsideTypes: /^typescript$/,
  },
  configurationFiles: {
    folder: /^packages\/configuration\/src\/files\//,
    from: ["configuration"],
    outside: new RegExp(`^(?:${node}|brace-expansion|ignore)$`),
  },
  // Goes into browsers: no file system.
  configuration: {
    folder: /^packages\/configuration\//,
    from: ["pluginDoor"],
    outside: /^(?:@humanwhocodes\/momoa|ajv(?:\/.*)?|leven)$/,
    outsideTypes: /^eslint$/,
  },
  mending: { folder: /^packages\/mending\//, from: ["configurationDoor"], outsideTypes: /^eslint$/ },
  cli: {
    folder: /^packages\/cli\//,
    from: [
      "pluginDoor",
      "configurationDoor",
      "configurationFilesDoor",
      "fastParserDoor",
      "knownPackagesDoor",
      "outOfScopeDoor",
      "mendingDoor",
      "projectModulesDoor",
    ],
    outside: new RegExp(`^(?:${node}|(?!@typescript-eslint/|@silent-failure/|estree$)[a-z@].*)$`),
  },
  // Pure: what there is to say of a text, whoever asks.
  serverService: {
    folder: /^packages\/language-server\/src\/service\//,
    from: ["pluginDoor", "modelDoor", "configurationDoor", "mendingDoor"],
    outside: /^(?:eslint\/universal|@vscode\/l10n|vscode-uri)$/,
    outsideTypes: /^eslint$/,
  },
  // The only room that knows the protocol; it runs on desktops and in browsers.
  serverProtocol: {
    folder: /^packages\/language-server\/src\/protocol\//,
    from: ["serverService", "modelDoor"],
    outside: /^(?:vscode-languageserver(?:-textdocument)?|@vscode\/l10n)$/,
  },
  // The only room with a file system, threads and processes.
  serverHost: {
    folder: /^packages\/language-server\/src\/host\//,
    from: ["serverService", "configurationDoor", "configurationFilesDoor", "projectModulesDoor"],
    outside: new RegExp(`^(?:${node}|@vscode/l10n|enhanced-resolve|vscode-uri)$`),
    outsideTypes: /^eslint$/,
  },
  server: {
    folder: /^packages\/language-server\//,
    from: ["serverService", "serverProtocol", "serverHost", "fastParserDoor"],
    outside: new RegExp(`^(?:${node}|vscode-languageserver/(?:node|browser)|@vscode/l10n)$`),
    outsideTypes: /^eslint$/,
  },
  extension: {
    folder: /^extension\//,
    from: ["serverDoor"],
    outside: new RegExp(`^(?:${node}|vscode|vscode-languageclient(?:/.*)?)$`),
  },
};

/** Packages of the house, as other rooms name them. */
const doors: Readonly<Record<string, RegExp>> = {
  modelDoor: /^@silent-failure\/analysis\/model$/,
  analysisDoor: /^@silent-failure\/analysis$/,
  outOfScopeDoor: /^@silent-failure\/analysis\/out-of-scope$/,
  knownPackagesDoor: /^@silent-failure\/analysis\/known-packages$/,
  projectModulesDoor: /^@silent-failure\/project-modules$/,
  rulesDoor: /^@silent-failure\/rules$/,
  fastParserDoor: /^@silent-failure\/fast-parser$/,
  pluginDoor: /^eslint-plugin-silent-failure$/,
  configurationDoor: /^@silent-failure\/configuration$/,
  configurationFilesDoor: /^@silent-failure\/configuration\/files$/,
  mendingDoor: /^@silent-failure\/mending$/,
  serverDoor: /^silent-failure-language-server$/,
};

/** Files of a package that are not code: `package.json`, the library data beside it. */
const isData = /\.json$/;

const houseFiles = sourceFiles().filter(({ path }) => /^(?:packages|rules|extension)\//.test(path));
const isTest = /\.test\.ts$/;

function roomOf(path: string): { name: string; part: string } | null {
  for (const [name, room] of Object.entries(rooms)) {
    const match = room.folder.exec(path);
    if (match) return { name, part: match[1] ?? "" };
  }
  return null;
}

function faultOf(path: string, statement: Import): string | null {
  const own = roomOf(path);
  const room = own && rooms[own.name];
  if (!own || !room) return `${path}: no room of the house; see the table in this test`;
  if (statement.target !== null) {
    if (isData.test(statement.target) && packageOf(statement.target) === packageOf(path)) return null;
    const other = roomOf(statement.target);
    if (packageOf(statement.target) !== packageOf(path))
      return `${statement.at}: leaves its package: ${statement.specifier}`;
    if (other?.name === own.name && other.part === own.part) return null;
    if (other && other.name !== own.name && room.from.includes(other.name)) return null;
    return `${statement.at}: ${nameOf(own)} may not import ${other ? nameOf(other) : statement.target}`;
  }
  if (room.from.some((name) => doors[name]?.test(statement.specifier))) return null;
  if (room.outside?.test(statement.specifier)) return null;
  if (statement.isTypeOnly && room.outsideTypes?.test(statement.specifier)) return null;
  return `${statement.at}: ${nameOf(own)} may not import ${statement.specifier}${statement.isTypeOnly ? "" : " (at run time)"}`;
}

function nameOf({ name, part }: { name: string; part: string }): string {
  return part === "" ? name : `${name} ${part}`;
}

function packageOf(path: string): string {
  return path
    .split("/")
    .slice(0, path.startsWith("packages/") ? 2 : 1)
    .join("/");
}

describe("the rooms of the house", () => {
  test("import only in the drawn direction", () => {
    const faults = houseFiles
      .filter(({ path }) => !isTest.test(path))
      .flatMap((file) => importsOf(file).map((statement) => faultOf(file.path, statement)))
      .filter((fault) => fault !== null);
    expect(faults).toEqual([]);
  });

  test("have a place for every file", () => {
    expect(houseFiles.map(({ path }) => path).filter((path) => !isTest.test(path) && !roomOf(path))).toEqual([]);
  });

  test("are all found by this test", () => {
    const found = new Set(houseFiles.map(({ path }) => roomOf(path)?.name));
    for (const name of ["model", "vocabulary", "reading", "engine", "rule", "rules", "plugin"])
      expect(found).toContain(name);
  });
});

describe("what is imported from others", () => {
  const imports = sourceFiles().flatMap((file) =>
    importsOf(file).map((statement) => ({ ...statement, path: file.path })),
  );

  test("is in no file the root of @typescript-eslint/utils at run time, which holds the whole of ESLint", () => {
    const faults = imports.filter(
      ({ specifier, isTypeOnly }) => specifier === "@typescript-eslint/utils" && !isTypeOnly,
    );
    expect(faults.map(({ at }) => at)).toEqual([]);
  });

  test("is ESTree in no room but those of JavaScript, and in the parser", () => {
    const isSyntax = /^@typescript-eslint\/(?!parser$)|^@?estree|^@types\/estree/;
    const faults = imports.filter(
      ({ path, specifier }) =>
        isSyntax.test(specifier) &&
        !/^packages\/analysis\/src\/(?:reading|remedies)\/javascript\//.test(path) &&
        !/^packages\/fast-parser\/|^test\//.test(path),
    );
    expect(faults.map(({ at, specifier }) => `${at}: ${specifier}`)).toEqual([]);
  });
});

describe("this test", () => {
  test.each([
    ["packages/analysis/src/model/unit.ts", "../vocabulary/library.ts", false],
    ["packages/analysis/src/model/unit.ts", "node:fs", false],
    ["packages/analysis/src/engine/analysis.ts", "../reading/javascript/read-facts.ts", true],
    ["packages/analysis/src/reading/python/handlers.ts", "../javascript/syntax.ts", false],
    ["packages/analysis/src/reading/javascript/units.ts", "@typescript-eslint/types", true],
    ["rules/silent-guard/rule.ts", "@silent-failure/analysis/model", true],
    ["rules/silent-guard/rule.ts", "@silent-failure/analysis", false],
    ["rules/silent-guard/rule.ts", "../masked-write-failure/rule.ts", false],
    ["packages/eslint-plugin/src/index.ts", "../../analysis/src/index.ts", false],
    ["packages/configuration/src/parse-config.ts", "node:fs", false],
    ["packages/configuration/src/parse-config.ts", "./files/read-config.ts", false],
    ["packages/configuration/src/files/read-config.ts", "../parse-config.ts", true],
    ["packages/mending/src/mend-text.ts", "@silent-failure/configuration/files", false],
    ["packages/cli/src/main.ts", "@silent-failure/configuration/files", true],
    ["packages/cli/src/main.ts", "@silent-failure/rules", false],
    ["packages/cli/src/main.ts", "@typescript-eslint/types", false],
    ["packages/cli/src/main.ts", "eslint-plugin-silent-failure", true],
    ["extension/src/extension.ts", "eslint-plugin-silent-failure", false],
  ])("judges an import in %s of %s", (path, specifier, isAllowed) => {
    const text = `import type { X } from "${specifier}";`;
    const faults = importsOf({ path, text }).map((statement) => faultOf(path, statement));
    expect(faults).toHaveLength(1);
    expect(faults[0] === null).toBe(isAllowed);
  });

  test("sees imports in every form", () => {
    const text = [
      'import "a"; import b from "b"; import { type C } from "c"; import * as d from "d";',
      'export * from "e"; export { f } from "f"; export type { G } from "g";',
      'const h = await import("h"); const i = require("i"); type J = import("j").J; import k = require("k");',
    ].join("\n");
    const imports = importsOf({ path: "rules/index.ts", text });
    expect(imports.map(({ specifier }) => specifier).toSorted()).toEqual([..."abcdefghijk"]);
    expect(
      imports
        .filter(({ isTypeOnly }) => isTypeOnly)
        .map(({ specifier }) => specifier)
        .toSorted(),
    ).toEqual(["c", "g", "j"]);
  });
});
