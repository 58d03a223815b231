import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licences of all that a bundle is made of, as their authors ask; `metafile` is esbuild's. Sorted, so that it stays as it is. */
export function thirdPartyNotices(root, metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles)
    for (const file of Object.keys(inputs)) {
      const inside = /^(?:[^:]*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(packageFolder(file));
      if (inside) folders.add(packageFolder(file));
    }
  const notices = [...folders].map((folder) => noticeOf(join(root, folder))).filter((notice) => notice !== null);
  const byName = new Map(notices.map((notice) => [notice.name, notice]));
  const sorted = [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return `What is bundled here of others, and their licences.\n\n${sorted.map(({ text }) => text).join("\n")}`;
}

/** `node_modules/.pnpm/ajv@8/node_modules/ajv` of a file in it: the innermost package. */
function packageFolder(file) {
  const at = file.lastIndexOf("node_modules/");
  if (at === -1) return "";
  const [scope = "", name = ""] = file.slice(at + "node_modules/".length).split("/");
  return file.slice(0, at) + join("node_modules", scope.startsWith("@") ? `${scope}/${name}` : scope);
}

function noticeOf(folder) {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return null;
  const { name, version, license } = JSON.parse(readFileSync(manifest, "utf8"));
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying|thirdpartynotices)/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license}`;
  return { name: `${name}@${version}`, text: `${"-".repeat(80)}\n${name} ${version} (${license})\n\n${text}\n` };
}
