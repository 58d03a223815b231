import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packages of the house are tested as TypeScript sources; see "exports" of packages/eslint-plugin.
  resolve: { conditions: ["silent-failure-source"] },
  ssr: { resolve: { conditions: ["silent-failure-source", "node", "import", "default"] } },
  test: {
    include: ["test/**/*.test.ts", "packages/*/src/**/*.test.ts", "rules/**/*.test.ts"],
    // A loaded machine is slow, and no fault: what hangs is still found.
    testTimeout: 60_000,
    exclude: ["**/node_modules/**", "**/.cache/**", "**/fixtures/**", "rules/*/cases/**"],
  },
});
