import type { Unread } from "../../../model/facts.ts";
import type { Place } from "../../../model/place.ts";
import { strongest } from "../../../model/report.ts";
import type { Summary } from "../failure-paths/summary.ts";
import type { ImportPath } from "../resolving/origins.ts";
import type { Modules } from "./modules.ts";
import type { Surroundings } from "./module-source.ts";
import type { Exported, Outline } from "./outline.ts";

/** A value of another module, and the file that holds it. */
export interface Found {
  readonly value: Exclude<Exported, { is: "import" }>;
  readonly file: string;
}

/** How far one file's imports are followed: through how many modules in a row, and into how many in all. */
const limits = { depth: 8, files: 300 };

/** Other modules, as one file sees them. What could not be followed is kept, to be said. */
export class ModuleView {
  private readonly modules: Modules;
  private readonly file: string;
  private readonly placeOf: (source: string) => Place;
  private readonly outlines = new Map<string, Outline | null>();
  private readonly found = new Map<string, Found | null>();
  private readonly linked = new Map<Summary, Summary>();
  private readonly notFollowed = new Map<string, Unread>();

  /** `placeOf` says where a module is imported. */
  constructor(modules: Modules, file: string, placeOf: (source: string) => Place) {
    this.modules = modules;
    this.file = file;
    this.placeOf = placeOf;
  }

  get unread(): readonly Unread[] {
    return [...this.notFollowed.values()];
  }

  /** What the project around the file uses; empty where the host cannot tell. */
  get surroundings(): Surroundings {
    return this.modules.source.surroundings?.(this.file) ?? { dependencies: [], imports: [] };
  }

  /** A specifier means one of the project's files here. */
  reaches(source: string): boolean {
    return this.modules.source.resolve(source, this.file) !== null;
  }

  /** What an import of this file stands for; null where the project's files do not show it. */
  find(source: string, path: ImportPath): Found | null {
    return this.lookUp(this.file, source, path, source, 0);
  }

  /** A function's summary together with what it calls in other modules. */
  summaryOf(source: string, path: ImportPath): Summary | null {
    const found = this.find(source, path);
    return found?.value.is === "function" ? this.link(found.value.summary, found.file, source, 0) : null;
  }

  /** Adds to a summary what its calls into other modules do. */
  link(summary: Summary, file: string = this.file, entry: string | null = null, depth = 0): Summary {
    if (summary.remote.length === 0) return summary;
    const known = this.linked.get(summary);
    if (known) return known;
    this.linked.set(summary, { ...summary, opaque: true }); // a cycle ends here
    let { write, lostByLeaving, report, settles, opaque } = summary;
    const performs = new Map(summary.performs);
    for (const call of summary.remote) {
      const found = this.lookUp(file, call.source, call.path, entry ?? call.source, depth + 1);
      if (found?.value.is !== "function") {
        opaque ||= call.stands;
        continue;
      }
      const inner = this.link(found.value.summary, found.file, entry ?? call.source, depth + 1);
      if (!call.isProtected) {
        write ??= inner.write;
        if (!call.isAfterFailure) lostByLeaving ??= inner.lostByLeaving;
      }
      report = strongest(report, inner.report);
      settles ??= inner.settles;
      opaque ||= inner.opaque;
      for (const [kind, operation] of inner.performs) if (!performs.has(kind)) performs.set(kind, operation);
    }
    const linked: Summary = { ...summary, write, lostByLeaving, report, settles, opaque, performs };
    this.linked.set(summary, linked);
    return linked;
  }

  private lookUp(from: string, source: string, path: ImportPath, entry: string, depth: number): Found | null {
    const key = `${from}\0${source}\0${path.join("\0")}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    this.found.set(key, null); // a cycle of re-exports ends here
    const found = this.read(from, source, path, entry, depth);
    this.found.set(key, found);
    return found;
  }

  private read(from: string, source: string, path: ImportPath, entry: string, depth: number): Found | null {
    const file = this.modules.source.resolve(source, from);
    if (file === null) return null;
    if (depth > limits.depth)
      return this.giveUp(entry, `\`${entry}\` leads through more than ${limits.depth} modules in a row`);
    const outline = this.outlineAt(file, entry);
    if (!outline) return null;
    const [name, ...members] = path;
    const whole = outline.exports.get("default");
    // `module.exports = { save }` is asked for `save`, and `require("./store")()` for the whole of it.
    const own = outline.exports.get(name) ?? (name === "*" ? whole : undefined);
    if (own) return this.follow(own, members, file, entry, depth);
    for (const other of outline.all) {
      const found = this.lookUp(file, other, path, entry, depth + 1);
      if (found) return found;
    }
    return whole && !outline.exports.has(name) && name !== "default"
      ? this.follow(whole, [name, ...members], file, entry, depth)
      : null;
  }

  /** Goes from a value to a member of it, member by member. */
  private follow(
    value: Exported,
    members: readonly string[],
    file: string,
    entry: string,
    depth: number,
  ): Found | null {
    if (value.is === "import") {
      const path: ImportPath = [...value.path, ...members];
      return this.lookUp(file, value.source, path, entry, depth + 1);
    }
    const [member, ...rest] = members;
    if (member === undefined) return { value, file };
    switch (value.is) {
      case "library": {
        const receiver = member === "()" ? value.receiver : member.charAt(0).toUpperCase() + member.slice(1);
        return this.follow({ ...value, receiver }, rest, file, entry, depth);
      }
      case "function":
        return member === "()" && value.gives ? this.follow(value.gives, rest, file, entry, depth) : null;
      case "object": {
        const inner = value.members.get(member);
        return inner ? this.follow(inner, rest, file, entry, depth) : null;
      }
      case "class": {
        const inner = value.members.get(member);
        if (inner) return this.follow(inner, rest, file, entry, depth);
        // What the class does not have itself is its base's: of a library, the receiver is the base class.
        if (value.base?.is === "library") return { value: value.base, file };
        return value.base && depth < limits.depth ? this.follow(value.base, members, file, entry, depth + 1) : null;
      }
    }
  }

  private outlineAt(file: string, entry: string): Outline | null {
    const known = this.outlines.get(file);
    if (known !== undefined) return known;
    if (this.outlines.size >= limits.files)
      return this.giveUp(entry, `its imports lead to more than ${limits.files} modules`);
    const outline = this.modules.outline(file);
    this.outlines.set(file, typeof outline === "string" ? null : outline);
    return typeof outline === "string" ? this.giveUp(entry, `\`${entry}\` leads to ${file}: ${outline}`) : outline;
  }

  private giveUp(entry: string, reason: string): null {
    if (!this.notFollowed.has(entry))
      this.notFollowed.set(entry, { kind: "unread", place: this.placeOf(entry), reason });
    return null;
  }
}
