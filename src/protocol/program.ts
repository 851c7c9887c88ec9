// What the compiler knows about a program's source: its files, sites, top-level statements and uses of names.

/** UTF-16 offsets into one file's text; `end` is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * What happens at a site: `op` makes a node, `leaf` makes a leaf, `name` names a Value made elsewhere (`const y = f(x)`),
 * `function` and `loop` open a scope, `statement` is a top-level statement.
 */
export type SiteKind = 'op' | 'leaf' | 'name' | 'function' | 'loop' | 'statement'

/** One place in the source. Its id is its index in `Program.sites`; site 0 stands for "no known place". */
export interface Site extends Span {
  /** Index into `Program.files`. */
  readonly file: number
  readonly kind: SiteKind
  /** The name the source gives to what is made here: `e` in `const e = a * b`; for a scope, what to call it: `Neuron.call`, `for i`. */
  readonly label: string | null
  /** Where that name is written. */
  readonly name: Span | null
  /** Where the inputs are written, in the order of the node's inputs. */
  readonly operands: readonly Span[]
}

/** A top-level statement (of the first file) that may hold a Value; `key` is what the user's choice of root is remembered by. */
export interface Statement {
  /** The bound name, or the expression's text; a second statement for the same name is `c#2`, the third `c#3`. */
  readonly key: string
  readonly site: number
  /** True for a variable after a loop or another block that assigns it: the block itself has no value. */
  readonly isBlock: boolean
}

/** A place where a name is written that refers to what was made or named at `sites` (in source order). */
export interface Use extends Span {
  readonly file: number
  readonly sites: readonly number[]
}

/** Paths of the files of the library `nn` begin with it; no file of a project folder has such a path. */
export const libraryRoot = 'nn:/'

export function isLibraryPath(path: string): boolean {
  return path.startsWith(libraryRoot)
}

/** One file of a program, as the sandboxed process gets it. */
export type Module =
  | {
      readonly kind: 'code'
      readonly path: string
      /** JavaScript text of one function expression with these `parameters`; a generator where `$export` is one of them. */
      readonly code: string
      readonly parameters: readonly string[]
      /** Import specifier → index of the module it names. */
      readonly imports: Readonly<Record<string, number>>
    }
  | { readonly kind: 'data'; readonly path: string; readonly json: string }

/** A whole program, linked: module 0 is the file itself. */
export interface Program {
  readonly files: readonly string[]
  readonly modules: readonly Module[]
  readonly sites: readonly Site[]
  readonly statements: readonly Statement[]
  readonly uses: readonly Use[]
}
