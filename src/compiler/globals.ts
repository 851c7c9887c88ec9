// The global names of the language, and why others that people know do not exist here.

/** Everything of ECMAScript that depends on nothing but the program, and our own. */
export const globals: ReadonlySet<string> = new Set(
  (
    'undefined NaN Infinity isNaN isFinite parseInt parseFloat encodeURI encodeURIComponent decodeURI decodeURIComponent ' +
    'Object Array String Number Boolean BigInt Symbol RegExp Math JSON Reflect Proxy Promise Iterator ' +
    'Map Set WeakMap WeakSet ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array ' +
    'Int32Array Uint32Array BigInt64Array BigUint64Array Float32Array Float64Array ' +
    'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError console plot value seed nn'
  ).split(' '),
)

const clock = 'a run depends on the file alone and has no clock'
const outside = 'a run depends on the file alone and reaches nothing outside of it'
const page = 'there is no web page here'
const node = 'there is no Node.js here'
const text = 'text is never run as code here'

const reasons: Readonly<Record<string, string>> = {
  Date: clock,
  performance: clock,
  setTimeout: clock,
  setInterval: clock,
  setImmediate: clock,
  clearTimeout: clock,
  clearInterval: clock,
  clearImmediate: clock,
  requestAnimationFrame: clock,
  queueMicrotask: 'use `Promise.resolve().then(…)`',
  Intl: 'what it gives depends on the machine',
  WeakRef: 'what it gives depends on the moment',
  FinalizationRegistry: 'what it does depends on the moment',
  crypto: 'randomness comes from `Math.random()`, which is the same on every run',
  fetch: `${outside}; import a .json or .csv file instead`,
  XMLHttpRequest: outside,
  WebSocket: outside,
  Worker: outside,
  SharedArrayBuffer: outside,
  Atomics: outside,
  globalThis: outside,
  self: outside,
  global: node,
  process: node,
  Buffer: node,
  require: 'write `import … from …` at the top of the file',
  module: 'write `export` in front of what other files may use',
  exports: 'write `export` in front of what other files may use',
  __dirname: node,
  __filename: node,
  window: page,
  document: page,
  navigator: page,
  localStorage: page,
  alert: `${page}; \`console.log(…)\` prints`,
  prompt: page,
  eval: text,
  Function: `${text}; as a type it can be used`,
  structuredClone: 'copy what is needed: `{ ...object }`, `[...array]`',
  print: '`console.log(…)` prints',
}

/** Why a known name is missing here; undefined for a name nobody knows. */
export function explainMissing(name: string): string | undefined {
  return Object.hasOwn(reasons, name) ? reasons[name] : undefined
}
