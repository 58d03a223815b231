import type { SourceCode } from "eslint";
import type { SourceInput } from "@silent-failure/analysis";
import { typeOracle } from "./type-oracle.ts";

/** What ESLint knows of a file, in the shape that the analysis reads. */
export function readSource(sourceCode: SourceCode, filename: string): SourceInput {
  return {
    ast: sourceCode.ast as unknown as SourceInput["ast"],
    text: sourceCode.text,
    filename,
    scopeManager: sourceCode.scopeManager as unknown as SourceInput["scopeManager"],
    visitorKeys: sourceCode.visitorKeys,
    types: typeOracle(sourceCode),
  };
}
