export function helper(x: number): number {
  return x
}
console.log('helper runs after early, and could be called before')
