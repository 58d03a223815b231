/** By this name ESLint tells parsers apart, in its cache and in `--print-config`. */
export const meta: { readonly name: string; readonly version: string } = {
  name: "@silent-failure/fast-parser",
  version: "0.0.0",
};
