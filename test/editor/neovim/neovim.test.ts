import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { describeLive } from "../../live/describe-live.ts";
import { serverPath } from "../language-server/client.ts";
import { folderWith } from "../language-server/folder-with.ts";
import { dropping } from "../language-server/samples.ts";

const isThere = spawnSync("nvim", ["--version"]).status === 0;

/** What Neovim said at each station of journey.lua. */
async function travel(file: string, home: string): Promise<Readonly<Record<string, unknown>>> {
  const script = fileURLToPath(new URL("journey.lua", import.meta.url));
  const child = spawn("nvim", ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", `luafile ${script}`], {
    env: {
      ...process.env,
      FILE: file,
      SERVER: serverPath,
      NODE: process.execPath,
      XDG_STATE_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_DATA_HOME: home,
      XDG_CONFIG_HOME: home,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let errors = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`nvim ended with ${String(code)}: ${errors}\n${said}`);
  const stations = said.split("\n").filter((line) => line.startsWith("{"));
  return Object.fromEntries(
    stations.map((line) => {
      const { station, value } = JSON.parse(line) as { station: string; value: unknown };
      return [station, value];
    }),
  );
}

describeLive("Neovim", [isThere ? undefined : "nvim"], () => {
  test("shows a finding, opens the menu, applies what is chosen, and takes it back", async () => {
    const folder = folderWith({ "consumer.ts": dropping, ".home/empty": "" });
    const file = join(folder.path, "consumer.ts");
    const said = await travel(file, join(folder.path, ".home"));
    expect(said["diagnostics"]).toMatchObject([
      { source: "silent-failure", severity: 1, lnum: 6, col: 6, end_col: 26 },
    ]);
    expect((said["diagnostics"] as { message: string }[])[0]?.message).toMatch(
      /^`eachMessage` drops an invalid item when `!isValid\(event\)`, and nothing records it/,
    );
    expect(said["menu"]).toEqual(
      expect.arrayContaining([
        "Log, count and dead-letter what is dropped (eachMessage)",
        "Disable silent-guard for this line, with a reason",
      ]),
    );
    const applied = said["applied"] as string;
    expect(applied).toContain('console.error("message dropped: invalid payload", { reason: "invalid_payload"');
    expect(applied).toContain('await sendToDeadLetter(message, "invalid_payload");');
    expect(applied).not.toContain("${1:");
    expect(said["undone"]).toBe(dropping);
    expect(said["disabled"]).toBe(
      dropping.replace(
        "      if (!isValid",
        "      // eslint-disable-next-line silent-failure/silent-guard -- say why this may be lost\n      if (!isValid",
      ),
    );
    expect(said["hover"]).toContain("Why it hurts");
    expect(said["end"]).toBe(true);
    expect(readFileSync(file, "utf8")).toBe(dropping);
  });
});
