/** Leaves ESLint's own rules out of a bundle: half a megabyte that only ever runs ours. An esbuild plugin. */
export const withoutCoreRules = {
  name: "without-core-rules",
  setup(build) {
    build.onLoad({ filter: /[\\/]eslint[\\/]lib[\\/]rules[\\/]index\.js$/ }, () => ({
      contents: "module.exports = new Map();",
      loader: "js",
    }));
  },
};
