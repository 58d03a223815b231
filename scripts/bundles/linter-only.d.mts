import type { Plugin } from "esbuild";

export declare const linterOnly: Plugin;
