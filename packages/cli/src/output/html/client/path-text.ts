import { element, type Child } from "./element.ts";

/** A path and a line, the name of the file in front of its folders; it breaks behind a slash before it breaks a name. */
export function pathText(path: string, line: number): HTMLElement {
  const end = path.lastIndexOf("/") + 1;
  const folders = path
    .slice(0, end)
    .split(/(?<=\/)/)
    .flatMap((folder): readonly Child[] => [folder, element("wbr")]);
  return element("span", { class: "path" }, ...folders, element("b", {}, path.slice(end)), `:${line}`);
}
