// Lets text of the user contain what SES refuses to see anywhere: `-->`, `<!--` and `import(`.

/**
 * Compiled code has no comments, no `--` operators and no `import()`: what is left stands in strings, templates, regular
 * expressions and names of members, where an escape means the same. Anywhere else it is a syntax error, never a power.
 */
export function escapeRefused(code: string): string {
  return code
    .replaceAll('<!--', String.raw`\u003c!--`)
    .replaceAll('-->', String.raw`--\u003e`)
    .replaceAll(/(^|[^.]|\.\.\.)\bimport(?=\s*(?:\(|\/[/*]))/g, String.raw`$1\u0069mport`)
}
