import { basename, dirname, join } from "node:path";
import type { NearbyImport, SourceInput, Surroundings } from "@silent-failure/analysis";
import { importsOnly } from "./imports-only.ts";
import type { ProjectFiles } from "./project-files.ts";

/** Far from all files of a large folder: what a project uses shows in a few. */
const maximumFiles = 24;
const maximumFolders = 12;
/** A bundle says nothing of how its neighbours are written, and takes long to parse. */
const maximumBytes = 100_000;

type Parse = (text: string, file: string) => SourceInput | { readonly unreadable: string };

/** What the files and manifests around a file say that its project uses; kept per folder until `forget`. */
export class ProjectSurroundings {
  private readonly files: ProjectFiles;
  private readonly parse: Parse;
  /** What each file of a folder begins with, as far as its last import: a tenth of the time that the whole of it takes. */
  private readonly heads = new Map<string, ReadonlyMap<string, string>>();
  private readonly importsIn = new Map<string, readonly (NearbyImport & { readonly file: string })[]>();
  private readonly counted = new Map<string, readonly NearbyImport[]>();
  private readonly dependenciesOf = new Map<string, readonly string[]>();

  constructor(files: ProjectFiles, parse: Parse) {
    this.files = files;
    this.parse = parse;
  }

  forget(): void {
    this.heads.clear();
    this.importsIn.clear();
    this.counted.clear();
    this.dependenciesOf.clear();
  }

  of(file: string): Surroundings {
    const folder = dirname(file);
    const dependencies = this.dependenciesFrom(folder);
    const imports = (from: string) => kept(this.importsIn, from, () => this.importsOfFiles(from));
    const { counted, files } = this;
    return {
      dependencies,
      // Parsing is put off until somebody asks.
      get imports() {
        return kept(counted, file, () => {
          const beside = imports(folder).filter((one) => one.file !== file);
          // A relative path leads elsewhere from another folder.
          const outer = isTop(folder, files) ? [] : imports(dirname(folder));
          const above = outer.filter(({ source }) => !source.startsWith("."));
          return byFrequency([...beside, ...above]);
        });
      },
    };
  }

  /** All that `of` looks at for a file, as one text. */
  inputs(file: string): string {
    const folder = dirname(file);
    const heads = [folder, ...(isTop(folder, this.files) ? [] : [dirname(folder)])].map((one) => [
      ...this.headsIn(one),
    ]);
    return JSON.stringify([
      this.dependenciesFrom(folder),
      heads.map((files) => files.map(([path, head]) => [basename(path), head])),
    ]);
  }

  private dependenciesFrom(folder: string): readonly string[] {
    return kept(this.dependenciesOf, folder, () => dependenciesAbove(folder, this.files));
  }

  private importsOfFiles(folder: string): readonly (NearbyImport & { readonly file: string })[] {
    return [...this.headsIn(folder)].flatMap(([file, head]) => {
      const input = this.parse(head, file);
      return "unreadable" in input ? [] : importsOf(input).map((one) => ({ ...one, file }));
    });
  }

  private headsIn(folder: string): ReadonlyMap<string, string> {
    return kept(this.heads, folder, () => headsOf(folder, this.files));
  }
}

function headsOf(folder: string, files: ProjectFiles): ReadonlyMap<string, string> {
  const heads = new Map<string, string>();
  for (const file of sourcesIn(folder, files)) {
    if (heads.size === maximumFiles) break;
    try {
      const text = files.readText(file);
      if (text.length <= maximumBytes) heads.set(file, importsOnly(text));
    } catch {
      // A neighbour that cannot be read has nothing to say.
    }
  }
  return heads;
}

function sourcesIn(folder: string, files: ProjectFiles): readonly string[] {
  try {
    return files
      .namesIn(folder)
      .filter((name) => /\.[cm]?[jt]s$/.test(name) && !/\.(?:d|test|spec|config)\.[cm]?[jt]s$/.test(name))
      .toSorted()
      .map((name) => join(folder, name));
  } catch {
    // A folder that cannot be listed has nothing to say; the file itself was read by other means.
    return [];
  }
}

/** What a file imports or requires at its top. */
function importsOf({ ast }: SourceInput): readonly NearbyImport[] {
  return ast.body.flatMap((statement): readonly NearbyImport[] => {
    if (statement.type === "ImportDeclaration" && statement.importKind !== "type") {
      const source = statement.source.value;
      return statement.specifiers.flatMap((specifier) => {
        const local = specifier.local.name;
        if (specifier.type === "ImportDefaultSpecifier")
          return [{ source, imported: "default", local, form: "import" }];
        if (specifier.type === "ImportNamespaceSpecifier") return [{ source, imported: "*", local, form: "import" }];
        if (specifier.importKind === "type" || specifier.imported.type !== "Identifier") return [];
        return [{ source, imported: specifier.imported.name, local, form: "import" }];
      });
    }
    if (statement.type !== "VariableDeclaration") return [];
    return statement.declarations.flatMap(({ id, init }): readonly NearbyImport[] => {
      if (init?.type !== "CallExpression" || init.callee.type !== "Identifier" || init.callee.name !== "require")
        return [];
      const [given] = init.arguments;
      if (given?.type !== "Literal" || typeof given.value !== "string") return [];
      const source = given.value;
      if (id.type === "Identifier") return [{ source, imported: "*", local: id.name, form: "require" }];
      if (id.type !== "ObjectPattern") return [];
      return id.properties.flatMap((property): readonly NearbyImport[] =>
        property.type === "Property" && property.key.type === "Identifier" && property.value.type === "Identifier"
          ? [{ source, imported: property.key.name, local: property.value.name, form: "require" }]
          : [],
      );
    });
  });
}

function byFrequency(imports: readonly NearbyImport[]): readonly NearbyImport[] {
  const counted = new Map<string, { readonly one: NearbyImport; count: number }>();
  for (const { source, imported, local, form } of imports) {
    const key = [source, imported, local, form].join("\0");
    const known = counted.get(key);
    if (known) known.count++;
    else counted.set(key, { one: { source, imported, local, form }, count: 1 });
  }
  return [...counted.values()].toSorted((a, b) => b.count - a.count).map(({ one }) => one);
}

/** From the nearest manifest to the one of the workspace. */
function dependenciesAbove(folder: string, files: ProjectFiles): readonly string[] {
  const found = new Set<string>();
  let current = folder;
  for (let step = 0; step < maximumFolders; step++) {
    for (const name of dependenciesIn(join(current, "package.json"), files)) found.add(name);
    const parent = dirname(current);
    if (parent === current || isRoot(current, files) || basename(parent) === "node_modules") break;
    current = parent;
  }
  return [...found];
}

/** What lies above a package is another's. */
function isTop(folder: string, files: ProjectFiles): boolean {
  return files.isFile(join(folder, "package.json")) || isRoot(folder, files);
}

function isRoot(folder: string, files: ProjectFiles): boolean {
  return [".git", "pnpm-workspace.yaml", "pnpm-lock.yaml", "package-lock.json", "yarn.lock"].some(
    (name) => files.version(join(folder, name)) !== null,
  );
}

/** What runs with the package: tools for its development are not for its code. */
function dependenciesIn(file: string, files: ProjectFiles): readonly string[] {
  try {
    const manifest = JSON.parse(files.readText(file)) as {
      readonly dependencies?: object;
      readonly peerDependencies?: object;
    } | null;
    return Object.keys({ ...manifest?.dependencies, ...manifest?.peerDependencies });
  } catch {
    // Most folders have none; one that is broken is the package manager's to complain about.
    return [];
  }
}

function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = make();
  values.set(key, value);
  return value;
}
