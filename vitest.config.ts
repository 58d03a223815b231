import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packages of the house are tested as TypeScript sources; see "exports" of packages/eslint-plugin.
  resolve: { conditions: ["silent-failure-source"] },
  ssr: { resolve: { conditions: ["silent-failure-source", "node", "import", "default"] } },
  test: {
    include: ["test/**/*.test.ts", "packages/*/src/**/*.test.ts", "rules/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.cache/**", "**/fixtures/**", "rules/*/cases/**"],
  },
});
