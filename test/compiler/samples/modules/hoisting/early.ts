import byDefault, { double, count, later, renamed, old, late, fixed, Model, arrow } from './main.ts'
import * as main from './main.ts'
import * as hub from './hub.ts'
export const report: string[] = []
function attempt(name: string, read: () => unknown): void {
  try {
    report.push(`${name}: ${String(read())}`)
  } catch (error) {
    report.push(`${name}: ${(error as Error).name}`)
  }
}
attempt('function', () => double(21))
attempt('generator', () => [...count()])
attempt('async', () => typeof later())
attempt('renamed', () => renamed === double)
attempt('default', () => byDefault())
attempt('var', () => old)
attempt('let', () => late)
attempt('const', () => fixed)
attempt('class', () => new Model())
attempt('arrow', () => arrow())
attempt('typeof', () => typeof late)
attempt('namespace', () => main.double(1))
attempt('in a namespace', () => main.late)
attempt('in', () => 'late' in main && !('never' in main))
attempt('passed on', () => hub.double(3))
attempt('passed on by name', () => hub.twice(4))
attempt('passed on too early', () => hub.fixed)
attempt('default passed on', () => 'default' in hub)
attempt('write', () => { (main as any).late = 1 })
attempt('add', () => { (main as any).more = 1 })
export const again = () => [old, late, fixed, new Model().size, arrow(), main.late, hub.late].join()
