// Makes the process a place where a stranger's code can run: hardened intrinsics and one compartment without any power.
import 'ses'
import { defineNumberMethods } from '../../core/numberMethods.ts'
import type { CodeEvaluator } from '../loadModules.ts'
import type { Machine } from '../machine.ts'
import { escapeRefused } from './escapeRefused.ts'
import { fixLocale } from './fixLocale.ts'
import { patchTruth } from './patchTruth.ts'

export interface Sandbox {
  readonly evaluateCode: CodeEvaluator
  /** The builtins of the compartment, to be handed to compiled code as parameters. */
  readonly globals: Readonly<Record<string, unknown>>
  readonly harden: (given: object) => void
  /** The stack of an error, which user code itself cannot see. */
  readonly readStack: (error: object) => string
}

/** To be called once, before any code of a user. */
export function prepareIntrinsics(machine: Machine): Sandbox {
  const { engine } = machine
  // An error deep in the engine must still show the frames of the user below.
  Error.stackTraceLimit = 60
  repairIntrinsics({
    errorTaming: 'safe',
    stackFiltering: 'verbose',
    consoleTaming: 'unsafe',
    errorTrapping: 'none',
    unhandledRejectionTrapping: 'none',
    // The locale is fixed below instead: without it `toLocaleString` would not group thousands.
    localeTaming: 'unsafe',
    reporting: 'none',
  })
  defineNumberMethods(engine, Number.prototype)
  patchTruth({ isTrue: engine.calls.$truth, toNumber: engine.calls.$num })
  fixLocale()
  const truthful = makeBoolean(engine.calls.$truth)
  hardenIntrinsics()
  harden(engine.valuePrototype)
  harden(machine.math)
  harden(truthful)

  const compartment = new Compartment({ globals: {}, __options__: true })
  const { globalThis: own } = compartment
  Object.freeze(own)
  // Arrays of floats are not in a compartment by default only because NaNs differ in their bits.
  const globals = { ...readGlobals(own), Float32Array, Float64Array, Boolean: truthful }
  const readStack: Sandbox['readStack'] = Reflect.get(globalThis, 'getStackString')
  return {
    evaluateCode: (text) => compartment.evaluate(escapeRefused(text), { __rejectSomeDirectEvalExpressions__: false }),
    globals,
    harden: (given) => harden(given),
    readStack,
  }
}

function readGlobals(own: object): Record<string, unknown> {
  return Object.fromEntries(Object.getOwnPropertyNames(own).map((name) => [name, Reflect.get(own, name)]))
}

/** `Boolean` that sees a Value as its number, as in `xs.filter(Boolean)`. */
function makeBoolean(isTrue: (x: unknown) => boolean): unknown {
  const native = Boolean
  const made = function Boolean(x: unknown): unknown {
    return new.target ? Reflect.construct(native, [isTrue(x)], new.target) : isTrue(x)
  }
  Object.defineProperty(made, 'prototype', { value: native.prototype, writable: false })
  return made
}
