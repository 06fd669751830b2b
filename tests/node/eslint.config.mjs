// How the site's own scripts are written; what they name, and of what type it is, is checked by tsc (tsconfig.*.json).
import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["docs/assets/**/*.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.browser, foldText: "readonly", foldWords: "readonly" } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "arrow-parens": "error",
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      strict: ["error", "global"],
    },
  },
  { files: ["docs/assets/builder/*.js"], languageOptions: { sourceType: "module" } },
  {
    // The parts of the search engine are loaded one after the other into one scope, in a worker or in the page.
    files: ["docs/assets/search/*.js"],
    ignores: ["**/search.js", "**/marks.js"],
    rules: { "no-undef": "off", "no-unused-vars": ["error", { vars: "local" }] },
  },
  { files: ["docs/assets/search/search.js"], languageOptions: { globals: { engineOf: "readonly", Initials: "readonly", listed: "readonly", counted: "readonly", remarks: "readonly", completed: "readonly" } } },
  { files: ["docs/assets/fold.js"], rules: { "no-redeclare": "off", "no-unused-vars": "off" } }, // other scripts use it
  { files: ["docs/assets/search/stemmer.js"], linterOptions: { reportUnusedDisableDirectives: "off" } }, // not ours
];
