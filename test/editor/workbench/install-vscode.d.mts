/** Paths of the installed Node, of VS Code's server, and of the extensions that it comes with. */
export declare const vscode:
  | { readonly node: string; readonly server: string; readonly extensions: string }
  | undefined;
export declare function isInstalled(): boolean;
export declare function installVscode(): Promise<void>;
