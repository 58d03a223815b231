import type { OpenRow } from "./open-row.ts";
import type { ViewState } from "./view-state.ts";

/** One of the lists that the page shows. */
export interface ListView {
  readonly element: HTMLElement;
  /** How much of all is shown, as a sentence. */
  readonly count: string;
  /** Makes rows up to the one with this id; null when the filters leave it out. */
  reveal(id: string): OpenRow | null;
  /** For printing. */
  makeAll(): void;
}

export interface ListActions {
  readonly state: ViewState;
  toggle(row: OpenRow): void;
}
