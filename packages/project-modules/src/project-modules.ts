import { createHash } from "node:crypto";
import type { ModuleSource, SourceInput, Surroundings } from "@silent-failure/analysis";
import { ImportResolver } from "./import-resolver.ts";
import { parseModule, type ModuleParser } from "./parse-module.ts";
import { filesOnDisk, type ProjectFiles } from "./project-files.ts";
import { ProjectSurroundings } from "./surroundings.ts";

/** Generated clients and bundles: nothing of a project's own is written there. */
const maximumBytes = 1_000_000;

/** How long answers about the file system are believed when nobody asks: a run asks without a pause, an editor with one. */
const pause = 2_000;

/** The files of the project on this machine, as one parser reads them; what it cannot read, such as Flow, as another does. */
export class ProjectModules implements ModuleSource {
  private readonly parser: ModuleParser;
  private readonly other: ModuleParser | null;
  private readonly files: ProjectFiles;
  private readonly resolver: ImportResolver;
  private readonly nearby: ProjectSurroundings;
  private readonly digests = new Map<string, { readonly version: string; readonly digest: string }>();
  private lastAsked = 0;

  constructor(parser: ModuleParser, files: ProjectFiles = filesOnDisk, other: ModuleParser | null = null) {
    this.parser = parser;
    this.other = other;
    this.files = files;
    this.resolver = new ImportResolver(files);
    this.nearby = new ProjectSurroundings(files, (text, file) => this.parsed(text, file));
  }

  resolve(specifier: string, from: string): string | null {
    this.forgetAfterPause();
    return this.resolver.resolve(specifier, from);
  }

  surroundings(file: string): Surroundings {
    this.forgetAfterPause();
    return this.nearby.of(file);
  }

  version(file: string): string | null {
    return this.files.version(file);
  }

  read(file: string): SourceInput | { readonly unreadable: string } {
    try {
      const text = this.files.readText(file);
      if (text.length > maximumBytes) return { unreadable: `it is larger than ${maximumBytes / 1_000_000} MB` };
      return this.parsed(text, file);
    } catch (error) {
      return { unreadable: sentenceOf(error) };
    }
  }

  /** What a file holds, in a few letters that mean the same on every machine; null when it is gone. */
  digest(file: string): string | null {
    const version = this.version(file);
    if (version === null) return null;
    const known = this.digests.get(file);
    if (known?.version === version) return known.digest;
    const digest = digestOf(this.files.readText(file));
    this.digests.set(file, { version, digest });
    return digest;
  }

  /** The same of all that `surroundings` looks at for a file. */
  surroundingsDigest(file: string): string {
    this.forgetAfterPause();
    return digestOf(this.nearby.inputs(file));
  }

  private parsed(text: string, file: string): SourceInput | { readonly unreadable: string } {
    try {
      return parseModule(this.parser, text, file);
    } catch (error) {
      return this.parsedByOther(text, file) ?? { unreadable: sentenceOf(error) };
    }
  }

  private parsedByOther(text: string, file: string): SourceInput | null {
    try {
      return this.other && parseModule(this.other, text, file);
    } catch {
      // Why the first could not read it is what is told.
      return null;
    }
  }

  private forgetAfterPause(): void {
    const now = Date.now();
    if (now - this.lastAsked > pause) {
      this.resolver.forget();
      this.nearby.forget();
    }
    this.lastAsked = now;
  }
}

/** What a text says, in a few letters that mean the same on every machine. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
}
