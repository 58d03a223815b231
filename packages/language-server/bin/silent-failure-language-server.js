#!/usr/bin/env node
// Committed as it is, so that package managers can link it before anything is built.
import { existsSync } from "node:fs";

const main = new URL("../dist/server.cjs", import.meta.url);

if (existsSync(main)) {
  await import(main.href);
} else {
  console.error(
    "silent-failure-language-server is not built yet: run `npm run setup` in its repository once, then try again.",
  );
  process.exitCode = 2;
}
