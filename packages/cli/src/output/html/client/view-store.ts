import { hashOf, readViewState, type ViewState } from "./view-state.ts";

export type Change = Partial<ViewState>;

/** What is shown now, who is told when that changes, and the address that leads to it. */
export class ViewStore {
  private now: ViewState;
  private readonly listener: (before: ViewState, after: ViewState) => void;

  constructor(listener: (before: ViewState, after: ViewState) => void) {
    this.now = readViewState(location.hash) ?? (readViewState("") as ViewState);
    this.listener = listener;
    addEventListener("hashchange", () => {
      const told = readViewState(location.hash);
      if (told) this.become(told);
    });
  }

  get state(): ViewState {
    return this.now;
  }

  change(part: Change): void {
    const next = { ...this.now, ...part };
    // With the path, since an empty hash alone would leave the old one where it is.
    history.replaceState(null, "", `${location.pathname}${location.search}${hashOf(next)}`);
    this.become(next);
  }

  private become(next: ViewState): void {
    const before = this.now;
    this.now = next;
    this.listener(before, next);
  }
}
