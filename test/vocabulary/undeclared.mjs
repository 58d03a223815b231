// Compares what the vocabulary names with what packages declare, by TypeScript's checker. Used by the test, for the
// libraries that are installed here, and by scripts/check-vocabulary.mjs, for all of them.
import { join } from "node:path";
import ts from "typescript";

const options = {
  target: ts.ScriptTarget.ES2023,
  // Types of the browser stay unknown: no name is looked for on them, and they cost a second.
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ["node"],
  skipLibCheck: true,
  skipDefaultLibCheck: true,
  noEmit: true,
  allowSyntheticDefaultImports: true,
};

/** Of these, the client is generated into the user's own folder: there is no declaration to look at. */
export const generated = new Set(["@prisma/client"]);

/** Members of values that a library types as `any`: `context.getChannelRef()` of Nest is a channel of amqplib. */
const untyped = new Map([["@nestjs/microservices", new Set(["ack", "ackAll", "nack", "reject"])]]);

/**
 * What these libraries name and their packages, found from `folder`, do not declare, as sentences. `versions` gives the
 * version that is looked at, by the library's id.
 */
export function undeclared(libraries, folder, versions) {
  const checked = libraries.filter(({ id }) => !generated.has(id));
  const entries = new Map(
    checked.map((library, i) => [join(folder, `vocabulary-entry-${i}.ts`), entryOf(library, folder)]),
  );
  const program = ts.createProgram([...entries.keys()], options, hostWith(entries, folder));
  const checker = program.getTypeChecker();
  const files = [...entries.keys()];
  return checked.flatMap((library, i) => {
    const found = declarationsOf(library, program.getSourceFile(files[i]), program, checker, folder);
    const version = versions.get(library.id) ?? library.checked;
    if (found.isEmpty) return [`${library.id}: no declarations of ${version} were found`];
    return namesOf(library)
      .filter((name) => !found.has(name) && !untyped.get(library.id)?.has(name.member))
      .map((name) => `${library.id}: ${textOf(name)} is not declared in ${version}`);
  });
}

/** Each name of a library once, with the class that it is looked for on and the export that it may be. */
export function namesOf(library) {
  const names = [];
  for (const operation of library.operations ?? []) {
    if (operation.on !== undefined) names.push({ receiver: operation.on, member: null });
    for (const member of operation.calls ?? []) names.push({ receiver: operation.on ?? null, member });
    for (const name of [...(operation.commands ?? []), ...(operation.functions ?? [])]) names.push({ exported: name });
  }
  for (const unit of library.units ?? []) {
    for (const member of unit.calls ?? []) names.push({ receiver: unit.on ?? null, member });
    for (const name of unit.functions ?? []) names.push({ exported: name });
    for (const form of ["new", "decorator", "extends", "implements", "type", "payload"])
      if (unit[form] !== undefined) names.push({ exported: unit[form] });
  }
  const seen = new Set();
  return names.filter((name) => !seen.has(textOf(name)) && seen.add(textOf(name)));
}

function textOf({ receiver, member, exported }) {
  if (exported !== undefined) return exported;
  return [receiver, member].filter((part) => part !== null).join(".");
}

/** A module that brings in all that a library is imported by, with its sub-paths; what cannot be resolved is left out. */
function entryOf(library, folder) {
  const { exports = {} } = manifestOf(library, folder);
  const subPaths = Object.keys(exports).filter((path) => /^\.\/[\w/-]+$/.test(path));
  const sources = [
    ...library.imports,
    ...(library.declaredIn ?? []),
    ...subPaths.map((path) => `${nameOf(library)}${path.slice(1)}`),
  ];
  return `${sources.map((source, i) => `import * as m${i} from ${JSON.stringify(source)};`).join("\n")}
export { ${sources.map((_, i) => `m${i}`).join(", ")} };
`;
}

function nameOf({ checked = "" }) {
  return checked.replace(/(?<=.)@.*$/, "");
}

function manifestOf(library, folder) {
  const text = ts.sys.readFile(join(folder, "node_modules", nameOf(library), "package.json"));
  return text === undefined ? {} : JSON.parse(text);
}

function hostWith(entries, folder) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getCurrentDirectory = () => folder;
  host.fileExists = (name) => entries.has(name) || fileExists.call(host, name);
  host.readFile = (name) => entries.get(name) ?? readFile.call(host, name);
  host.getSourceFile = (name, ...rest) => {
    const text = entries.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, ...rest)
      : ts.createSourceFile(name, text, options.target, true);
  };
  return host;
}

