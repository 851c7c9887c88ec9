// Reads the finished code once more, as the sandbox will: it must be one function that reaches nothing but its parameters.
import { analyze } from './analyze.ts'
import { parseScript } from './parse.ts'

/** What is wrong with the code; null when nothing is. */
export function findFault(code: string): string | null {
  try {
    const program = parseScript(code)
    const [statement] = program.body
    const isFunction =
      program.body.length === 1 &&
      statement?.type === 'ExpressionStatement' &&
      statement.expression.type === 'FunctionExpression' &&
      statement.end === code.length
    if (!isFunction) return 'more than one function'
    const [free] = analyze(program).free.keys()
    return free === undefined ? null : `${free.name} from outside`
  } catch (error) {
    return String(error)
  }
}
