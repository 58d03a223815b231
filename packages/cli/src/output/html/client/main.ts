import type { PageModel } from "../page-model.ts";
import { element } from "./element.ts";
import { FindingsView } from "./findings-view.ts";
import { listenToKeyboard } from "./keyboard.ts";
import type { ListView } from "./list-view.ts";
import type { OpenRow } from "./open-row.ts";
import { themeSwitch } from "./theme-switch.ts";
import { Toolbar } from "./toolbar.ts";
import { UnitsView } from "./units-view.ts";
import { ViewStore } from "./view-store.ts";
import { hashOf, type ViewState } from "./view-state.ts";

const page = JSON.parse(document.querySelector("#data")?.textContent ?? "{}") as PageModel;
const content = document.querySelector<HTMLElement>("#content") ?? document.body;
const tabs = element("nav", { class: "tabs", "aria-label": "Views" });
const tools = element("div", { class: "tools" });
const list = element("div", { class: "list" });

let view: ListView;
let toolbar: Toolbar;
let opened: OpenRow | null = null;
const store = new ViewStore(onChange);

document.querySelector("#theme")?.append(themeSwitch());
content.append(tabs, tools, list, help());
showTools();
showList();
showOpen(true);

listenToKeyboard({ search: () => document.querySelector<HTMLInputElement>("#search"), close });
addEventListener("beforeprint", () => view.makeAll());

function onChange(before: ViewState, after: ViewState): void {
  const isOther = (Object.keys(after) as (keyof ViewState)[]).some(
    (name) => name !== "open" && before[name] !== after[name],
  );
  if (before.view !== after.view) showTools();
  if (isOther) showList();
  if (isOther || before.open !== after.open) showOpen(before.open !== after.open);
}

function showTools(): void {
  const { state } = store;
  const names = [
    ["findings", "Findings", page.findings.length],
    ["units", "Units", page.units.length],
  ] as const;
  const links = names.map(([name, text, count]) =>
    element(
      "a",
      {
        href: hashOf({ ...state, view: name, search: "", open: "" }) || "#view=findings",
        "aria-current": state.view === name ? "page" : null,
      },
      `${text} `,
      element("span", {}, count.toLocaleString("en")),
    ),
  );
  tabs.replaceChildren(...links);
  tabs.hidden = page.units.length === 0;
  toolbar = new Toolbar(page, state.view, (part) => store.change(part));
  tools.replaceChildren(toolbar.element);
}

function showList(): void {
  const actions = {
    get state() {
      return store.state;
    },
    toggle: (row: OpenRow) => {
      // The row itself, since a finding can stand in several groups.
      if (row.isOpen) close();
      else open(row);
    },
  };
  opened = null;
  view = store.state.view === "units" ? new UnitsView(page, actions) : new FindingsView(page, actions);
  list.replaceChildren(view.element);
  toolbar.update(store.state, view.count);
}

/** Opens what the address names. */
function showOpen(isWanted: boolean): void {
  const { open: id } = store.state;
  if (opened && opened.id !== id) {
    opened.close();
    opened = null;
  }
  if (id === "" || opened) return;
  opened = view.reveal(id);
  opened?.open();
  if (!isWanted || !opened) return;
  opened.button.focus({ preventScroll: true });
  opened.element.scrollIntoView({ block: "start" });
}

function open(row: OpenRow): void {
  opened?.close();
  opened = row;
  row.open();
  store.change({ open: row.id });
  row.button.scrollIntoView({ block: "nearest" });
}

function close(): boolean {
  const row = opened;
  if (!row) return false;
  opened = null;
  row.close();
  store.change({ open: "" });
  row.button.focus();
  return true;
}

function help(): HTMLElement {
  const keys = [
    ["/", "search"],
    ["j k", "walk"],
    ["Enter", "open"],
    ["Esc", "close"],
  ] as const;
  return element("p", { class: "help" }, ...keys.flatMap(([key, what]) => [element("kbd", {}, key), ` ${what} `]));
}
