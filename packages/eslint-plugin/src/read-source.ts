import type { SourceCode } from "eslint";
import type { SourceInput } from "@silent-failure/analysis";
import { typeOracle } from "./type-oracle.ts";

/** What ESLint knows of a file, in the shape that the analysis reads. */
export function readSource(sourceCode: SourceCode, path: string, folder: string): SourceInput {
  return {
    ast: sourceCode.ast as unknown as SourceInput["ast"],
    text: sourceCode.text,
    // As the project knows it: a checkout that lies below a folder called `migrations` is none.
    filename: path.startsWith(folder) ? path.slice(folder.length) : path,
    path: /^(?:\/|[A-Za-z]:[\\/])/.test(path) ? path : undefined,
    scopeManager: sourceCode.scopeManager as unknown as SourceInput["scopeManager"],
    // A parser may keep ESLint from walking; we walk by ourselves.
    visitorKeys:
      (sourceCode.parserServices as { visitorKeys?: SourceInput["visitorKeys"] }).visitorKeys ?? sourceCode.visitorKeys,
    types: typeOracle(sourceCode),
  };
}
