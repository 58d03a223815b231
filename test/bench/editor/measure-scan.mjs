// Whether a scan of the whole workspace is felt at the keyboard: the same keystrokes, before it and while it runs.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { readCorpus } from "../corpus.mjs";
import { chooseFile } from "./choose-file.mjs";
import { LspSession } from "./lsp-session.mjs";
import { servers } from "./servers.mjs";

/** `files`, seconds of the scan, and the milliseconds of each keystroke `before` and `during` it. */
export async function measureScan(folder, wanted) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "src"), { recursive: true });
  const { files } = await readCorpus();
  let copies = 0;
  // The corpus as often as it takes, each file small enough to be read.
  for (let i = 0; copies < wanted; i++) {
    const path = files[i % files.length];
    if (readFileSync(path).length > 200_000) continue;
    cpSync(path, join(folder, "src", `file-${i}${extname(path)}`));
    copies += 1;
  }
  writeFileSync(join(folder, "silent-failure.config.json"), '{ "level": "strict" }\n');
  const chosen = await chooseFile();
  const open = join(folder, `open${extname(chosen.path)}`);
  cpSync(chosen.path, open);

  const session = await LspSession.start({ ...servers[0].start(folder), folder });
  await session.open(open, chosen.language);
  const type = async () => {
    const start = performance.now();
    await session.type(chosen.typeAt);
    return performance.now() - start;
  };
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
  const before = [];
  for (let i = 0; i < 40; i++, await pause()) before.push(await type());
  const start = performance.now();
  const state = { counts: null };
  session.connection.sendRequest("silentFailure/checkWorkspace", {}).then((counts) => (state.counts = counts), fail);
  const during = [];
  for (; state.counts === null; await pause()) during.push(await type());
  const seconds = (performance.now() - start) / 1000;
  const memory = session.memory();
  await session.stop();
  return { ...state.counts, seconds, before, during, memory };
}

/** A scan that cannot be measured is no measurement. */
function fail(error) {
  throw error;
}
