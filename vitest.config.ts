import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packages of the house are tested as TypeScript sources; see "exports" of packages/eslint-plugin.
  resolve: { conditions: ["silent-failure-source"] },
  // No "import" here: Node would go by it in `require` too, where a CommonJS package then gets a module that it cannot use.
  ssr: { resolve: { conditions: ["silent-failure-source", "node"] } },
  test: {
    include: ["test/**/*.test.ts", "packages/*/src/**/*.test.ts", "extension/src/**/*.test.ts", "rules/**/*.test.ts"],
    // On two cores vitest would run one file at a time; many of them wait for other programs.
    maxWorkers: 2,
    // A loaded machine is slow, and no fault: what hangs is still found.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    exclude: ["**/node_modules/**", "**/.cache/**", "**/fixtures/**", "rules/*/cases/**"],
  },
});
