import * as l10n from "@vscode/l10n";
import type { EditorSettings } from "./editor-settings.ts";

/** Longer texts are generated: a parsed file takes a hundred times its size in memory. */
const largest = 2_000_000;

/** Why a document is not read, whatever its project says: as a clause; null when it may be. `length` is in UTF-16 units. */
export function reasonNotRead({ enable }: EditorSettings, length: number): string | null {
  if (!enable) return l10n.t("switched off by the setting `silentFailure.enable`");
  return length > largest
    ? l10n.t("it has {0} MB, and only texts of up to {1} MB are read", (length / 1e6).toFixed(1), largest / 1e6)
    : null;
}
