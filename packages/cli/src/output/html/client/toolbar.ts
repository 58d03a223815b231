import type { PageModel } from "../page-model.ts";
import { element } from "./element.ts";
import type { Change } from "./view-store.ts";
import type { ViewState } from "./view-state.ts";

type Choices = readonly (readonly [value: string, name: string])[];

/** What is searched, filtered and grouped by. Lives as long as its view, so that nobody loses the letter they type. */
export class Toolbar {
  readonly element: HTMLElement;
  private readonly page: PageModel;
  private readonly change: (part: Change) => void;
  private readonly count: HTMLElement = element("span", { class: "count", role: "status" });
  private readonly search: HTMLInputElement;
  private readonly updates: ((state: ViewState) => void)[] = [];

  constructor(page: PageModel, view: ViewState["view"], change: (part: Change) => void) {
    this.page = page;
    this.change = change;
    const what = view === "findings" ? "Search message, file, symbol" : "Search unit, file, what fails";
    this.search = element("input", {
      type: "search",
      id: "search",
      placeholder: what,
      "aria-label": what,
      "aria-keyshortcuts": "/",
      autocomplete: "off",
      spellcheck: "false",
    });
    this.search.addEventListener("input", () => change({ search: this.search.value, open: "" }));
    this.updates.push(({ search }) => {
      if (this.search.value !== search) this.search.value = search;
    });
    const tools = view === "findings" ? this.findingTools() : this.unitTools();
    this.element = element(
      "div",
      { class: "toolbar", role: "search" },
      element("span", { class: "search" }, this.search, element("kbd", { "aria-hidden": "true" }, "/")),
      ...tools,
      this.count,
    );
  }

  update(state: ViewState, count: string): void {
    for (const apply of this.updates) apply(state);
    this.count.textContent = count;
  }

  private findingTools(): readonly HTMLElement[] {
    const owners: Choices =
      this.page.hasOwners || this.page.findings.some(({ owner }) => owner !== null) ? [["owner", "owner"]] : [];
    const { findings } = this.page;
    const isMixed = (field: "severity" | "certainty" | "weight" | "state"): boolean =>
      new Set(findings.map((finding) => finding[field])).size > 1;
    // A filter that lets all through or nothing is no choice.
    return [
      this.segments("group", "Group by", [["rule", "rule"], ["folder", "folder"], ...owners]),
      ...(isMixed("state")
        ? [
            this.select("state", "Standing", [
              ["", "new, known, off"],
              ["new", "new"],
              ["known", "known"],
              ["suppressed", "switched off"],
            ]),
          ]
        : []),
      ...(isMixed("severity")
        ? [
            this.select("severity", "Severity", [
              ["", "any severity"],
              ["error", "errors"],
              ["warning", "warnings"],
            ]),
          ]
        : []),
      ...(isMixed("certainty")
        ? [
            this.select("certainty", "Certainty", [
              ["", "any certainty"],
              ["proved", "proved"],
              ["likely", "likely"],
            ]),
          ]
        : []),
      ...(isMixed("weight")
        ? [
            this.select("weight", "Weight", [
              ["", "any weight"],
              ["clear", "clear"],
              ["arguable", "arguable"],
            ]),
          ]
        : []),
    ];
  }

  private unitTools(): readonly HTMLElement[] {
    return [
      this.segments("paths", "Show", [
        ["", "all"],
        ["silent", "with silent paths"],
      ]),
    ];
  }

  private select(name: keyof ViewState, label: string, choices: Choices): HTMLElement {
    const select = element(
      "select",
      { "aria-label": label },
      ...choices.map(([value, text]) => element("option", { value }, text)),
    );
    select.addEventListener("change", () => this.change({ [name]: select.value, open: "" }));
    this.updates.push((state) => {
      select.value = state[name];
      select.classList.toggle("is-set", state[name] !== "");
    });
    return select;
  }

  private segments(name: keyof ViewState, label: string, choices: Choices): HTMLElement {
    const buttons = choices.map(([value, text]) => {
      const button = element("button", { type: "button", "aria-pressed": "false" }, text);
      button.addEventListener("click", () => this.change({ [name]: value }));
      this.updates.push((state) => button.setAttribute("aria-pressed", String(state[name] === value)));
      return button;
    });
    return element(
      "span",
      { class: "segments", role: "group", "aria-label": label },
      element("span", { class: "segments-label", "aria-hidden": "true" }, label),
      ...buttons,
    );
  }
}
