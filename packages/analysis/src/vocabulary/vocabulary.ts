import type { OperationKind } from "../model/operation.ts";
import { FailingNames } from "./failing-names.ts";
import type { Library, LibraryOperation, LibraryUnit } from "./library.ts";
import { matchesName } from "./name-pattern.ts";

interface Entry {
  readonly library: Library;
  readonly operations: ReadonlyMap<string, readonly LibraryOperation[]>;
  readonly commands: ReadonlyMap<string, LibraryOperation>;
  readonly functions: ReadonlyMap<string, LibraryOperation>;
}

/** A library whose clients go by a name, and what a member of theirs may mean. */
export interface NamedReceiver {
  readonly library: Library;
  readonly operations: readonly LibraryOperation[];
}

/** Look-up of what libraries' calls mean. Each question costs a hash probe. */
export class Vocabulary {
  private readonly byImport = new Map<string, Entry>();
  private readonly generated = new Map<string, string>();
  private readonly byId = new Map<string, Entry>();
  /** What members and functions may do, by their names. */
  private readonly kinds = new Map<string, Set<OperationKind>>();
  private readonly receivers: { readonly names: readonly string[]; readonly entry: Entry }[] = [];
  private readonly receiverCache = new Map<string, readonly NamedReceiver[]>();
  private readonly nameCache = new Map<string, readonly Entry[]>();
  /** What calls that tell of a failure in their result go by. */
  private readonly failing = new FailingNames();
  /** Registrations by how they look in the source: `new:Worker`, `decorator:Cron`, `type:SQSHandler` … */
  private readonly registrations = new Map<string, { library: Library; unit: LibraryUnit }[]>();

  constructor(libraries: readonly Library[]) {
    for (const library of libraries) this.add(library);
  }

  /** The library that a module specifier belongs to; sub-paths (`drizzle-orm/node-postgres`) count. */
  libraryOf(source: string): string | null {
    const exact = this.byImport.get(source);
    if (exact) return exact.library.id;
    const parts = source.split("/");
    const name = parts.slice(0, source.startsWith("@") ? 2 : 1).join("/");
    return this.byImport.get(name)?.library.id ?? null;
  }

  /** The library that generates a class of this name into a project. */
  generatorOf(name: string): string | null {
    return this.generated.get(name) ?? null;
  }

  library(id: string): Library | null {
    return this.byId.get(id)?.library ?? null;
  }

  /** What `member` may mean on `receiver` (null: unknown class) of a library, most fitting first. */
  member(id: string, receiver: string | null, member: string): readonly LibraryOperation[] {
    const candidates = this.byId.get(id)?.operations.get(member);
    if (!candidates) return [];
    const own = receiver === null ? [] : candidates.filter((operation) => operation.on === receiver);
    if (own.length > 0) return own;
    const general = candidates.filter((operation) => operation.on === undefined);
    return general.length > 0 ? general : candidates;
  }

  /** Whether any library has a member or function of this name. */
  knows(name: string): boolean {
    return this.kinds.has(name);
  }

  /** Whether any library has a member or function of this name that does this. */
  mayBe(kind: OperationKind, name: string): boolean {
    return this.kinds.get(name)?.has(kind) ?? false;
  }

  command(id: string, name: string): LibraryOperation | null {
    return this.byId.get(id)?.commands.get(name) ?? null;
  }

  function(id: string, name: string): LibraryOperation | null {
    return this.byId.get(id)?.functions.get(name) ?? null;
  }

  /** Libraries whose clients people call by this name, that have such a member. */
  namedReceivers(name: string, member: string): readonly NamedReceiver[] {
    const key = `${name} ${member}`;
    let found = this.receiverCache.get(key);
    if (!found) {
      found = this.entriesNamed(name).flatMap((entry) => {
        const operations = entry.operations.get(member);
        return operations ? [{ library: entry.library, operations }] : [];
      });
      this.receiverCache.set(key, found);
    }
    return found;
  }

  private entriesNamed(name: string): readonly Entry[] {
    let entries = this.nameCache.get(name);
    if (!entries) {
      entries = this.receivers.filter(({ names }) => matchesName(name, names)).map(({ entry }) => entry);
      this.nameCache.set(name, entries);
    }
    return entries;
  }

  /** Whether a call of this name, in a file with this text, may tell of its failure in what it gives. */
  mayReturnFailure(name: string, text: string): boolean {
    return this.failing.may(name, text);
  }

  registered(form: string, name: string): readonly { library: Library; unit: LibraryUnit }[] {
    return this.registrations.get(`${form}:${name}`) ?? [];
  }

  private add(library: Library): void {
    const operations = new Map<string, LibraryOperation[]>();
    const commands = new Map<string, LibraryOperation>();
    const functions = new Map<string, LibraryOperation>();
    for (const operation of library.operations ?? []) {
      for (const call of operation.calls ?? []) {
        this.note(call, operation.is);
        push(operations, call, operation);
        // What holds only with an option is asked first.
        operations.get(call)?.sort((a, b) => Number(b.option !== undefined) - Number(a.option !== undefined));
      }
      for (const command of operation.commands ?? []) commands.set(command, operation);
      for (const name of operation.functions ?? []) {
        this.note(name, operation.is);
        functions.set(name, operation);
      }
    }
    this.failing.add(library);
    const entry: Entry = { library, operations, commands, functions };
    this.byId.set(library.id, entry);
    for (const source of [...library.imports, ...(library.declaredIn ?? [])]) this.byImport.set(source, entry);
    for (const name of library.generates ?? []) this.generated.set(name, library.id);
    if (library.names?.length) this.receivers.push({ names: library.names, entry });
    for (const unit of library.units ?? []) this.register(library, unit);
  }

  private note(name: string, kind: OperationKind): void {
    const kinds = this.kinds.get(name);
    if (kinds) kinds.add(kind);
    else this.kinds.set(name, new Set([kind]));
  }

  private register(library: Library, unit: LibraryUnit): void {
    const found = { library, unit };
    for (const call of unit.calls ?? []) push(this.registrations, `calls:${call}`, found);
    for (const name of unit.functions ?? []) push(this.registrations, `functions:${name}`, found);
    for (const form of ["new", "decorator", "extends", "implements", "type", "payload"] as const) {
      const name = unit[form];
      if (name !== undefined) push(this.registrations, `${form}:${name}`, found);
    }
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
