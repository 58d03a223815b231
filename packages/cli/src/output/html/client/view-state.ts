/** What is shown, as the part of the address behind `#` says it. */
export interface ViewState {
  readonly view: "findings" | "units";
  readonly group: "rule" | "folder" | "owner";
  readonly search: string;
  readonly severity: "" | "error" | "warning";
  readonly certainty: "" | "proved" | "likely";
  readonly weight: "" | "clear" | "arguable";
  readonly state: "" | "new" | "known" | "suppressed";
  /** Which units: all, or those with silent failure paths. */
  readonly paths: "" | "silent";
  /** The id of the finding or unit that is open; empty when none is. */
  readonly open: string;
}

const allowed: Readonly<Record<Exclude<keyof ViewState, "search" | "open">, readonly string[]>> = {
  view: ["findings", "units"],
  group: ["rule", "folder", "owner"],
  severity: ["", "error", "warning"],
  certainty: ["", "proved", "likely"],
  weight: ["", "clear", "arguable"],
  state: ["", "new", "known", "suppressed"],
  paths: ["", "silent"],
};

const initialState: ViewState = {
  view: "findings",
  group: "rule",
  search: "",
  severity: "",
  certainty: "",
  weight: "",
  state: "",
  paths: "",
  open: "",
};

/** Null for what is no state, such as the target of the skip link. Values that do not exist are taken for none. */
export function readViewState(hash: string): ViewState | null {
  const text = hash.replace(/^#/, "");
  if (text !== "" && !text.includes("=")) return null;
  const given = Object.fromEntries(new URLSearchParams(text));
  const known = Object.entries(given).filter(
    ([name, value]) =>
      name === "search" ||
      name === "open" ||
      (Object.hasOwn(allowed, name) && allowed[name as keyof typeof allowed].includes(value)),
  );
  return { ...initialState, ...Object.fromEntries(known) };
}

export function hashOf(state: ViewState): string {
  const told = Object.entries(state).filter(([name, value]) => value !== initialState[name as keyof ViewState]);
  const text = new URLSearchParams(told as [string, string][]).toString();
  return text === "" ? "" : `#${text}`;
}
