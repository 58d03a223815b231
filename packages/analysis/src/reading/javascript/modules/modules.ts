import type { ModuleSource } from "./module-source.ts";
import type { Outline } from "./outline.ts";
import type { SourceInput } from "../syntax/source-file.ts";

/** More than this, and the outlines that were asked for longest ago are made anew. */
const maximumKept = 5_000;

/** The outlines of a project's modules, made when first asked for and kept as long as the file does not change. */
export class Modules {
  readonly source: ModuleSource;
  private readonly outlineOf: (input: SourceInput) => Outline;
  private readonly kept = new Map<string, { readonly version: string; readonly outline: Outline | string }>();

  constructor(source: ModuleSource, outlineOf: (input: SourceInput) => Outline) {
    this.source = source;
    this.outlineOf = outlineOf;
  }

  /** The outline of a file, or the reason why there is none. */
  outline(file: string): Outline | string {
    const version = this.source.version(file);
    if (version === null) return "it is gone";
    const known = this.kept.get(file);
    if (known?.version === version) return known.outline;
    const outline = this.make(file);
    this.kept.delete(file);
    this.kept.set(file, { version, outline });
    const oldest = this.kept.size > maximumKept ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
    return outline;
  }

  private make(file: string): Outline | string {
    const input = this.source.read(file);
    return "unreadable" in input ? input.unreadable : this.outlineOf(input);
  }
}
