export interface WorkspaceFile {
  readonly uri: string;
  /** Changes when the file does. */
  readonly stamp: string;
  readonly length: number;
}

/** The files of the workspace, where the host can see them. */
export interface WorkspaceFiles {
  list(): AsyncIterable<WorkspaceFile>;
  /** Null for what cannot be read. */
  read(uri: string): Promise<string | null>;
}
