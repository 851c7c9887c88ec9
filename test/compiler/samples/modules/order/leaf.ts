void Promise.resolve().then(() => console.log('a microtask of leaf'))
console.log('leaf')
export {}
