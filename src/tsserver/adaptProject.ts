// Makes a project that has `.nn.ts` files know their ambient declarations and read them as the ES modules they are.
import { basename } from 'node:path'
import type ts from 'tsserver-types/lib/tsserverlibrary.js'
import { chooseSettings } from './chooseSettings.ts'
import { environmentFile } from './environmentFiles.ts'

export function isNnFile(fileName: string): boolean {
  return fileName.endsWith('.nn.ts')
}

// Neither is in the public declarations, though every version has them.
type OpenProject = ts.server.Project & { markAsDirty?: () => void }
type OpenService = ts.LanguageService & { getCurrentProgram?: () => ts.Program | undefined }

/** Changes `project`; `declarations` is the path of the ambient declarations on disk. */
export function adaptProject(
  typescript: typeof ts,
  project: OpenProject,
  service: OpenService,
  declarations: string,
): void {
  const isInferred = project.projectKind === typescript.server.ProjectKind.Inferred
  const getRoots = project.getScriptFileNames.bind(project)
  const getSettings = project.getCompilationSettings.bind(project)
  const getSnapshot = project.getScriptSnapshot.bind(project)
  let looked = { program: service.getCurrentProgram?.(), importsNnFiles: false }
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
    if (isNnFile(fileName) && !hasNnFiles(getRoots())) project.markAsDirty?.()
    return getSnapshot(fileName)
  }

  function hasNnFiles(roots: readonly string[]): boolean {
    return roots.some(isNnFile) || importsNnFiles()
  }

  /** Whether the latest program has `.nn.ts` files that are not among its roots; the next one may not import them any more. */
  function importsNnFiles(): boolean {
    const program = service.getCurrentProgram?.()
    if (program !== looked.program) looked = { program, importsNnFiles: program !== undefined && findImported(program) }
    return looked.importsNnFiles
  }
}

function findImported(program: ts.Program): boolean {
  const roots = new Set(program.getRootFileNames())
  return program.getSourceFiles().some(({ fileName }) => isNnFile(fileName) && !roots.has(fileName))
}
