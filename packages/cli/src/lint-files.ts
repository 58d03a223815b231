import { reasonOf } from "@silent-failure/configuration/files";
import type { ESLint } from "eslint";

/** So many that the bar moves and little is done twice after a failure; with a cache, each chunk writes it once. */
const chunkSize = { plain: 20, cached: 200 };

/** Checks files with ESLint. One that ESLint itself fails on becomes a result that says so, beside all the others. */
export async function lintFiles(
  eslint: ESLint,
  files: readonly string[],
  cached: boolean,
  onChecked: (count: number) => void,
): Promise<ESLint.LintResult[]> {
  const results: ESLint.LintResult[] = [];
  const size = cached ? chunkSize.cached : chunkSize.plain;
  for (let start = 0; start < files.length; start += size) {
    const chunk = files.slice(start, start + size);
    results.push(...(await lintChunk(eslint, chunk)));
    onChecked(chunk.length);
    // Lets the bar be drawn and an interrupt be heard.
    await new Promise(setImmediate);
  }
  return results;
}

async function lintChunk(eslint: ESLint, chunk: readonly string[]): Promise<readonly ESLint.LintResult[]> {
  try {
    return await eslint.lintFiles([...chunk]);
  } catch (error) {
    const [only, ...others] = chunk;
    if (only === undefined) return [];
    if (others.length === 0) return [failedResult(only, `Reading failed: ${reasonOf(error)}`)];
    const results: ESLint.LintResult[] = [];
    for (const file of chunk) results.push(...(await lintChunk(eslint, [file])));
    return results;
  }
}

/** What ESLint would answer for a file that cannot be parsed. */
export function failedResult(filePath: string, message: string): ESLint.LintResult {
  return {
    filePath,
    messages: [{ ruleId: null, fatal: true, severity: 2, message, line: 1, column: 1 }],
    suppressedMessages: [],
    errorCount: 1,
    fatalErrorCount: 1,
    warningCount: 0,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    usedDeprecatedRules: [],
  };
}
