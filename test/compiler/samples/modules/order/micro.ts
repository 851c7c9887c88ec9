import './slow.ts'
console.log('micro waits for slow')
export {}
