export default function triple(n: number) { return n * 3 }; triple = Object.assign((n: number) => n * 30, {}) as any
