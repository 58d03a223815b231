// Every remedy of every finding in the cases and in published packages; see README.md.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { tablesOf, withTables, type Contract } from "./tables.mjs";

const minutes = 60_000;
let contract: Contract;

describe("every remedy of every finding", () => {
  beforeAll(async () => {
    // In a process of its own: the bundle is to be loaded by Node as users load it, not by the test runner.
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, "contract.mjs"), "--json"],
      {
        maxBuffer: 2 ** 28,
      },
    );
    contract = JSON.parse(stdout) as Contract;
  }, 15 * minutes);

  test("was tried: hundreds of them", () => {
    expect(contract.cases.tried.length).toBeGreaterThan(1500);
    expect(contract.typeChecked).toBeGreaterThan(800);
    expect(contract.ecosystem.tried.length).toBeGreaterThan(250);
  });

  test("holds in the cases: it parses, compiles, makes its finding go away and brings no other", () => {
    expect(faultsOf(contract.cases)).toEqual([]);
  });

  test("holds in the same cases with tabs, without semicolons, and with other line ends", () => {
    expect(contract.restyled.tried.length).toBe(contract.cases.tried.length);
    expect(faultsOf(contract.restyled)).toEqual([]);
  });

  test("holds in published packages", () => {
    expect(faultsOf(contract.ecosystem)).toEqual([]);
  });

  test("is more than a comment", () => {
    // A suppression without a reason needs nothing but the reason.
    const isSuppression = /^rules\/unexplained-ignore\/.* unexplained-ignore$/;
    const bare = [...contract.cases.withoutRemedy, ...contract.ecosystem.withoutRemedy];
    expect(bare.filter((finding) => !isSuppression.test(finding))).toEqual([]);
  });

  test("is counted in the README as measured", () => {
    const readme = readFileSync(join(import.meta.dirname, "README.md"), "utf8");
    expect(readme, "run `npm run contract -- update`").toBe(withTables(readme, tablesOf(contract)));
  });
});

function faultsOf({ tried }: Contract["cases"]): readonly string[] {
  return tried.flatMap(({ file, line, rule, remedy, faults }) =>
    faults.map((fault) => `${file}:${line} ${rule} ${remedy}: ${fault}`),
  );
}
