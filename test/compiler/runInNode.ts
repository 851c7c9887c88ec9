// Runs a TypeScript file as Node does and collects what it prints.
import { pathToFileURL } from 'node:url'
import { formatLine } from './runCompiled.ts'

export async function runInNode(path: string): Promise<string[]> {
  const lines: string[] = []
  const { log } = console
  console.log = (...args: unknown[]) => lines.push(formatLine(args))
  try {
    await import(pathToFileURL(path).href)
  } finally {
    console.log = log
  }
  return lines
}
