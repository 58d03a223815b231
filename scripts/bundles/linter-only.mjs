// For bundles that run our rules only: of ESLint nothing but its Linter. The 300 rules of its own stay out, and its own
// parser, and, for a browser, all of Node.

const rulesIndex = /[\\/]eslint[\\/]lib[\\/]rules[\\/]index\.js$/;

/** Whoever runs such a bundle names a parser for every file. */
const ownParser = `
exports.parse = () => { throw new Error("no parser was given"); };
`;

/** Of `node:path`, the Linter asks for these two. */
const pathModule = `
exports.sep = "/";
exports.extname = (path) => {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot);
};
`;

/**
 * A plugin of esbuild. The bundle imports `eslint/universal`, and runs in Node or, with `platform: "browser"`, in a web worker.
 *
 * @type {import("esbuild").Plugin}
 */
export const linterOnly = {
  name: "linter-only",
  setup(build) {
    build.onLoad({ filter: rulesIndex }, () => ({ contents: "module.exports = new Map();", loader: "js" }));
    stub(build, /^espree$/, ownParser);
    if (build.initialOptions.platform !== "browser") return;
    stub(build, /^(?:node:)?path$/, pathModule);
    // The only variable of the environment that is read as soon as the Linter is loaded.
    build.initialOptions.define = { "process.env.TIMING": "undefined", ...build.initialOptions.define };
  },
};

function stub(build, filter, contents) {
  const namespace = `linter-only:${filter.source}`;
  build.onResolve({ filter }, ({ path }) => ({ path, namespace }));
  build.onLoad({ filter, namespace }, () => ({ contents, loader: "js" }));
}
