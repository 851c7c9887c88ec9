// Makes a project that has `.nn.ts` files know their ambient declarations and read them as the ES modules they are.
import { basename } from 'node:path'
import type ts from 'tsserver-types/lib/tsserverlibrary.js'
import { chooseSettings } from './chooseSettings.ts'
import { environmentFile } from './environmentFiles.ts'

/** Whether TypeScript's plain rules or ours hold; asked anew each time, since files come and go. */
export interface NnProject {
  /** No tsconfig.json decides for the user. */
  readonly isInferred: boolean
  hasNnFiles(): boolean
}

export function isNnFile(fileName: string): boolean {
  return fileName.endsWith('.nn.ts')
}

/** `declarations` is the path of the ambient declarations on disk. */
export function adaptProject(typescript: typeof ts, project: ts.server.Project, declarations: string): NnProject {
  const isInferred = project.projectKind === typescript.server.ProjectKind.Inferred
  const getRoots = project.getScriptFileNames.bind(project)
  const getSettings = project.getCompilationSettings.bind(project)
  const getSnapshot = project.getScriptSnapshot.bind(project)
  let importsNnFiles = false
  // TypeScript keys its caches by the identity of the options: the same answer has to be the same object.
  let chosen = { given: {}, ownsProject: false, settings: {} }

  project.getScriptFileNames = () => {
    const roots = getRoots()
    if (!hasNnFiles(roots) || roots.some((name) => basename(name) === environmentFile)) return roots
    return [...roots, declarations]
  }

  project.getCompilationSettings = () => {
    const roots = getRoots()
    const given = getSettings()
    if (!hasNnFiles(roots)) return given
    const ownsProject = isInferred && roots.every(isNnFile)
    if (chosen.given !== given || chosen.ownsProject !== ownsProject) {
      chosen = { given, ownsProject, settings: chooseSettings(typescript, given, ownsProject) }
    }
    return chosen.settings
  }

  // A file that is only imported shows up while the program is being made: too late for this one, so ask for another.
  project.getScriptSnapshot = (fileName) => {
    if (!importsNnFiles && isNnFile(fileName)) {
      importsNnFiles = true
      if (!getRoots().some(isNnFile)) markDirty(project)
    }
    return getSnapshot(fileName)
  }

  function hasNnFiles(roots: readonly string[]): boolean {
    return importsNnFiles || roots.some(isNnFile)
  }

  return { isInferred, hasNnFiles: () => hasNnFiles(getRoots()) }
}

// Not in the public declarations, though every version has it.
function markDirty(project: ts.server.Project & { markAsDirty?: () => void }): void {
  project.markAsDirty?.()
}
