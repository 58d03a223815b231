import { readFileSync, statSync } from "node:fs";
import type { ModuleSource, SourceInput, Surroundings } from "@silent-failure/analysis";
import { ImportResolver } from "./import-resolver.ts";
import { importsOnly } from "./imports-only.ts";
import { parseModule, type ModuleParser } from "./parse-module.ts";
import { ProjectSurroundings } from "./surroundings.ts";

/** Generated clients and bundles: nothing of a project's own is written there. */
const maximumBytes = 1_000_000;

/** How long answers about the file system are believed when nobody asks: a run asks without a pause, an editor with one. */
const pause = 2_000;

/** The files of the project on this machine, parsed as ESLint parses the file that imports them. */
export class ProjectModules implements ModuleSource {
  private readonly parser: ModuleParser;
  private readonly resolver = new ImportResolver();
  private readonly nearby = new ProjectSurroundings((file) => this.readHead(file));
  private lastAsked = 0;

  constructor(parser: ModuleParser) {
    this.parser = parser;
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
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats ? `${stats.mtimeMs} ${stats.size}` : null;
  }

  read(file: string): SourceInput | { readonly unreadable: string } {
    try {
      const text = readFileSync(file, "utf8");
      if (text.length > maximumBytes) return { unreadable: `it is larger than ${maximumBytes / 1_000_000} MB` };
      return parseModule(this.parser, text, file);
    } catch (error) {
      return { unreadable: error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error) };
    }
  }

  /** What a file begins with, as far as its last import: a tenth of the time that the whole of it takes. */
  private readHead(file: string): SourceInput | { readonly unreadable: string } {
    try {
      return parseModule(this.parser, importsOnly(readFileSync(file, "utf8")), file);
    } catch (error) {
      return { unreadable: error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error) };
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
