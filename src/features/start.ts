// Builds every feature and wires it to the others, once, when the first `.nn.ts` file or command needs them.
import * as vscode from 'vscode'
import { createSceneClient } from '../graph/sceneClient.ts'
import { createLibrary } from '../runtime/library.ts'
import { createSession } from '../runtime/session.ts'
import { showCodeLenses } from './codeLens.ts'
import { type Commands, makeCommands } from './commands.ts'
import { followRenames } from './followRenames.ts'
import { GraphPanels } from './graphPanels.ts'
import { showHovers } from './hover.ts'
import { LiveFiles } from './liveFiles.ts'
import { askAboutNodeLimits } from './nodeLimitQuestion.ts'
import { NodeLimits } from './nodeLimits.ts'
import { registerOpenPlace } from './openPlace.ts'
import { showPrints } from './prints.ts'
import { showProblems } from './problems.ts'
import { createRootMemory } from './rootMemory.ts'
import { createRunner } from './runner.ts'
import { showTrainingStatus } from './trainingStatus.ts'
import { offerTypes } from './typesOffer.ts'

export interface Features {
  readonly commands: Commands
  readonly files: LiveFiles
  readonly panels: GraphPanels
  restorePanel(view: vscode.WebviewPanel, state: unknown): void
}

export function startFeatures(context: vscode.ExtensionContext): Features {
  const bundle = (name: string): string => context.asAbsolutePath(`dist/${name}.cjs`)
  const session = createSession({ runnerPath: bundle('runner') })
  const libraryFolder = vscode.Uri.joinPath(context.extensionUri, 'dist', 'nn')
  const library = createLibrary(libraryFolder.fsPath)
  const nodeLimits = new NodeLimits()
  const scenes = createSceneClient({ sceneWorker: bundle('sceneWorker'), layoutWorker: bundle('layoutWorker') })
  const roots = createRootMemory(context.workspaceState)
  const files = new LiveFiles(createRunner(session, library, nodeLimits), roots, libraryFolder)
  const panels = new GraphPanels(context.extensionUri, files, scenes)
  context.subscriptions.push(
    session,
    scenes,
    files,
    panels,
    showProblems(files),
    followRenames(files, panels, roots),
    askAboutNodeLimits(files, nodeLimits),
    showPrints(files),
    showTrainingStatus(files),
    showCodeLenses(files),
    showHovers(files),
    registerOpenPlace(),
    offerTypes(context.extensionUri),
  )
  return {
    commands: makeCommands(context.extensionUri, files, panels),
    files,
    panels,
    restorePanel: (view, state) => panels.restore(view, state),
  }
}
