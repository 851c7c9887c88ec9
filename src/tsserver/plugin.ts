// The TypeScript server plugin: gives `.nn.ts` files their types in every project, without any configuration.
import { join } from 'node:path'
import type ts from 'tsserver-types/lib/tsserverlibrary.js'
import { adaptLanguageService } from './adaptLanguageService.ts'
import { adaptProject } from './adaptProject.ts'

/** What tsserver calls once; its `typescript` is the server's own, of whatever version the user runs. */
export function createPlugin(modules: { typescript: typeof ts }): ts.server.PluginModule {
  return {
    create(info) {
      adaptProject(modules.typescript, info.project, info.languageService, [
        join(__dirname, 'nn.d.ts'),
        join(__dirname, 'nn', 'library.d.ts'),
      ])
      return adaptLanguageService(modules.typescript, info.languageService, info.project)
    },
  }
}
