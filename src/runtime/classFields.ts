// What the classes of a program hold that no other code can see: private fields of their objects, static ones of their own.

/** Names and contents of the private fields that a class gave an object. */
type FieldReader = (object: object) => readonly (readonly [name: string, held: unknown])[]

export interface ClassFields {
  /** Called by a class when it is made; one at the top of the first file gives its name. */
  readonly $fields: (made: object, read: FieldReader, name?: string) => void
  /** Classes at the top of the first file, by their names. */
  readonly holders: readonly (readonly [name: string, held: object])[]
  /** The private fields of an object, those of the class that made it first, those it extends after them. */
  readonly readPrivate: FieldReader
}

export function createClassFields(): ClassFields {
  /** By the class, and by the prototype of what it makes. */
  const readers = new WeakMap<object, FieldReader>()
  const holders: (readonly [string, object])[] = []
  return {
    holders,
    $fields: (made, read, name) => {
      const prototype: unknown = Object.getOwnPropertyDescriptor(made, 'prototype')?.value
      readers.set(made, read)
      if (typeof prototype === 'object' && prototype !== null) readers.set(prototype, read)
      if (name !== undefined) holders.push([name, made])
    },
    readPrivate: (object) => {
      const found: (readonly [string, unknown])[] = []
      for (let owner: object | null = object; owner !== null; owner = Object.getPrototypeOf(owner)) {
        found.push(...(readers.get(owner)?.(object) ?? []))
      }
      return found
    },
  }
}
