// Reads back which groups of a file's graph were open, from what its panel keeps with VS Code.
import * as v from 'valibot'
import { noChoices, type GroupChoices } from '../protocol/panelMessages.ts'

const choicesSchema = v.object({
  open: v.array(v.string()),
  closed: v.array(v.string()),
  members: v.record(v.string(), v.number()),
})
const stateSchema = v.object({ files: v.array(v.tuple([v.string(), v.looseObject({ choices: choicesSchema })])) })

/** `state`: what the webview saved. Whatever else it is, the groups are chosen by size. */
export function readChoices(state: unknown, fileUri: string): GroupChoices {
  const files = v.is(stateSchema, state) ? state.files : []
  return files.find(([uri]) => uri === fileUri)?.[1].choices ?? noChoices
}