/** Exports of a library's modules, and the members of the types that its packages declare. */
function declarationsOf(library, entry, program, checker, folder) {
  const exported = new Map();
  for (const statement of entry.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
    if (!module) continue;
    for (const symbol of exportsOf(module, checker)) if (!exported.has(symbol.name)) exported.set(symbol.name, symbol);
  }
  const files = filesOf(packagesOf(library, folder), program).map(declaredIn);
  const hasAnywhere = (member) => exported.has(member) || files.some(({ members }) => members.has(member));
  const receiversOf = (name) => [
    // `Sentry.logger` as well: an object that is exported goes by its name in Pascal case.
    ...[name, camelOf(name)].flatMap((one) => exported.get(one) ?? []),
    ...files.flatMap(({ types }) => (types.get(name) ?? []).flatMap((node) => checker.getSymbolAtLocation(node) ?? [])),
  ];
  // `client.indices` is what the vocabulary calls `Indices`.
  const propertiesOf = (name) => files.flatMap(({ members }) => members.get(camelOf(name)) ?? []);
  return {
    isEmpty: exported.size === 0 && files.every(({ members }) => members.size === 0),
    has({ exported: name, receiver, member }) {
      if (name !== undefined) return hasAnywhere(name);
      if (receiver === null) return hasAnywhere(member);
      const receivers = receiversOf(receiver);
      const properties = propertiesOf(receiver);
      if (member === null) return receivers.length + properties.length > 0;
      return (
        receivers.some((symbol) => hasMember(symbol, member, checker)) ||
        properties.some((node) => checker.getPropertyOfType(checker.getTypeAtLocation(node), member) !== undefined)
      );
    },
  };
}

function camelOf(name) {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A library's own packages, those of its scope, and those that it hands out objects of. */
function packagesOf(library, folder) {
  const { dependencies = {} } = manifestOf(library, folder);
  return new Set(
    [nameOf(library), ...library.imports, ...(library.declaredIn ?? []), ...Object.keys(dependencies)].map(
      packageOfSpecifier,
    ),
  );
}

function filesOf(packages, program) {
  const scopes = new Set([...packages].filter((name) => name.startsWith("@")).map((name) => name.split("/")[0]));
  scopes.delete("@types");
  return program.getSourceFiles().filter((file) => {
    const name = packageOfFile(file.fileName);
    return name !== null && (packages.has(name) || scopes.has(name.split("/")[0]));
  });
}

/** What a module exports; of `export =`, the members as well. */
function exportsOf(module, checker) {
  const symbols = [...checker.getExportsOfModule(module)];
  for (const name of ["default", "export="]) {
    const symbol = symbols.find((one) => one.name === name) ?? module.exports?.get(name);
    if (!symbol) continue;
    const value = skipAlias(symbol, checker);
    symbols.push(...checker.getPropertiesOfType(checker.getTypeOfSymbol(value)), ...(value.exports?.values() ?? []));
  }
  return symbols;
}

function skipAlias(symbol, checker) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** A member of what a symbol names as a type, or as a value: instances, statics, and what an alias stands for. */
function hasMember(symbol, member, checker) {
  const resolved = skipAlias(symbol, checker);
  const types = [];
  if (resolved.flags & ts.SymbolFlags.Type) types.push(checker.getDeclaredTypeOfSymbol(resolved));
  if (resolved.flags & ts.SymbolFlags.Value) {
    const value = checker.getTypeOfSymbol(resolved);
    types.push(value);
    for (const signature of [...value.getConstructSignatures(), ...value.getCallSignatures()])
      types.push(signature.getReturnType());
  }
  if (resolved.flags & ts.SymbolFlags.Namespace && resolved.exports?.has(member)) return true;
  return types.some((type) => checker.getPropertyOfType(checker.getApparentType(type), member) !== undefined);
}

const known = new WeakMap();

/** The types that a file declares, and the members of all of them, each by name. */
function declaredIn(file) {
  let found = known.get(file);
  if (found) return found;
  found = { types: new Map(), members: new Map() };
  known.set(file, found);
  const add = (map, name, node) => void (map.has(name) ? map.get(name).push(node) : map.set(name, [node]));
  const stack = [file];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const name = node.name && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)) ? node.name.text : null;
    if (name !== null && isMember(node)) add(found.members, name, node);
    // By the name that is written: the symbol of `export default class Indices` is called `default`.
    if (name !== null && isType(node)) add(found.types, name, node.name);
    ts.forEachChild(node, (child) => void stack.push(child));
  }
  return found;
}

function isMember(node) {
  return (
    ts.isTypeElement(node) ||
    ts.isClassElement(node) ||
    ts.isEnumMember(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isParameterPropertyDeclaration(node, node.parent)
  );
}

function isType(node) {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isModuleDeclaration(node)
  );
}

/** `node_modules/@types/pg/index.d.ts` declares `pg`. */
function packageOfFile(fileName) {
  const at = fileName.lastIndexOf("/node_modules/");
  return at < 0 ? null : packageOfSpecifier(fileName.slice(at + "/node_modules/".length));
}

function packageOfSpecifier(specifier) {
  const [first = "", second = ""] = specifier.replace(/^node:.*/, "@types/node").split("/");
  if (first === "@types") return second === "node" ? "@types/node" : second.replace(/^(.+)__/, "@$1/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}
