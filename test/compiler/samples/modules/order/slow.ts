import './leaf.ts'
console.log('slow begins')
await Promise.resolve()
await Promise.resolve()
console.log('slow ends')
