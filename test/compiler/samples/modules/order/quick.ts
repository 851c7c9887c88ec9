import './leaf.ts'
export const x = 1
console.log('quick')
