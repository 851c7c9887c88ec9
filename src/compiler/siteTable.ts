// The sites of one file, as they are found, and the uses of the names they have.
import type { Identifier } from 'acorn'
import type { Site, SiteKind, Span, Use } from '../protocol/program.ts'
import type { Binding } from './scope.ts'

/** A name that the source gives to what is made somewhere. */
export interface Label {
  readonly text: string
  readonly span: Span
  /** The binding that holds it, whose uses then lead here. */
  readonly binding: Binding | null
}

export interface SiteDetails {
  readonly label?: Label | undefined
  readonly operands?: readonly Span[]
}

export class SiteTable {
  readonly sites: Site[] = []
  readonly #file: number
  readonly #base: number

  /** `base` is the id of the first site. */
  constructor(file: number, base: number) {
    this.#file = file
    this.#base = base
  }

  /** Id of the new site. */
  add(kind: SiteKind, span: Span, { label, operands = [] }: SiteDetails = {}): number {
    const id = this.#base + this.sites.length
    this.sites.push({
      file: this.#file,
      kind,
      label: label?.text ?? null,
      name: label === undefined ? null : copySpan(label.span),
      start: span.start,
      end: span.end,
      operands: operands.map(copySpan),
    })
    label?.binding?.sites.push(id)
    return id
  }

  /** Every place where a name stands that has sites, in the order of the text. */
  collectUses(bindings: ReadonlyMap<Identifier, Binding>): Use[] {
    const uses: Use[] = []
    for (const [id, { sites }] of bindings) {
      if (sites.length === 0) continue
      uses.push({ file: this.#file, ...copySpan(id), sites: sites.toSorted((a, b) => this.#start(a) - this.#start(b)) })
    }
    return uses.toSorted((a, b) => a.start - b.start)
  }

  #start(id: number): number {
    return this.sites[id - this.#base]?.start ?? 0
  }
}

function copySpan({ start, end }: Span): Span {
  return { start, end }
}
