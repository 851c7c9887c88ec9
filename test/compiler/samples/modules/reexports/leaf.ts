export let a = 1; export const b = 2, clash = "leaf"; export function setA(n: number) { a = n }; export default "never passed on"
