// `x ^ 2` on a Value: in TypeScript this is no power but an operation on bits, which nobody wants of a Value. So it is told.

type Xor = (a: number, b: number) => number

/** Places in a program are told, but not every turn of a loop is looked at. */
const mostLooks = 100

/** `warn` is called from inside the operation; it may be called for one place more than once. */
export function createXor(isValue: (x: unknown) => boolean, warn: () => void): Xor {
  let looks = 0
  return (a, b) => {
    if ((isValue(a) || isValue(b)) && looks < mostLooks) {
      looks++
      warn()
    }
    return a ^ b
  }
}
