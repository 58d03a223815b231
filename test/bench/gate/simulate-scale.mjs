// A repository of a million lines, and one run of it shared by 1, 2, 4 and 8 machines: this one plays them in turn.
import { appendFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { layOut } from "./lay-out.mjs";
import { measureProcess } from "./measure-process.mjs";

const wanted = 1_000_000;
const changed = 10;

export async function simulateScale({ folder, files, cli, say }) {
  const laid = layOut(folder, files, { lines: wanted });
  const rows = [];
  for (const count of [1, 2, 4, 8]) {
    const caches = (index) => join(folder, `../caches-${count}/${index}`);
    const parts = join(folder, `../parts-${count}`);
    for (const state of ["cold", "warm", `after a change of ${changed} files`]) {
      if (state.startsWith("after")) change(folder, count);
      rmSync(parts, { recursive: true, force: true });
      mkdirSync(parts, { recursive: true });
      const runs = [];
      for (let index = 1; index <= count; index++) {
        const part = join(parts, `${index}.json`);
        const shard = count === 1 ? [] : ["--shard", `${index}/${count}`, "--format", `shard:${part}`];
        runs.push(await ours(["check", "packages", "--cache-location", caches(index), ...shard]));
      }
      const merge = count === 1 ? null : await ours(["merge", parts]);
      const row = {
        count,
        state,
        longest: Math.max(...runs.map(({ seconds }) => seconds)),
        cpuSeconds: runs.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
        megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
        merge: merge?.seconds ?? null,
      };
      rows.push(row);
      say(`a million lines, ${count} machines, ${state}: ${row.longest.toFixed(1)} s`);
    }
  }
  return { ...laid, rows };

  async function ours(args) {
    const result = await measureProcess({
      command: process.execPath,
      args: [cli, ...args, "--format", "json"],
      cwd: folder,
    });
    if (result.code !== 0 && result.code !== 1)
      throw new Error(`silent-failure ${args.join(" ")} ended with ${result.code}`);
    return result;
  }
}

/** Some files over the whole repository, each with one more function. */
function change(folder, count) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (let i = 0; i < changed; i++) {
    const file = all[Math.floor((i * all.length) / changed)];
    if (file) appendFileSync(file, `\nfunction addedFor${count}() {}\n`);
  }
}
