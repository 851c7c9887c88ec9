// Makes a project that has `.nn.ts` files know their ambient declarations and read them as the ES modules they are.
import { basename, dirname } from 'node:path'
import type ts from 'tsserver-types/lib/tsserverlibrary.js'
import { chooseSettings } from './chooseSettings.ts'
import { environmentFile } from './environmentFiles.ts'

export function isNnFile(fileName: string): boolean {
  return fileName.endsWith('.nn.ts')
}

// Neither is in the public declarations, though every version has them.
type OpenProject = ts.server.Project & { markAsDirty?: () => void }
type OpenService = ts.LanguageService & { getCurrentProgram?: () => ts.Program | undefined }

/** Changes `project`; `declarations` are the paths of the ambient declarations on disk. */
export function adaptProject(
  typescript: typeof ts,
  project: OpenProject,
  service: OpenService,
  declarations: readonly string[],
): void {
  const isInferred = project.projectKind === typescript.server.ProjectKind.Inferred
  const getRoots = project.getScriptFileNames.bind(project)
  const getSettings = project.getCompilationSettings.bind(project)
  const getSnapshot = project.getScriptSnapshot.bind(project)
  /** As TypeScript writes it. */
  const ownFolder = dirname(declarations[0] ?? '').replaceAll('\\', '/')
  let imported = { program: service.getCurrentProgram?.(), hasNnFiles: false }
  // Looked up when a program is begun, and then the same for all of it: the options are asked for again for every file.
  let content = describeContent(getRoots())
  // TypeScript keys its caches by the identity of the options: the same answer has to be the same object.
  let chosen = { given: {}, ownsProject: false, settings: {} }

  // Every program begins by asking for its roots.
  project.getScriptFileNames = () => {
    const roots = getRoots()
    content = describeContent(roots)
    return content.hasNnFiles && !content.hasDeclarations ? [...roots, ...declarations] : roots
  }

  project.getCompilationSettings = () => {
    const given = getSettings()
    const { hasNnFiles, ownsProject } = content
    if (!hasNnFiles) return given
    if (chosen.given !== given || chosen.ownsProject !== ownsProject) {
      chosen = { given, ownsProject, settings: chooseSettings(typescript, given, ownsProject) }
    }
    return chosen.settings
  }

  // A file that is only imported shows up while the program is being made: too late for this one, so ask for another.
  project.getScriptSnapshot = (fileName) => {
    if (!content.hasNnFiles && isNnFile(fileName)) project.markAsDirty?.()
    return getSnapshot(fileName)
  }

  function describeContent(roots: readonly string[]) {
    return {
      hasNnFiles: roots.some(isNnFile) || importsNnFiles(),
      hasDeclarations: roots.some((name) => basename(name) === environmentFile),
      ownsProject: isInferred && roots.every(isNnFile),
    }
  }

  /** Whether the latest program has `.nn.ts` files that are not among its roots; the next one may not import them any more. */
  function importsNnFiles(): boolean {
    const program = service.getCurrentProgram?.()
    if (program !== imported.program)
      imported = { program, hasNnFiles: program !== undefined && findImported(program, ownFolder) }
    return imported.hasNnFiles
  }
}

/** The library, which comes with the declarations, is none of the user's files. */
function findImported(program: ts.Program, ownFolder: string): boolean {
  const roots = new Set(program.getRootFileNames())
  return program
    .getSourceFiles()
    .some(({ fileName }) => isNnFile(fileName) && !roots.has(fileName) && !fileName.startsWith(ownFolder))
}
