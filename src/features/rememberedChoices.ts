// What a panel keeps with VS Code, as far as the host reads it: which groups of a file's graph were open, under the file's name.
import * as v from 'valibot'
import { noChoices, type GroupChoices } from '../protocol/panelMessages.ts'

const choicesSchema = v.object({
  open: v.array(v.string()),
  closed: v.array(v.string()),
  members: v.record(v.string(), v.number()),
})
const stateSchema = v.object({ files: v.array(v.tuple([v.string(), v.looseObject({ choices: choicesSchema })])) })

const namesSchema = v.looseObject({
  fileUri: v.nullable(v.string()),
  files: v.array(v.tuple([v.string(), v.unknown()])),
})

/** `state`: what the webview saved. Whatever else it is, the groups are chosen by size. */
export function readChoices(state: unknown, fileUri: string): GroupChoices {
  const files = v.is(stateSchema, state) ? state.files : []
  return files.find(([uri]) => uri === fileUri)?.[1].choices ?? noChoices
}

/** `memory`: what the webview told the host to remember. What it knows of the one file it knows of the other then. */
export function renameRemembered(memory: string, fileUri: string, newUri: string): string {
  const state: unknown = memory === '' ? null : JSON.parse(memory)
  if (!v.is(namesSchema, state)) return ''
  const rename = (uri: string | null): string | null => (uri === fileUri ? newUri : uri)
  return JSON.stringify({
    ...state,
    fileUri: rename(state.fileUri),
    files: state.files.map(([uri, kept]) => [rename(uri), kept]),
  })
}
