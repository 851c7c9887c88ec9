export * from './main.ts'
export * from './early.ts'
export { double as twice } from './main.ts'
