import type { Analyst } from "../service/analyst.ts";
import type { EditorSettings } from "../service/editor-settings.ts";
import type { Situations } from "../service/situation.ts";
import type { WorkspaceFiles } from "../service/workspace-files.ts";

/** What a client says that decides how documents are judged. */
export interface Surrounding {
  /** The workspace's folders as URIs. */
  readonly folders: () => readonly string[];
  readonly settingsOf: (uri: string) => Promise<EditorSettings>;
  /** Whether code of the workspace may be executed. */
  readonly isTrusted: () => boolean;
  /** Asks the client for a file that the server cannot read itself; null where there is none. */
  readonly readFile: (uri: string) => Promise<string | null>;
}

export interface Sight {
  readonly situations: Situations;
  /** Null where the host sees no files: then only open documents are read. */
  readonly files: WorkspaceFiles | null;
}

/** What differs between a desktop and a browser. */
export interface Host {
  readonly createAnalyst: (l10n: Readonly<Record<string, string>> | undefined) => Analyst;
  readonly look: (around: Surrounding) => Sight;
}
