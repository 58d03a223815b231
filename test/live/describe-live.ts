import { describe } from "vitest";

/**
 * Tests that need servers: where one is lacking they are skipped, which is said aloud and counted. `npm test` with CI=true
 * takes a skipped test for a failed one.
 */
export function describeLive(name: string, lacking: readonly (string | undefined)[], tests: () => void): void {
  const missing = lacking.filter((program) => program !== undefined);
  const because = missing.length > 0 ? ` (skipped: no ${missing.join(", no ")})` : "";
  if (because !== "") console.warn(`${name}${because}`);
  describe.skipIf(missing.length > 0)(`${name}${because}`, () => {
    tests();
  });
}
